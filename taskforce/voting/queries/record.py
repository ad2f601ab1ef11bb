"""The chain and the closed votes of a task force as plain values: what its record of votes holds.

Of a vote that is still open nothing leaves the house but the fingerprints of its links. Of a closed one everything
does, except what somebody said and changed before the close: of that a fingerprint, and that it was changed.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from taskforce.core import canonical
from taskforce.core.actor import Actor
from taskforce.core.events import Event
from taskforce.voting import policy
from taskforce.voting.models import ChainLink, Round, Seat
from taskforce.voting.rules import chain, seal
from taskforce.voting.states import RoundState

Facts = dict[str, Any]


@dataclass(frozen=True)
class Record:
    """Closed rounds in the order of their closing, and every link of the chain."""

    rounds: list[Facts]
    links: list[Facts]

    def of(self, public_id: str) -> Facts:
        """One of the rounds. Raises StopIteration where it is none of them."""
        return next(one for one in self.rounds if one["id"] == public_id)

    @property
    def head(self) -> str:
        """The fingerprint of the last link."""
        return str(self.links[-1]["sha256"]) if self.links else chain.START


def record(session: Session, actor: Actor) -> Record:
    """All that the actor may see of it: the same for everybody who reads drafts."""
    chosen = (
        select(Round)
        .where(Round.task_force_id == actor.task_force_id, Round.state == RoundState.CLOSED)
        .options(selectinload(Round.seats).joinedload(Seat.position))
        .order_by(Round.closed_at, Round.id)
    )
    shown = [one for one in session.scalars(chosen) if policy.may_see_positions(actor, one)]
    names = {one.public_id for one in shown}
    links = session.execute(
        select(ChainLink, Event.facts)
        .join(Event, Event.id == ChainLink.event_id)
        .where(ChainLink.task_force_id == actor.task_force_id)
        .order_by(ChainLink.n)
    ).all()
    last = {(link.round_name, link.person): link.n for link, _ in links}
    written = [
        _link(link, facts, link.round_name in names, last[link.round_name, link.person] == link.n)
        for link, facts in links
    ]
    numbers = {key: n for key, n in last.items() if key[1]}
    rolls: dict[str, list[Facts]] = {}
    for link, facts in links:
        if link.kind == chain.CALLED:
            rolls.setdefault(link.round_name, []).append(_roll(link, facts))
    return Record([_round(one, numbers, rolls.get(one.public_id, [])) for one in shown], written)


def last_head(session: Session, task_force_id: int) -> tuple[int, str]:
    """Number and fingerprint of the link of the latest close, as it was mailed; 0 and the start before the first."""
    last = (
        select(ChainLink.n, ChainLink.sha256)
        .where(ChainLink.task_force_id == task_force_id, ChainLink.kind == chain.CLOSED)
        .order_by(ChainLink.n.desc())
        .limit(1)
    )
    found = session.execute(last).first()
    return (found.n, found.sha256) if found else (0, chain.START)


def head_at_close(session: Session, round_: Round) -> tuple[int, str]:
    """Number and fingerprint of the link that closed this round."""
    closed = select(ChainLink.n, ChainLink.sha256).where(
        ChainLink.round_id == round_.id, ChainLink.kind == chain.CLOSED
    )
    found = session.execute(closed).one()
    return found.n, found.sha256


def _link(link: ChainLink, facts: Facts, is_shown: bool, is_last: bool) -> Facts:
    written = {"n": link.n, "prev": link.prev, "sha256": link.sha256}
    if not is_shown:
        return written | {"head_sha256": canonical.digest(link.head)}
    written["head"] = link.head
    if is_last or link.kind != chain.CAST:
        written |= {"salt": link.salt, "said": chain.said(facts)}
    return written


def _roll(link: ChainLink, facts: Facts) -> Facts:
    """A call of the roll: when, by which link, and all that it said but the round in which it stands."""
    said = {name: fact for name, fact in chain.said(facts).items() if name != "round"}
    return {"at": seal.moment(link.at), "link": link.n, "said": said}


def _round(one: Round, numbers: dict[tuple[str, str], int], rolls: list[Facts]) -> Facts:
    more = {"rolls": rolls} if rolls else {}
    return more | {
        "id": one.public_id,
        "matter": {
            "kind": one.matter_kind,
            "id": one.matter_id,
            "label": one.matter_label,
            "text": one.matter_text,
        },
        "question": one.question,
        "rule": one.rule,
        "electorate": [seat.printed for seat in one.seats],
        "opened_at": seal.moment(one.opened_at),
        "opened_by": one.opened_by_name,
        "closes_at": seal.moment(one.closes_at),
        "zone": one.zone,
        "closed_at": seal.moment(one.closed_at or one.closes_at),
        "outcome": one.outcome,
        "sentence": one.sentence,
        "counts": one.counts,
        "sha256": one.sha256,
        "more": one.more,
        "positions": [
            {
                "person": seat.person_public_id,
                "choice": seat.position.choice,
                "reason": seat.position.reason,
                "cast_at": seal.moment(seat.position.cast_at),
                "cast_by": seat.position.cast_by_name,
                **({"entered_by": seat.position.entered_by_name} if seat.position.entered_by_name else {}),
                "link": numbers[one.public_id, seat.person_public_id],
            }
            for seat in one.seats
            if seat.position
        ],
    }
