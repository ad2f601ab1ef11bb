"""Joining an act to the chain of its task force, in the transaction of the act."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.core.events import Event
from taskforce.voting.models import ChainLink, Round
from taskforce.voting.rules import chain, seal


def forge(
    session: Session, round_: Round, kind: str, facts: Mapping[str, Any], *, at: datetime, person: str = ""
) -> ChainLink:
    """The next link, not yet joined: its number and fingerprint are known before the event that it seals is written.

    Writers stand in one queue (docs/decisions/0002), so nobody joins between; a trigger refuses a fork all the same.
    """
    last_link = (
        select(ChainLink.n, ChainLink.sha256)
        .where(ChainLink.task_force_id == round_.task_force_id)
        .order_by(ChainLink.n.desc())
        .limit(1)
    )
    with session.no_autoflush:  # a first position is not whole before it has its receipt
        last = session.execute(last_link).first()
    n, prev = (last.n + 1, last.sha256) if last else (1, chain.START)
    salt = chain.new_salt()
    sealed = chain.sealed(salt, facts)
    head = chain.head(
        n=n, kind=kind, round_=round_.public_id, person=person, at=seal.moment(at), sealed=sealed
    )
    return ChainLink(
        task_force_id=round_.task_force_id,
        n=n,
        kind=kind,
        round_id=round_.id,
        round_name=round_.public_id,
        person=person,
        at=at,
        salt=salt,
        sealed=sealed,
        prev=prev,
        sha256=chain.joined(prev, head),
    )


def join(session: Session, link: ChainLink, event: Event) -> None:
    """Put the link at the end of its chain, with the event that it seals."""
    link.event_id = event.id
    session.add(link)
    session.flush()
