"""An announcement as plain values: what the facilitator wrote, the charter, and people as they are printed.

Page, print and fingerprint are made of these values and of nothing else; what is published is kept in this form.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from taskforce.announcement.models import Announcement
from taskforce.announcement.rules.spelling import Name, Spelling, otherwise, parts_of
from taskforce.charter.models import TaskForce
from taskforce.core import canonical
from taskforce.core.citing import without
from taskforce.members.models import Person
from taskforce.members.queries import Sheet
from taskforce.members.states import Part

Content = dict[str, Any]
WRITTEN = ("headline", "opening", "closing", "about_host", "contact")  # the words of the facilitator
_TEXTS = (*WRITTEN, "task_force", "host", "funder", "purpose", "place", "day", "accent", "sample_notice")
_NOBODY = {"key": "", "name": "", "title": "", "quote": "", "context": ""}
GROUPS = ("host_principal", "facilitator", "co_chair")  # those who are printed with their quote
ALL = (*GROUPS, "member")


@dataclass(frozen=True)
class Fault:
    """Something that is not approved: of whom, which part, and how far it is (`members.rules.approving.Stand`)."""

    person: str
    public_id: str
    part: str
    stand: str


@dataclass(frozen=True)
class Place:
    """A text in which names are looked for: its key, and its name for people."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class Found:
    """A name that reads otherwise in a place. `around`: the words before and after it; `accepted`: it may stay."""

    place: Place
    spelling: Spelling
    accepted: bool

    @property
    def before(self) -> str:
        """Some words before it."""
        return self.place.text[max(self.spelling.start - 40, 0) : self.spelling.start]

    @property
    def after(self) -> str:
        """Some words after it."""
        return self.place.text[self.spelling.end : self.spelling.end + 40]


@dataclass(frozen=True)
class Composed:
    """The announcement as it would be published now, and what stands against it."""

    content: Content
    faults: tuple[Fault, ...]
    found: tuple[Found, ...]

    @property
    def open(self) -> list[Found]:
        """Spellings that nobody has decided."""
        return [one for one in self.found if not one.accepted]

    @property
    def is_ready(self) -> bool:
        """Whether it may be published."""
        return not self.faults and not self.open


def composed(announcement: Announcement, charter: TaskForce, sheets: Sequence[Sheet]) -> Composed:
    """Everything together; the charter's themes must be loaded, and the sheets be those of everybody who is here."""
    named = [_name(sheet.person) for sheet in sheets]
    sheets = [sheet for sheet in sheets if sheet.person.key not in announcement.left_out]
    content = _content(announcement, charter, sheets)
    kept = {tuple(one) for one in announcement.accepted}
    found = tuple(
        Found(place, one, (place.key, one.found) in kept)
        for place in _places(announcement, charter, content)
        for one in otherwise(place.text, named)
    )
    return Composed(content, tuple(_faults(sheets, announcement.with_members)), found)


def complete(content: Mapping[str, Any]) -> Content:
    """Content as a file has it, with what a file does not say because it is empty."""
    people = content.get("people", {})
    return {
        **dict.fromkeys(_TEXTS, ""),
        **content,
        "mandate": content.get("mandate", []),
        "themes": [{"title": "", "question": "", **one} for one in content.get("themes", [])],
        "people": {group: [{**_NOBODY, **one} for one in people.get(group, [])] for group in ALL},
    }


def fingerprint(content: Content) -> str:
    """SHA-256 of all that is announced."""
    return canonical.digest(content)


def printed_people(content: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Everybody who is named, in order."""
    for group in ALL:
        yield from content["people"][group]


def _content(announcement: Announcement, charter: TaskForce, sheets: Sequence[Sheet]) -> Content:
    shown = {name: getattr(announcement, name) for name in WRITTEN}
    people = {group: [_person(one.person) for one in _of(sheets, group)] for group in GROUPS}
    members = _of(sheets, "member") if announcement.with_members else []
    return {
        **shown,
        "task_force": charter.name,
        "host": charter.host,
        "funder": charter.funder,
        "purpose": without(charter.purpose),
        "mandate": [without(line) for line in charter.mandate],
        "themes": [{"title": one.title, "question": one.question} for one in charter.themes],
        "people": {**people, "member": [_person(one.person, quote=False) for one in members]},
        "place": announcement.place,
        "day": announcement.dated_on.isoformat(),
        "accent": charter.accent,
        "sample_notice": charter.sample_notice,
    }


def _of(sheets: Sequence[Sheet], group: str) -> list[Sheet]:
    """Who is printed under this role: each under the first of theirs, in order of precedence."""
    first = {
        sheet.person.id: next((role for role in ALL if role in sheet.person.role_names), "")
        for sheet in sheets
    }
    return [sheet for sheet in sheets if first[sheet.person.id] == group]


def _person(person: Person, *, quote: bool = True) -> dict[str, str]:
    said = person.quote if quote else ""
    return {
        "key": person.key,
        "name": person.printed_name,
        "title": person.printed_title,
        "quote": said,
        "context": person.quote_context if said else "",
    }


def _name(person: Person) -> Name:
    variants = tuple(str(one) for one in person.name_variants)
    given, family = (person.given, person.family) if person.family else parts_of(person.printed_name)
    return Name(person.key, person.printed_name, given, family, variants)


def _faults(sheets: Sequence[Sheet], with_members: bool) -> Iterator[Fault]:
    for group in (*GROUPS, *(["member"] if with_members else [])):
        parts = (Part.NAME, Part.QUOTE) if group != "member" else (Part.NAME,)
        for sheet in _of(sheets, group):
            for part in parts:
                line = sheet.of(part)
                if not line.is_settled:
                    yield Fault(sheet.person.printed_name, sheet.person.public_id, str(part), str(line.stand))


def _places(announcement: Announcement, charter: TaskForce, content: Content) -> Iterator[Place]:
    labels = {
        "about_host": "About the host",
        "closing": "Closing paragraphs",
        "opening": "Opening paragraphs",
    }
    for name in WRITTEN:
        yield Place(name, labels.get(name, name.capitalize()), getattr(announcement, name))
    yield Place("purpose", "Purpose (charter)", charter.purpose)
    for number, line in enumerate(charter.mandate, 1):
        yield Place(f"mandate-{number}", f"Mandate, task {number} (charter)", line)
    for person in printed_people(content):
        if person["quote"]:
            yield Place(f"quote-{person['key']}", f"Quote of {person['name']}", person["quote"])
