"""The meeting that is on, as votes need it: who is there at this moment, and whether it is a quorum."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.meetings import assemble
from taskforce.meetings.models import Attendance, Meeting
from taskforce.meetings.states import COMING, Presence
from taskforce.recommendations.models import KIND
from taskforce.voting.homes import Here, Occasion
from taskforce.voting.models import Round
from taskforce.voting.states import RoundState


def occasion(session: Session, actor: Actor) -> Occasion | None:
    """The meeting that began last, whose attendance was recorded and which nobody has marked held; None without one.

    Its planned end does not end it: meetings run over, and the vote stands last on the agenda.
    """
    now = clock.now()
    begun = (
        select(Meeting)
        .where(
            Meeting.task_force_id == actor.task_force_id,
            Meeting.state.in_(COMING),
            Meeting.starts_at <= now,
            Meeting.voting_members.is_not(None),
        )
        .options(selectinload(Meeting.attendance).joinedload(Attendance.represented_by))
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .limit(1)
    )
    meeting = session.scalar(begun)
    quorum = assemble.quorum_at(meeting, now) if meeting else None
    if meeting is None or quorum is None:
        return None
    here = {row.person_id: _here(row, now) for row in meeting.attendance}
    return Occasion(meeting.public_id, meeting.title, here, quorum.present, quorum.members, quorum.needed)


def _here(row: Attendance, now: datetime) -> Here:
    if row.is_here_at(now):
        return Here(str(row.presence))
    if row.presence != Presence.DELEGATE:
        return Here("absent")
    by = row.represented_by
    return Here("delegate", (by.id, by.public_id, by.printed_name) if by else None)


def key_of(session: Session, actor: Actor, public_id: str) -> str | None:
    """The key of the meeting with that public id; None where there is none."""
    ours = select(Meeting.key).where(
        Meeting.task_force_id == actor.task_force_id, Meeting.public_id == public_id
    )
    return session.scalar(ours)


def open_votes(session: Session, actor: Actor) -> dict[str, str]:
    """The public id of the open vote on each recommendation that is being voted on, by that of the recommendation."""
    opened = select(Round.matter_id, Round.public_id).where(
        Round.task_force_id == actor.task_force_id,
        Round.matter_kind == KIND,
        Round.state == RoundState.OPEN,
        Round.opens_at <= clock.now(),
        Round.closes_at > clock.now(),
    )
    return {row.matter_id: row.public_id for row in session.execute(opened)}
