"""Where everybody stands on everything that was voted on: the latest closed round of each matter, as plain values.

Sixty people on sixty matters are 3,600 positions; so one statement brings them as bare pairs, and none is an object.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.members.states import Level
from taskforce.voting import homes, policy
from taskforce.voting.homes import Place
from taskforce.voting.models import Position, Round, Seat, StrawPoll
from taskforce.voting.queries.polls import named_polls, steps_taken
from taskforce.voting.rules.gradient import Step
from taskforce.voting.states import Choice, RoundState

NOWHERE = Place("", 0)


@dataclass(frozen=True)
class Straw:
    """The last straw poll with names before the vote: its steps, and the step of each person by public id."""

    public_id: str
    steps: list[Step]
    taken: dict[str, int]


@dataclass(frozen=True)
class Column:
    """One matter by its latest closed round. `figures`: the counts; `stands`: the position of each seat, by person.

    `straw`: the straw poll before it, if there was one with names.
    """

    public_id: str
    matter_kind: str
    matter_id: str
    label: str
    place: Place
    question: str
    rule: dict[str, Any]
    outcome: str
    sentence: str
    figures: dict[str, Any]
    closed_at: datetime
    stands: dict[str, str]
    straw: Straw | None = None

    @property
    def matter(self) -> tuple[str, str]:
        """Kind and public id of what was voted on."""
        return self.matter_kind, self.matter_id


class Line(NamedTuple):
    """One person, as printed in the last of these rounds in which they had a seat."""

    public_id: str
    name: str
    title: str
    given: str
    family: str
    level: str


@dataclass(frozen=True)
class Matrix:
    """Columns in the order of their matters; people by level of government, in the order of the electorate."""

    columns: list[Column]
    levels: list[tuple[str, list[Line]]]

    @property
    def people(self) -> list[Line]:
        """Everybody, level after level."""
        return [line for _, lines in self.levels for line in lines]


def matrix(session: Session, actor: Actor) -> Matrix:
    """All of it, in as many statements however much there is; rounds that are still open are not in it."""
    places = homes.places(session, actor)
    columns = _columns(session, actor, places)
    lines: dict[str, tuple[int, Line]] = {}
    for round_id, person, choice, recused_why, place, *printed in _seats(session, list(columns)):
        columns[round_id].stands[person] = choice or (Choice.RECUSE.value if recused_why else "")
        lines[person] = place, Line(person, *printed)
    levels: dict[str, list[Line]] = {level.value: [] for level in Level}
    for _, line in sorted(lines.values(), key=lambda pair: (pair[0], pair[1].name)):
        levels[line.level].append(line)
    order = {key: at for at, key in enumerate(places)}
    columns = _with_straws(session, actor, columns)
    shown = sorted(columns.values(), key=lambda one: (order.get(one.matter, len(order)), one.label))
    return Matrix(shown, [(level, found) for level, found in levels.items() if found])


def _with_straws(session: Session, actor: Actor, columns: dict[int, Column]) -> dict[int, Column]:
    """The columns, each with the last straw poll that closed before its vote did."""
    polls = named_polls(session, actor)
    before = {round_id: _last_before(polls.get(one.matter, []), one) for round_id, one in columns.items()}
    taken = steps_taken(session, [poll for poll in before.values() if poll])
    return {
        round_id: replace(one, straw=Straw(poll.public_id, poll.gradient, taken[poll.id])) if poll else one
        for (round_id, one), poll in zip(columns.items(), before.values(), strict=True)
    }


def _last_before(polls: list[StrawPoll], one: Column) -> StrawPoll | None:
    earlier = [poll for poll in polls if poll.closed_at and poll.closed_at <= one.closed_at]
    return earlier[-1] if earlier else None


def _columns(session: Session, actor: Actor, places: dict[tuple[str, str], Place]) -> dict[int, Column]:
    """The latest closed round of each matter whose positions the actor may see, by its number."""
    closed = (
        select(
            Round.id, Round.task_force_id, Round.state, Round.public_id, Round.matter_kind, Round.matter_id,
            Round.matter_label, Round.question, Round.rule, Round.outcome, Round.sentence, Round.counts,
            Round.closed_at,
        )
        .where(Round.task_force_id == actor.task_force_id, Round.state == RoundState.CLOSED)
        .order_by(Round.closed_at, Round.id)
    )  # fmt: skip
    found: dict[tuple[str, str], tuple[int, Column]] = {}
    row: Any
    for row in session.execute(closed):
        key = (row.matter_kind, row.matter_id)
        if policy.may_see_positions(actor, row):
            found.pop(key, None)
            found[key] = row.id, _column(row, places.get(key, NOWHERE))
    return dict(found.values())


def _column(row: Any, place: Place) -> Column:
    return Column(
        row.public_id,
        row.matter_kind,
        row.matter_id,
        row.matter_label,
        place,
        row.question,
        row.rule,
        row.outcome,
        row.sentence,
        row.counts,
        row.closed_at,
        {},
    )


def _seats(session: Session, rounds: list[int]) -> Any:
    """Every seat of these rounds with its position, the older rounds first, so that the last printed name stands."""
    taken = and_(Position.round_id == Seat.round_id, Position.person_id == Seat.person_id)
    return session.execute(
        select(
            Seat.round_id, Seat.person_public_id, Position.choice, Seat.recused_why, Seat.place,
            Seat.printed_name, Seat.printed_title, Seat.given, Seat.family, Seat.level,
        )
        .outerjoin(Position, taken)
        .join(Round, Round.id == Seat.round_id)
        .where(Seat.round_id.in_(rounds))
        .order_by(Round.closed_at, Round.id, Seat.place)
    )  # fmt: skip
