"""Files made up at random: right ones, in the form in which they are written out."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as some

from taskforce.records.rules import times
from taskforce.texts.rules import blocks

Facts = dict[str, Any]
START = datetime(2022, 3, 1, 15, 0, tzinfo=UTC)
ZONES = ["America/New_York", "UTC", "Asia/Kathmandu"]
WORDS = [
    "harbor",
    "Åsa’s",
    "yes",
    "no",
    "12:30",
    "# one",
    "- two",
    "“three”",
    "a_b*c*",
    "<b>",
    "null",
    "ﬁve",
    "דרך",
    "2022-05-12",
]
ACTIVE = ["ellery", "lund", "roe"]

line = some.lists(some.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
paragraph = some.lists(some.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)
prose = (
    some.lists(paragraph, max_size=4)
    .map(lambda parts: blocks.join(blocks.split("\n\n".join(parts))))
    .filter(lambda text: text == blocks.join(blocks.split(text)))
)


spoken = prose.filter(bool)


class Clock:
    """Each act a little later than the one before."""

    def __init__(self, zone: str, gaps: list[int]) -> None:
        self._zone, self._gaps, self._now = zone, gaps, START

    def act(self, by: str, **more: Any) -> Facts:
        self._now += timedelta(seconds=60 + self._gaps[self._now.minute % len(self._gaps)])
        return {"by": by, "at": times.words(self._now, self._zone), **more}


@some.composite
def files(draw: some.DrawFn) -> Facts:
    """A whole file: a charter, three people who act and some who do not, texts in all states before the vote."""
    zone = draw(some.sampled_from(ZONES))
    clock = Clock(zone, draw(some.lists(some.integers(0, 5000), min_size=1, max_size=5)))
    founded = clock.act("ellery")
    themes = draw(some.lists(line, min_size=1, max_size=3))
    keys = [f"theme-{n}" for n in range(len(themes))]
    recommendations = [
        draw(_recommendation(clock, f"rec-{n}", draw(some.sampled_from(keys))))
        for n in range(draw(some.integers(0, 4)))
    ]
    return {
        "format": "taskforce/1",
        "task_force": {
            "slug": "any",
            "name": draw(line),
            "host": draw(line),
            "purpose": draw(prose),
            "mandate": draw(some.lists(line, max_size=3)),
            "themes": [{"key": k, "title": t} for k, t in zip(keys, themes, strict=True)],
            "rule": {"base": "cast", "operator": "at_least", "threshold": "2/3", "quorum": "0/1"},
            "zone": zone,
            "accent": "#14506f",
            "founded": founded,
        },
        "people": draw(_people()),
        "sources": [
            {"key": f"s{n}", "kind": "report", "title": draw(line)} for n in range(draw(some.integers(0, 3)))
        ],
        "recommendations": sorted(recommendations, key=lambda one: (one["theme"], one["key"])),
        "report": draw(_report(clock)),
    }


named = some.fixed_dictionaries({"printed_name": line, "sort_name": line}, optional={"printed_title": line})
ways = {"vote_opened": some.sampled_from(["daily", "off"]), "reminder": some.just("off")}
hours = some.sampled_from([0, 6, 23])
told = some.fixed_dictionaries({}, optional={"told": some.fixed_dictionaries({"hour": hours}, optional=ways)})


@some.composite
def _people(draw: some.DrawFn) -> list[Facts]:
    roles = {"ellery": ["facilitator"], "lund": ["co_chair", "member"], "roe": ["member"]}
    people: list[Facts] = [
        {**draw(named), **draw(told), "key": key, "roles": roles[key], "email": f"{key}@example.org"}
        for key in ACTIVE
    ]
    for n in range(draw(some.integers(0, 3))):
        quoted = {"quote": {"text": draw(line)}, "name_variants": draw(some.lists(line))}
        people.append({**draw(named), **quoted, "key": f"listed-{n}", "listed_only": True})
    return [{**person, "precedence": n} for n, person in enumerate(people, 1)]


@some.composite
def _recommendation(draw: some.DrawFn, clock: Clock, key: str, theme: str) -> Facts:
    proposed = clock.act(draw(some.sampled_from(ACTIVE)))
    versions = [{**proposed, **draw(_text(1))}]
    history: list[Facts] = []
    comments: list[Facts] = []
    state = "proposed"
    for to in [
        "drafting",
        "open_for_comment",
        "comments_closed",
        draw(some.sampled_from(["drafting", "deferred"])),
    ]:
        if draw(some.integers(0, 3)) == 0:
            break
        history.append(clock.act("ellery", to=to, why=draw(line)))
        state = to
        if to == "deferred" and draw(some.booleans()):
            history.append(clock.act("lund", to="drafting", why=draw(line)))
            state = "drafting"
        if to != "deferred" and draw(some.booleans()):
            text = draw(_text(len(versions) + 1))
            versions.append({**clock.act("ellery"), "note": draw(line), **text})
        if to == "open_for_comment":
            comments = [draw(_comment(clock, n, versions)) for n in range(1, draw(some.integers(1, 4)))]
    return {
        "key": key,
        "theme": theme,
        "state": state,
        "proposed": proposed,
        "versions": versions,
        "history": history,
        "comments": comments,
    }


@some.composite
def _text(draw: some.DrawFn, number: int) -> Facts:
    """Printed fields and a text, never the same as those before."""
    fields = {"title": draw(line), "addressee": draw(line), "action": f"{draw(line)} {number}"}
    fields |= draw(some.fixed_dictionaries({}, optional={"by_when": line, "vehicle": line}))
    return {"fields": fields, "text": draw(prose)}


@some.composite
def _comment(draw: some.DrawFn, clock: Clock, number: int, versions: list[Facts]) -> Facts:
    version = draw(some.integers(1, len(versions)))
    count = len(blocks.split(versions[version - 1]["text"]))
    places: list[Facts] = [{}, {"field": "action"}, *({"block": n + 1} for n in range(count))]
    made = clock.act(draw(some.sampled_from(ACTIVE)))
    repliers = draw(some.lists(some.sampled_from(ACTIVE), max_size=2))
    replies = [clock.act(by, body=draw(spoken)) for by in repliers]
    comment = {
        "key": f"c{number}",
        **made,
        "version": version,
        **draw(some.sampled_from(places)),
        "kind": draw(some.sampled_from(["critical", "substantive", "editorial", "question"])),
        "body": draw(spoken),
        "proposed": draw(prose),
        "replies": replies,
    }
    if draw(some.booleans()):
        verdict = draw(some.sampled_from(["accepted_in_part", "rejected", "out_of_scope", "deferred"]))
        comment["disposition"] = clock.act("ellery", **{"as": verdict, "reason": draw(line)})
    return comment


@some.composite
def _report(draw: some.DrawFn, clock: Clock) -> Facts | None:
    if draw(some.booleans()):
        return None
    kinds = draw(
        some.lists(some.sampled_from(["summary", "practices", "members", "notes", "method"]), unique=True)
    )
    begun = clock.act("ellery")
    return {"title": draw(line), "begun": begun, "parts": [draw(_part(clock, kind)) for kind in kinds]}


@some.composite
def _part(draw: some.DrawFn, clock: Clock, kind: str) -> Facts:
    texts = draw(some.lists(spoken, max_size=2, unique=True))
    versions = [clock.act("ellery", text=text) for text in texts]
    return {"key": f"part-{kind}", "kind": kind, "title": draw(line), "versions": versions}
