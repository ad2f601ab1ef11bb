"""How much each person took part in the votes that are closed: asked, cast, recused, missed."""

from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.voting.models import Position, Round, Seat
from taskforce.voting.states import RoundState


@dataclass(frozen=True)
class Part:
    """One person, as printed in the last of these votes. `recused`: at an opening, and silent afterwards."""

    person: str
    name: str
    level: str
    asked: int
    cast: int
    recused: int

    @property
    def missed(self) -> int:
        """How often they had a ballot and said nothing."""
        return self.asked - self.cast - self.recused


def participation(session: Session, actor: Actor) -> list[Part]:
    """Everybody who had a seat in a closed vote, in the order of the electorate; open votes are not in it.

    Who has voted in an open one nobody is told, so that nobody can tell from a reminder how somebody voted.
    """
    taken = and_(Position.round_id == Seat.round_id, Position.person_id == Seat.person_id)
    excused = and_(Position.id.is_(None), Seat.recused_why != "")
    closed = Round.task_force_id == actor.task_force_id, Round.state == RoundState.CLOSED
    counted = (
        select(
            Seat.person_id,
            func.max(Seat.id).label("last"),
            func.count().label("asked"),
            func.count(Position.id).label("cast"),
            func.count().filter(excused).label("recused"),
        )
        .join(Round, Round.id == Seat.round_id)
        .outerjoin(Position, taken)
        .where(*closed)
        .group_by(Seat.person_id)
        .subquery()
    )
    printed = select(
        Seat.person_public_id,
        Seat.printed_name,
        Seat.level,
        counted.c.asked,
        counted.c.cast,
        counted.c.recused,
    ).join(counted, counted.c.last == Seat.id)
    return [Part(*row) for row in session.execute(printed.order_by(Seat.place, Seat.printed_name))]
