"""Reading votes. Who sees which position is decided in one place, `policy.may_see_positions`, for every reader."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Integer, ScalarSelect, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased, defer, joinedload

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound, allow
from taskforce.core.events import Event
from taskforce.voting import policy
from taskforce.voting.models import Position, PreparedBallot, Round, Seat
from taskforce.voting.rules.rule import Rule
from taskforce.voting.rules.sentences import sentence
from taskforce.voting.rules.tally import Turnout
from taskforce.voting.rules.words import said


@dataclass(frozen=True)
class Receipt:
    """What a voter keeps: the position as stored, when, and number and fingerprint of its link in the chain."""

    choice: str
    reason: str
    cast_at: datetime
    sha256: str
    number: int


@dataclass(frozen=True)
class Seen:
    """A round as one actor may see it: how many have voted, and the actor's own seat and position.

    `filled`: seats that are not silent; `given`: those among them that count towards the quorum.
    """

    round: Round
    filled: int
    given: int
    seat: Seat | None
    position: Position | None

    @property
    def waits_for_me(self) -> bool:
        """Whether it is open and the actor has a ballot in it and has not voted."""
        return self.round.takes_positions and self.seat is not None and not self.seat.stands

    @property
    def everyone_voted(self) -> bool:
        """Whether nobody of the electorate is silent."""
        return self.filled == self.round.electorate_size

    @property
    def turnout(self) -> Turnout:
        """How many have voted, and whether that makes a quorum."""
        return Turnout(self.round.decides_by, self.round.voters, self.given)

    @property
    def sentence(self) -> str:
        """The result when closed; while open, how many have voted and nothing more."""
        return sentence(self.turnout, is_closed=False) if self.round.is_open else self.round.sentence


@dataclass(frozen=True)
class Vote:
    """What one seat of a closed round said; `choice` is empty for who was silent, `said` is it in words.

    `note`: what else must be known of it: who cast it for whom, a recusal at the opening, a vote that breaks ties.
    """

    person: str
    name: str
    title: str
    given: str
    family: str
    level: str
    choice: str
    reason: str
    cast_at: datetime | None
    said: str = ""
    note: str = ""


def rounds(session: Session, actor: Actor) -> list[Seen]:
    """All rounds: first what waits for the actor, then open ones by their hour, then closed ones, latest first."""
    found = _seen(session, actor, _of_task_force(actor).options(_light))
    opened = sorted((one for one in found if one.round.is_open), key=lambda one: one.round.closes_at)
    closed = [one for one in found if not one.round.is_open]
    closed.sort(key=lambda one: (one.round.closed_at, one.round.id), reverse=True)
    return sorted(opened, key=lambda one: not one.waits_for_me) + closed


def rounds_on(
    session: Session, actor: Actor, matter_kind: str, matter_ids: Collection[str]
) -> dict[str, list[Seen]]:
    """The rounds on each of these matters by its public id, in order of their opening; none gives an empty list."""
    chosen = _of_task_force(actor).where(Round.matter_kind == matter_kind, Round.matter_id.in_(matter_ids))
    found = _seen(session, actor, chosen.options(_light))
    by_matter: dict[str, list[Seen]] = {matter_id: [] for matter_id in matter_ids}
    for one in found:
        by_matter[one.round.matter_id].append(one)
    return by_matter


def round_(session: Session, actor: Actor, public_id: str) -> Seen:
    """One round of the actor's task force, with its text. Raises NotFound."""
    found = _seen(session, actor, _of_task_force(actor).where(Round.public_id == public_id))
    if not found:
        raise NotFound
    return found[0]


_light = defer(Round.matter_text)  # a list needs no texts, and they are most of the bytes


def _filled(*, counted: bool) -> ScalarSelect[int]:
    """How many seats of the round are not silent; `counted`: of those that count towards the quorum."""
    seat = aliased(Seat)
    theirs = and_(Position.round_id == seat.round_id, Position.person_id == seat.person_id)
    said_so = or_(Position.id.is_not(None), seat.recused_why != "")
    found = select(func.count()).select_from(seat).outerjoin(Position, theirs)
    ties = [seat.breaks_ties.is_(False)] if counted else []
    return found.where(seat.round_id == Round.id, said_so, *ties).correlate(Round).scalar_subquery()


_FILLED, _GIVEN = _filled(counted=False), _filled(counted=True)  # made once: every recommendation asks them
_MINE = and_(Seat.round_id == Round.id, Seat.person_id == bindparam("whose", type_=Integer))
_POSITION = joinedload(Seat.position)


def _of_task_force(actor: Actor) -> Select[Round]:
    return select(Round).where(Round.task_force_id == actor.task_force_id).order_by(Round.opened_at, Round.id)


def _seen(session: Session, actor: Actor, chosen: Select[Round]) -> list[Seen]:
    """In one statement: the page of a recommendation has ten for all that stands on it.

    A delegate sees the seat, and with it the position, only where they vote or prepare votes for its holder.
    """
    sees_ballot = actor.principal_id is None or actor.acts("vote") or actor.acts("prepare_vote")
    whose = actor.stands_for_id if sees_ballot else None
    found = chosen.add_columns(_FILLED, _GIVEN, Seat).outerjoin(Seat, _MINE).options(_POSITION)
    return [
        Seen(one, every, count, seat, seat.position if seat else None)
        for one, every, count, seat in session.execute(found, {"whose": whose})
    ]


def positions(session: Session, actor: Actor, round_: Round) -> list[Vote]:
    """What every seat of a closed round said, in the order of the electorate. Raises NotAllowed while it is open."""
    allow(policy.may_see_positions(actor, round_), "Positions are hidden until the vote closes.")
    rule = round_.decides_by
    return [_vote(seat, rule) for seat in seats(session, round_)]


def _vote(seat: Seat, rule: Rule) -> Vote:
    position = seat.position
    return Vote(
        person=seat.person_public_id,
        name=seat.printed_name,
        title=seat.printed_title,
        given=seat.given,
        family=seat.family,
        level=seat.level,
        choice=seat.stands,
        reason=position.reason if position else "",
        cast_at=position.cast_at if position else None,
        said=said(rule, seat.stands),
        note=_note(seat),
    )


def _note(seat: Seat) -> str:
    notes = []
    if seat.position and seat.position.cast_by_name:
        notes.append(f"By {seat.position.cast_by_name}.")
    if seat.position and seat.position.entered_by_name:
        notes.append(f"Said in a roll call, written down by {seat.position.entered_by_name}.")
    if seat.recused_why:
        notes.append(
            seat.recused_why if seat.stands == "recuse" else f"{seat.recused_why} Took part all the same."
        )
    if seat.breaks_ties:
        notes.append("Votes only to break a tie.")
    return " ".join(notes)


def seats(session: Session, round_: Round) -> Sequence[Seat]:
    """The electorate in order, with positions loaded; for the count and behind `positions` only."""
    whole = (
        select(Seat).where(Seat.round_id == round_.id).options(joinedload(Seat.position)).order_by(Seat.place)
    )
    return session.scalars(whole).all()


def seat_of(session: Session, actor: Actor, round_: Round) -> Seat | None:
    """The actor's seat in the electorate, with the position taken so far."""
    mine = select(Seat).where(Seat.round_id == round_.id, Seat.person_id == actor.stands_for_id)
    return session.scalar(mine.options(joinedload(Seat.position)))


def seat_of_person(session: Session, round_: Round, person: str) -> Seat:
    """The seat of the person with that public id, with the position taken so far. Raises NotFound."""
    theirs = select(Seat).where(Seat.round_id == round_.id, Seat.person_public_id == person)
    seat = session.scalar(theirs.options(joinedload(Seat.position)))
    if seat is None:
        raise NotFound
    return seat


def prepared_ballot(session: Session, seat: Seat) -> PreparedBallot | None:
    """What staff laid before the holder of this seat."""
    there = select(PreparedBallot).where(
        PreparedBallot.round_id == seat.round_id, PreparedBallot.person_id == seat.person_id
    )
    return session.scalar(there)


def receipt(position: Position) -> Receipt:
    """The receipt of a position as it stands."""
    return Receipt(position.choice, position.reason, position.cast_at, position.receipt, position.number)


def receipt_of_key(session: Session, position: Position, key: str) -> Receipt | None:
    """The receipt that was given when this key came with the form, also when the position was changed since."""
    acts = select(Event.facts).where(Event.subject_id == position.public_id, Event.kind == "position.cast")
    for facts in session.scalars(acts):
        if facts["key"] == key:
            moment = datetime.fromisoformat(facts["cast_at"])
            return Receipt(facts["choice"], facts["reason"], moment, facts["receipt"], facts.get("number", 0))
    return None


def is_key_taken(session: Session, round_: Round, key: str) -> bool:
    """Whether a ballot with this key lies in the round."""
    there = select(Position.id).where(Position.round_id == round_.id, Position.key == key)
    return session.scalar(there) is not None


def seal_at_opening(session: Session, round_: Round) -> str | None:
    """The seal that the opening event of the round wrote down."""
    opening = select(Event.facts).where(Event.subject_id == round_.public_id, Event.kind == "round.opened")
    facts = session.scalar(opening.order_by(Event.id).limit(1))
    return facts["sha256"] if facts else None
