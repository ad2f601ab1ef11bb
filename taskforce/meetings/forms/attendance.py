"""Who came: the whole list at once, and one person who comes or goes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import TimeField
from wtforms.validators import Optional

from taskforce.meetings.forms.typed import Begun, seats
from taskforce.meetings.models import Attendance, Meeting
from taskforce.meetings.states import Presence
from taskforce.members.models import Person
from taskforce.web.forms import Choice, Form

PRESENCES = [
    (Presence.PRESENT.value, "Here"),
    (Presence.REMOTE.value, "Remote"),
    (Presence.APOLOGIES.value, "Apologies"),
    (Presence.DELEGATE.value, "By delegate"),
    (Presence.ABSENT.value, "Absent"),
]
SEAT, CAME, WENT, BY = (
    "as_",
    "in_",
    "out_",
    "by_",
)  # before the public id of a person in the list of attendance


class Hour(TimeField):
    """An hour as the clock of the place shows it, or none."""

    def __init__(self, label: str, **rest: Any):
        super().__init__(label, [Optional()], **rest)

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError("Please give an hour, for example 14:20.") from None


@dataclass(frozen=True)
class Said:
    """What was typed of one person."""

    presence: str
    came: time | None
    went: time | None
    delegate: str


class AttendanceForm(Form):
    """How each person attended; the seats are added by `attendance_form`."""

    roll = Begun()

    def said(self) -> dict[str, Said]:
        """What was typed, by the public ids of people; who has no answer is left out."""
        given = self.data
        names = [name.removeprefix(SEAT) for name, value in given.items() if name.startswith(SEAT) and value]
        return {
            name: Said(given[SEAT + name], given[CAME + name], given[WENT + name], given.get(BY + name) or "")
            for name in names
        }


def attendance_form(
    people: Iterable[Person], meeting: Meeting, delegates: Mapping[int, Sequence[Person]]
) -> AttendanceForm:
    """The form with a choice and two hours for each of these people, as recorded so far, and who may stand in."""
    rows = {row.person_id: row for row in meeting.attendance}
    fields: dict[str, Any] = {}
    known: dict[str, Any] = {"roll": meeting.roll}
    for one in people:
        name, row = one.public_id, rows.get(one.id)
        fields[SEAT + name] = Choice(one.printed_name, PRESENCES, required=False)
        fields[CAME + name], fields[WENT + name] = Hour("Came at"), Hour("Left at")
        able = [*delegates.get(one.id, []), *([row.represented_by] if row and row.represented_by else [])]
        if able:
            fields[BY + name] = Choice("By", [("", "Nobody named"), *seats(able)], required=False)
        if row is not None:
            known |= _known(row, meeting.zone)
    sheet: type[AttendanceForm] = type("AttendanceSheet", (AttendanceForm,), fields)
    return sheet(data=known)


class ComingForm(Form):
    """Somebody comes or goes now, said by the button that is pressed."""

    person = Choice("Who")

    def offer(self, people: Iterable[Person]) -> None:
        """Let the writer choose among these people."""
        self.person.choices = [("", "Choose a person"), *seats(people)]


def _known(row: Attendance, zone: str) -> dict[str, Any]:
    name = row.person.public_id
    return {
        SEAT + name: row.presence,
        CAME + name: _clock(row.arrived_at, zone),
        WENT + name: _clock(row.left_at, zone),
        BY + name: row.represented_by.public_id if row.represented_by else "",
    }


def _clock(moment: datetime | None, zone: str) -> time | None:
    return moment.astimezone(ZoneInfo(zone)).time().replace(second=0, microsecond=0) if moment else None
