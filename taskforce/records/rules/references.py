"""Whether a file that fits the schema hangs together: keys once, everything referred to there, days and zones real."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from taskforce.records.rules.faults import Path

Breach = tuple[Path, str]
Values = dict[str, Any]

_PERSON = frozenset({"by", "delegate", "for", "lead", "mover", "owner", "person", "principal"})
_LISTS_OF_PEOPLE = frozenset({"asked", "signers", "electorate", "recused"})
_LISTS_WITH_KEYS = (
    "people",
    "sources",
    "practices",
    "earlier_reports",
    "recommendations",
    "meetings",
    "rounds",
    "straw_polls",
    "announcements",
)


def broken(document: Values) -> Iterator[Breach]:
    """Each broken reference with its path and a sentence."""
    yield from _repeated(document)
    yield from _people(document)
    yield from _approvals(document)
    yield from _left(document)
    yield from _times(document)
    yield from _things(document)
    yield from _interests(document)
    yield from _lineage(document)
    for n, recommendation in enumerate(document.get("recommendations", [])):
        yield from _beginning(("recommendations", n), recommendation)
        yield from _comments(("recommendations", n), recommendation)


def _walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    yield path, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _walk(item, (*path, key))
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from _walk(item, (*path, n))


def _repeated(document: Values) -> Iterator[Breach]:
    """Keys and addresses that stand more than once where they may stand once."""
    charter, report = document["task_force"], document.get("report", {})
    lists: list[tuple[Path, list[Values]]] = [((name,), document.get(name, [])) for name in _LISTS_WITH_KEYS]
    lists += [(("task_force", name), charter.get(name, [])) for name in ("themes", "disclaimers", "stages")]
    lists.append((("report", "parts"), report.get("parts", [])))
    for n, recommendation in enumerate(document.get("recommendations", [])):
        lists.append((("recommendations", n, "comments"), recommendation.get("comments", [])))
    for n, meeting in enumerate(document.get("meetings", [])):
        lists.append((("meetings", n, "agenda"), meeting.get("agenda", [])))
    for path, items in lists:
        yield from _twice(path, "key", [item["key"] for item in items])
    addresses = [person.get("email", "").lower() for person in document["people"]]
    yield from _twice(("people",), "email", addresses)


def _twice(path: Path, name: str, words: list[str]) -> Iterator[Breach]:
    seen: set[str] = set()
    for n, word in enumerate(words):
        if word and word in seen:
            yield (*path, n, name), f"“{word}” stands here a second time."
        seen.add(word)


def _people(document: Values) -> Iterator[Breach]:
    """Every act, task and signature belongs to somebody who is in the file and not merely listed."""
    known = {person["key"]: person for person in document["people"]}
    for path, value in _walk({name: part for name, part in document.items() if name != "people"}):
        if not isinstance(value, str) or not _names_a_person(path):
            continue
        if value not in known:
            yield path, f"There is nobody with the key “{value}” in `people`."
        elif known[value].get("listed_only"):
            name = known[value]["printed_name"]
            yield path, f"{name} is only listed, and neither acts nor signs nor is given tasks."


def _approvals(document: Values) -> Iterator[Breach]:
    """Whoever said something of how people are printed is one of them."""
    known = {person["key"] for person in document["people"]}
    for n, person in enumerate(document["people"]):
        for m, approval in enumerate(person.get("approvals", [])):
            if approval.get("by", person["key"]) not in known:
                path = ("people", n, "approvals", m, "by")
                yield path, f"There is nobody with the key “{approval['by']}” in `people`."


def _left(document: Values) -> Iterator[Breach]:
    """Whoever wrote down that somebody left, and whoever took the seat, is one of the people."""
    known = {person["key"] for person in document["people"]}
    for n, person in enumerate(document["people"]):
        for name in ("by", "replaced_by"):
            key = person.get("left", {}).get(name)
            if key is not None and key not in known:
                yield ("people", n, "left", name), f"There is nobody with the key “{key}” in `people`."


def _names_a_person(path: Path) -> bool:
    if path[-1] in _PERSON:
        return True
    return len(path) > 1 and path[-2] in _LISTS_OF_PEOPLE and isinstance(path[-1], int)


def _times(document: Values) -> Iterator[Breach]:
    """Days that the calendar has, hours that the clock has, zones that exist."""
    for path, value in _walk(document):
        name = str(path[-1]) if path else ""
        if name == "zone" and not _is_zone(value):
            yield path, f"There is no time zone “{value}”. One is America/New_York."
        elif (name == "at" or name.endswith("_at")) and not _reads(datetime.fromisoformat, value):
            yield path, f"“{value}” is no moment of the calendar and the clock."
        elif (name == "day" or name.endswith("_on")) and not _reads(date.fromisoformat, value):
            yield path, f"“{value}” is no day of the calendar."


def _reads(reader: Any, words: str) -> bool:
    try:
        reader(words)
    except ValueError:
        return False
    return True


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _things(document: Values) -> Iterator[Breach]:
    """Themes, sources, recommendations and versions that are referred to."""
    themes = _keys(document["task_force"].get("themes", []))
    sources = _keys(document.get("sources", []))
    versions = {r["key"]: len(r["versions"]) for r in document.get("recommendations", [])}
    for n, practice in enumerate(document.get("practices", [])):
        yield from _known(("practices", n, "source"), practice["source"], sources, "source")
    for n, recommendation in enumerate(document.get("recommendations", [])):
        yield from _known(("recommendations", n, "theme"), recommendation["theme"], themes, "theme")
    for n, meeting in enumerate(document.get("meetings", [])):
        for m, item in enumerate(meeting.get("agenda", [])):
            for k, key in enumerate(item.get("recommendations", [])):
                path = ("meetings", n, "agenda", m, "recommendations", k)
                yield from _known(path, key, versions, "recommendation")
            yield from _decisions(("meetings", n, "agenda", m), item)
    yield from _asked(document, versions)
    for n, part in enumerate(document.get("report", {}).get("parts", [])):
        if part["kind"] == "section" and "theme" not in part:
            yield ("report", "parts", n), "A section needs its “theme”."
        elif "theme" in part:
            yield from _known(("report", "parts", n, "theme"), part["theme"], themes, "theme")


def _asked(document: Values, versions: dict[str, int]) -> Iterator[Breach]:
    """What was voted on, and on what people said where they stand; `versions`: how many each recommendation has."""
    for kind in ("rounds", "straw_polls"):
        for n, asked in enumerate(document.get(kind, [])):
            asked_on = asked["recommendation"]
            yield from _known((kind, n, "recommendation"), asked_on, versions, "recommendation")
            yield from _version((kind, n, "version"), asked, versions.get(asked_on))


def _interests(document: Values) -> Iterator[Breach]:
    """The recommendations in which somebody declared an interest."""
    known = _keys(document.get("recommendations", []))
    for n, interest in enumerate(document.get("interests", [])):
        if "recommendation" in interest:
            path = ("interests", n, "recommendation")
            yield from _known(path, interest["recommendation"], known, "recommendation")


def _lineage(document: Values) -> Iterator[Breach]:
    """Of what a recommendation was made, and the earlier ones that it names."""
    known = _keys(document.get("recommendations", []))
    numbers = {
        report["key"]: [one["number"] for one in report["recommendations"]]
        for report in document.get("earlier_reports", [])
    }
    for n, report in enumerate(document.get("earlier_reports", [])):
        yield from _twice(("earlier_reports", n, "recommendations"), "number", numbers[report["key"]])
    for n, found in enumerate(document.get("recommendations", [])):
        path: Path = ("recommendations", n)
        if "split_from" in found:
            yield from _known((*path, "split_from"), found["split_from"], known, "recommendation")
        for m, move in enumerate(found.get("history", [])):
            if move["to"] == "merged":
                yield from _known((*path, "history", m), move.get("into", ""), known, "recommendation")
        for m, said in enumerate(found.get("lineage", [])):
            here = (*path, "lineage", m)
            if (said["how"] == "new") == ("report" in said):
                yield here, "What is new names no earlier “report”; all else names one."
            elif "report" in said:
                yield from _known((*here, "report"), said["report"], numbers, "earlier report")
                numbered = numbers.get(said["report"], [said.get("number")])
                yield from _known(
                    (*here, "number"), said.get("number", ""), numbered, "earlier recommendation"
                )


def _keys(items: list[Values]) -> set[str]:
    return {item["key"] for item in items}


def _known(path: Path, key: str, among: Iterable[str], kind: str) -> Iterator[Breach]:
    if key not in among:
        yield path, f"There is no {kind} with the key “{key}”."


def _version(path: Path, thing: Values, count: int | None) -> Iterator[Breach]:
    if count is not None and thing["version"] > count:
        yield path, f"There is no version {thing['version']}; the last is {count}."


def _decisions(path: Path, item: Values) -> Iterator[Breach]:
    """A decision may be on one of the recommendations that its item carries."""
    for k, decision in enumerate(item.get("decisions", [])):
        key = decision.get("recommendation")
        if key is not None and key not in item.get("recommendations", []):
            yield (*path, "decisions", k, "recommendation"), f"The item does not carry “{key}”."


def _beginning(path: Path, recommendation: Values) -> Iterator[Breach]:
    """The first version is written in the act of putting forward."""
    first, proposed = recommendation["versions"][0], recommendation["proposed"]
    for name in ("by", "at"):
        if first[name] != proposed[name]:
            yield (*path, "versions", 0, name), f"The first version is that of “proposed”: {proposed[name]}."
    if "note" in first:
        yield (*path, "versions", 0, "note"), "The first version has no note: there is nothing it changes."


def _comments(path: Path, recommendation: Values) -> Iterator[Breach]:
    """Places, versions and dispositions of the comments on one recommendation."""
    comments = recommendation.get("comments", [])
    labels = _keys(comments)
    for n, comment in enumerate(comments):
        here = (*path, "comments", n)
        named = [
            (review["key"], one["key"])
            for review in recommendation.get("reviews", [])
            for one in review["reviewers"]
        ]
        outside = (comment.get("review"), comment.get("reviewer"))
        if ("by" in comment) == (outside in named):
            yield (
                here,
                "A comment is by somebody of the people, or by one of the reviewers of one of the reviews.",
            )
        if "block" in comment and "field" in comment:
            yield (*here, "field"), "A comment is on a block or on a field, not on both."
        yield from _version((*here, "version"), comment, len(recommendation["versions"]))
        for name in ("answered_before", "disposition"):
            if name in comment:
                yield from _disposition((*here, name), comment["key"], comment[name], labels)
        reopened = comment.get("answered_before", {}).get("response", {}).get("as")
        if "answered_before" in comment and reopened != "reopened":
            yield (
                (*here, "answered_before"),
                "An answer before ends with the “response” that reopened the comment.",
            )


def _disposition(path: Path, key: str, disposition: Values, labels: set[str]) -> Iterator[Breach]:
    other = disposition.get("duplicate_of")
    if disposition["as"] != "accepted" and "reason" not in disposition:
        yield path, "Only “accepted” needs no “reason”."
    if disposition["as"] == "duplicate" and other is None:
        yield path, "A duplicate needs “duplicate_of”."
    if other is not None and (other not in labels or other == key):
        yield (*path, "duplicate_of"), f"There is no other comment “{other}” on this recommendation."
