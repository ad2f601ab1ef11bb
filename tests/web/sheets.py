"""Every form of the program as a browser finds it: read from the pages, filled in so that it would be taken."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.web.doors import doors
from tests.web.house import House, Things, Visitor

Pairs = list[tuple[str, str]]
# What is typed where nothing stands yet: by the name of the field, else by its type.
BY_NAME = {
    "password": "four wooden boats upstream",
    "text": "Name\nAna Lee",
    "entries": "@book{a-key, title = {Tides}}",
    "address": "ana@example.org",
    "ends_at": "2022-06-01T11:00",
    "key": "a-key",
    "url": "",
    "link": "",
}
BY_TYPE = {"date": "2022-06-01", "datetime-local": "2022-06-01T10:00", "number": "1"}
LEFT_EMPTY = {"words", "opens_at"}  # where they may be
TICKED = {"roles", "certify", "texts", "comments"}
# Pages that show forms which no other page has.
MORE_PAGES = {
    "invited": "people/{}",
    "begun": "meetings/{}",
    "unwritten": "meetings/{}/minutes",
    "circulated": "meetings/{}/minutes",
    "adopted": "recommendations/{}",
    "idea": "recommendations/{}",
}


@dataclass
class Field:
    """One field: its type as in HTML, whether it must be filled, what stands in it, and what can be chosen."""

    name: str
    type: str
    is_needed: bool = False
    values: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)

    @property
    def filled(self) -> list[str]:
        """What a person would send."""
        if any(self.values) or self.type == "hidden":
            return self.values
        if self.type == "file" or (self.type == "password" and not self.is_needed):
            return [""]
        if self.type == "checkbox":
            return self.options[:1] if self.name in TICKED else []
        if self.name.startswith(("in_", "out_")):
            return [""]  # the hours of whoever was there throughout
        if self.options:
            return ["" if "" in self.options and not self.is_needed else next(filter(None, self.options))]
        if self.name in LEFT_EMPTY and not self.is_needed:
            return [""]
        return [BY_NAME.get(self.name, BY_TYPE.get(self.type, "Words"))]


@dataclass(frozen=True)
class Sheet:
    """A form of a page, by whom it was found, and where it goes."""

    visitor: Visitor
    endpoint: str
    path: str
    fields: dict[str, Field]

    @property
    def filled(self) -> Pairs:
        """The whole form as a person would send it."""
        return [(name, value) for name, one in self.fields.items() for value in one.filled]


class Reader(HTMLParser):
    """Collects the forms of a page: pairs of address and fields."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, Field]]] = []
        self._open: Field | None = None
        self._posts = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._posts = facts.get("method") == "post" and "hidden" not in facts  # a script fills that one
            self.forms += [(facts.get("action", ""), {})] if self._posts else []
        elif not self._posts:
            return
        elif tag in ("input", "select", "textarea", "button") and facts.get("name") and self.forms:
            self._open = self._field(facts["name"], facts.get("type", tag), "required" in facts)
            self._take(tag, facts, facts.get("value", ""))
        elif tag == "option" and self._open:
            self._open.options.append(facts.get("value", ""))
            self._open.values += [facts.get("value", "")] if "selected" in facts else []

    def _field(self, name: str, type: str, is_needed: bool) -> Field:
        return self.forms[-1][1].setdefault(name, Field(name, type, is_needed))

    def _take(self, tag: str, facts: dict[str, str], value: str) -> None:
        assert self._open
        if tag == "button" or facts.get("type") in ("radio", "checkbox"):
            self._open.options.append(value)
            self._open.values += [value] if "checked" in facts else []
        elif tag == "input":
            self._open.values.append(value)

    def handle_data(self, data: str) -> None:
        if self._open and self._open.type == "textarea":
            self._open.values.append(data.removeprefix("\r\n").removeprefix("\n"))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("textarea", "select", "form"):
            self._open = None
        if tag == "form":
            self._posts = False


def sheets(house: House, *more: str) -> list[Sheet]:
    """Every form that facilitator and member find on any page of Harbors, or on these pages; each kind once."""
    found: dict[tuple[str, ...], Sheet] = {}
    for role in ("facilitator", "member"):
        visitor = house.visitor(role)
        for path in [*_pages(house, house.things["harbors"]), *more]:
            for sheet in read(house, visitor, path):
                found.setdefault((sheet.path, *sheet.fields), sheet)
    return list(found.values())


def read(house: House, visitor: Visitor, path: str) -> Iterator[Sheet]:
    """The forms of one page, without the token of protection."""
    answer = house.get(visitor, path)
    if answer.mimetype != "text/html":
        return
    reader = Reader()
    reader.feed(answer.text)
    router = house.app.url_map.bind("localhost")
    for action, fields in reader.forms:
        fields.pop("csrf_token", None)
        target = action or path
        endpoint, _ = router.match(target.partition("?")[0], "POST")
        yield Sheet(visitor, endpoint, target, fields)


def _pages(house: House, things: Things) -> Iterator[str]:
    for door in doors(house.app, "harbors", things):
        if door.method == "GET":
            yield door.path
    for thing, page in MORE_PAGES.items():
        yield f"/t/harbors/{page.format(things[thing])}"
