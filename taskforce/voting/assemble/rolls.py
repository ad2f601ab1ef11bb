"""The roll as it is called: a row for each seat in the fixed order, and what was written down of it."""

from collections.abc import Iterable
from typing import NamedTuple

from taskforce.voting.models import RollCall, Seat

HERE = {"present": "Here", "remote": "Here, remotely", "absent": "Not here"}


class Called(NamedTuple):
    """One row. `is_asked`: whether a position can be written down; `note`: why not, or what else must be known.

    `choice` and `reason`: what was written down; what somebody cast by themselves stays hidden until the close.
    """

    person: str
    name: str
    title: str
    how: str
    is_asked: bool
    note: str
    needs_why: bool
    choice: str
    reason: str


def called(roll: RollCall, seats: Iterable[Seat]) -> list[Called]:
    """The rows in the order of the roll; positions must be loaded."""
    by_person = {seat.person_public_id: seat for seat in seats}
    return [_row(entry, by_person[entry["person"]]) for entry in roll.people]


def _row(entry: dict[str, str], seat: Seat) -> Called:
    position = seat.position
    how, note, is_asked = HERE.get(entry["as"], ""), "", entry["as"] != "absent"
    if entry["as"] == "delegate":
        how = f"By {entry['by_name']}" if entry["by_name"] else "By a delegate"
        is_asked = bool(entry["speaks"])
        note = "" if is_asked else "May not vote for them."
    if position is not None and position.is_own:
        is_asked, note = False, "Has voted by themselves, and alone can change that."
    elif position is not None and not position.entered_by_name:
        note = f"{position.cast_by_name} has voted."
    elif seat.recused_why and position is None:
        note = "Recused at the opening; takes part only with a reason."
    entered = position if position is not None and position.entered_by_name else None
    return Called(
        seat.person_public_id,
        seat.printed_name,
        seat.printed_title,
        how,
        is_asked,
        note,
        is_asked and bool(seat.recused_why),
        entered.choice if entered else "",
        entered.reason if entered else "",
    )
