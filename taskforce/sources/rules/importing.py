"""A list of sources as other programs write it, BibTeX or CSL-JSON: read whole, each entry with its faults."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from taskforce.core import names, prose
from taskforce.sources.rules import bibtex

MOST_ENTRIES = 300
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_OF_BIBTEX = {
    "article": "article", "online": "web_page", "electronic": "web_page", "www": "web_page", "jurisdiction": "case",
    "legislation": "statute", "legal": "statute", "hearing": "hearing", "bill": "bill",
    **dict.fromkeys(
        ("book", "inbook", "incollection", "inproceedings", "conference", "proceedings", "techreport", "report",
         "phdthesis", "mastersthesis", "thesis", "manual", "booklet", "unpublished", "collection", "mvbook"), "report"),
}  # fmt: skip
_OF_CSL = {
    "webpage": "web_page", "post": "web_page", "post-weblog": "web_page", "bill": "bill", "legislation": "statute",
    "legal_case": "case", "hearing": "hearing", "regulation": "order",
    **dict.fromkeys(("article", "article-journal", "article-magazine", "article-newspaper"), "article"),
    **dict.fromkeys(
        ("book", "chapter", "report", "thesis", "paper-conference", "document", "manuscript", "speech", "pamphlet"),
        "report"),
}  # fmt: skip
_MARKUP = re.compile(r"</?(?:i|b|em|sup|sub|span)[^>]*>")
_LONGEST = {"author": 500, "title": 500, "container": 500, "issued": 100, "url": 1000, "accessed": 100}


class Unreadable(ValueError):
    """The list cannot be read at all; the text says why."""


@dataclass
class Entry:
    """One source to be: the line or place where it stands, its key and facts as `add_source` takes them."""

    place: str
    key: str
    facts: dict[str, str]
    faults: list[str] = field(default_factory=list)
    is_known: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether it can go into the register."""
        return not self.faults and not self.is_known


def read(text: str, known: Collection[str] = ()) -> list[Entry]:
    """The entries in order; those whose key is among `known` are said to be. Raises Unreadable."""
    text = prose.clean(text)
    if text.lstrip().startswith(("[", "{")):
        entries = _csl(text)
    else:
        entries = [_of_bibtex(entry) for entry in islice(bibtex.read(text), MOST_ENTRIES + 1)]
    if not entries:
        raise Unreadable("There is no entry in this. BibTeX begins each with @, CSL-JSON is a list in [ ].")
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(f"At most {MOST_ENTRIES} entries at once; this has more.")
    seen: set[str] = set()
    for entry in entries:
        _check(entry)
        if entry.key in seen:
            entry.faults.append(f"An entry before has the key “{entry.key}” too.")
        seen.add(entry.key)
        entry.is_known = entry.key in known
    return entries


def _check(entry: Entry) -> None:
    facts = entry.facts
    if not facts.get("title") and not entry.faults:
        entry.faults.append("It has no title.")
    if facts.get("url") and not re.fullmatch(r"https?://[^\s<>\"]+", facts["url"]):
        entry.faults.append("Its address does not begin with https:// or http://.")
    for name, longest in _LONGEST.items():
        if len(facts.get(name, "")) > longest:
            entry.faults.append(f"Its {name} is longer than {longest} characters.")
    if not prose.is_storable("".join(facts.values())):
        entry.faults.append("It holds a character that cannot be kept.")


def _of_bibtex(entry: bibtex.Entry) -> Entry:
    given = {name: bibtex.plain(value) for name, value in entry.fields.items()}
    place, key = f"Line {entry.line}", names.key_of(entry.key, "source", names.LONGEST_OF_TEXTS)
    kind = _OF_BIBTEX.get(entry.kind)
    if entry.kind == "misc":
        kind = "web_page" if given.get("url") else "report"
    issued = given.get("date", "")
    facts = {
        "kind": kind or "",
        "author": "; ".join(map(_person, re.split(r"\s+and\s+", entry.fields.get("author", "")))),
        "title": given.get("title", ""),
        "container": _container(given, kind),
        "issued": _iso(issued) if issued else _month(given.get("month", ""), given.get("year", "")),
        "url": given.get("url", ""),
        "accessed": _iso(given.get("urldate", "")),
    }
    faults = [entry.fault] if entry.fault else []
    if kind is None and not entry.fault:
        faults.append(f"We do not know what a “{entry.kind}” is.")
    return Entry(place, key, facts, faults)


def _container(given: dict[str, str], kind: str | None) -> str:
    if kind == "article":
        journal = given.get("journal") or given.get("journaltitle", "")
        volume, number = given.get("volume", ""), given.get("number") or given.get("issue", "")
        return (
            ", no. ".join(part for part in (f"{journal} {volume}".strip(), number) if part) if journal else ""
        )
    order = ("booktitle", "publisher", "institution", "school", "organization", "howpublished", "number")
    return next((given[name] for name in order if given.get(name)), "")


def _person(name: str) -> str:
    """As the register keeps names: `Family, Given`; a body, which BibTeX puts into brackets, as it is."""
    words = bibtex.plain(name)
    if name.strip().startswith("{") or "," in words or " " not in words:
        return words
    *given, family = words.split()
    while given and given[-1].islower():  # van, de la
        family = f"{given.pop()} {family}"
    return f"{family}, {' '.join(given)}" if given else family


def _csl(text: str) -> list[Entry]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise Unreadable("This begins as CSL-JSON does, and is not JSON to its end.") from fault
    items = found if isinstance(found, list) else found.get("items", [found])
    return [_of_csl(number, item) for number, item in enumerate(items if isinstance(items, list) else [], 1)]


def _of_csl(number: int, item: Any) -> Entry:
    if not isinstance(item, dict):
        return Entry(f"Entry {number}", f"source-{number}", {}, ["This is not an entry of CSL-JSON."])
    kind = _OF_CSL.get(str(item.get("type", "")))
    journal, volume, issue = (_text(item.get(name)) for name in ("container-title", "volume", "issue"))
    publisher, own = _text(item.get("publisher")), _text(item.get("number"))
    article = ", no. ".join(part for part in (f"{journal} {volume}".strip(), issue) if part)
    facts = {
        "kind": kind or "",
        "author": "; ".join(filter(None, map(_csl_name, _list(item.get("author"))))),
        "title": _text(item.get("title")),
        "container": article if kind == "article" else next(filter(None, (journal, publisher, own)), ""),
        "issued": _csl_date(item.get("issued")),
        "url": _text(item.get("URL")),
        "accessed": _csl_date(item.get("accessed")),
    }  # fmt: skip
    key = names.key_of(
        _text(item.get("citation-key") or item.get("id")), f"source-{number}", names.LONGEST_OF_TEXTS
    )
    faults = [] if kind else [f"We do not know what a “{_text(item.get('type'))[:40]}” is."]
    return Entry(f"Entry {number}", key, facts, faults)


def _csl_name(name: Any) -> str:
    if not isinstance(name, dict):
        return ""
    if name.get("literal"):
        return _text(name["literal"])
    family = " ".join(filter(None, (_text(name.get("non-dropping-particle")), _text(name.get("family")))))
    return ", ".join(filter(None, (family, _text(name.get("given")), _text(name.get("suffix")))))


def _csl_date(date: Any) -> str:
    if not isinstance(date, dict):
        return ""
    parts = _list(date.get("date-parts"))
    if not parts:
        return _iso(_text(date.get("raw"))) or _text(date.get("literal"))
    return _iso("-".join(_text(part) for part in _list(parts[0])))


def _iso(words: str) -> str:
    """`2021-03-05` as it is printed, `5 March 2021`; other words as they are."""
    found = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", words.strip())
    if not found or not 1 <= int(found[2] or 1) <= 12:
        return words
    day = f"{int(found[3])} " if found[3] else ""
    return f"{day}{MONTHS[int(found[2]) - 1]} {found[1]}" if found[2] else found[1]


def _month(month: str, year: str) -> str:
    if month.isdecimal() and 1 <= int(month) <= 12:
        name = MONTHS[int(month) - 1]
    else:
        name = next((full for full in MONTHS if month and full.lower().startswith(month.lower()[:3])), month)
    return f"{name} {year}".strip()


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    if not isinstance(value, str | int):
        return ""
    return " ".join(_MARKUP.sub("", str(value)).split())
