"""Calendar entries of meetings, as RFC 5545 and 5546 have them, written by `icalendar`.

Moments are written in UTC, which every calendar shows in the zone of whoever looks. The same meeting has the same
UID for ever; a higher SEQUENCE replaces what went before; a cancelled one stays in a feed, marked as such.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from icalendar import Calendar, Event, vCalAddress, vText, vUri

MAKER = "-//Taskforce//Meetings//EN"


class Method(StrEnum):
    """What a calendar shall do with the entries: keep them, ask for an answer, strike them."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


class Part(StrEnum):
    """What an invited person has answered, in the words of calendars."""

    NEEDS_ACTION = "NEEDS-ACTION"
    ACCEPTED = "ACCEPTED"
    TENTATIVE = "TENTATIVE"
    DECLINED = "DECLINED"
    DELEGATED = "DELEGATED"


@dataclass(frozen=True)
class Party:
    """A name and a mail address."""

    name: str
    address: str


@dataclass(frozen=True)
class Entry:
    """One meeting in a calendar. `uid` never changes; `changed_at` is when the entry last did."""

    uid: str
    sequence: int
    title: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    place: str = ""
    url: str = ""
    words: str = ""
    is_cancelled: bool = False
    organizer: Party | None = None


def write(
    entries: Iterable[Entry],
    method: Method,
    *,
    attendee: Party | None = None,
    part: Part = Part.NEEDS_ACTION,
    name: str = "",
) -> str:
    """The calendar as text. With `attendee` it is for that one person, who is asked unless the meeting is off.

    `name` is that of a feed. Raises ValueError where a name or address cannot be written down.
    """
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    if name:
        calendar.add("x-wr-calname", name)
    for entry in entries:
        event = _event(entry)
        if attendee is not None:
            event.add("attendee", _attendee(attendee, part, asks=not entry.is_cancelled))
        calendar.add_component(event)
    return str(calendar.to_ical().decode())


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("dtstart", entry.starts_at.astimezone(UTC))
    event.add("dtend", entry.ends_at.astimezone(UTC))
    event.add("summary", entry.title)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    for label, words in (("location", entry.place), ("description", entry.words)):
        if words:
            event.add(label, words)
    if entry.url:
        event.add("url", vUri(entry.url))
    if entry.organizer is not None:
        event.add("organizer", _address(entry.organizer))
    return event


def _attendee(party: Party, part: Part, *, asks: bool) -> vCalAddress:
    address = _address(party)
    address.params["role"] = vText("REQ-PARTICIPANT")
    address.params["partstat"] = vText(part.value)
    if asks:
        address.params["rsvp"] = vText("TRUE")
    return address


def _address(party: Party) -> vCalAddress:
    """A parameter takes no quotation mark and no control character: a name goes without them."""
    address = vCalAddress(f"mailto:{party.address}")
    name = " ".join(
        "".join(sign if sign.isprintable() and sign != '"' else " " for sign in party.name).split()
    )
    if name:
        address.params["cn"] = vText(name)
    return address
