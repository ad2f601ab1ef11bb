"""What waits for whoever keeps the house; and who holds a role, for the sources of the slices above."""

from typing import Any

from sqlalchemy import Select, Subquery, exists, literal_column, select, true

from taskforce.charter.models import Stage
from taskforce.members.models import Approval, Interest, InterestStatement, Invitation, Person, Role
from taskforce.members.states import ApprovalState, InvitationState, Scope
from taskforce.web import waiting
from taskforce.web.waiting import NOW, SOON, TASK_FORCE, YEAR, Urgency


def holders(*roles: str) -> Subquery:
    """The people of the task force who hold one of these roles, each once: the column `person_id`."""
    held = select(Role.person_id).where(Role.task_force_id == TASK_FORCE, waiting.among(Role.name, roles))
    return held.distinct().subquery()


def for_each(who: Subquery, things: Select[Any], thing: Any) -> Select[Any]:
    """A row of `things`, which are rows of the table `thing`, for each of these people."""
    return things.join_from(thing, who, true())


@waiting.source(
    "gate",
    "Pass the gate of {title}, or move its days",
    "See the stages",
    "charter.show",
    by="",
    urgency=Urgency.WHENEVER,
)
def gates() -> Select[Any]:
    """Gates that are due within a week, or late: the facilitator passes them."""
    who = holders("facilitator")
    due = waiting.rows(who.c.person_id, Stage.public_id, Stage.title, due_on=Stage.ends_on)
    return for_each(who, due, Stage).where(
        Stage.task_force_id == TASK_FORCE, Stage.passed_on.is_(None), Stage.ends_on <= SOON
    )


@waiting.source(
    "invitation",
    "Ask {title}, who has not answered the invitation",
    "See the invitation",
    "members.person",
    urgency=Urgency.WHENEVER,
)
def invitations() -> Select[Any]:
    """Invitations that nobody has answered, also after their time: the facilitator asks, or invites again."""
    who = holders("facilitator")
    latest = select(Invitation.id).where(Invitation.person_id == Person.id).order_by(Invitation.id.desc())
    sent = waiting.rows(who.c.person_id, Person.public_id, Person.printed_name, due_at=Invitation.ends_at)
    return (
        for_each(who, sent, Person)
        .join(Invitation, Invitation.person_id == Person.id)
        .where(
            Person.task_force_id == TASK_FORCE,
            Person.account_id.is_(None),
            Person.left_at.is_(None),
            Invitation.state == waiting.spelled(InvitationState.INVITED),
            Invitation.id == latest.limit(1).correlate(Person).scalar_subquery(),
            Invitation.invited_at < NOW,
        )
    )


@waiting.source("printed", "Approve {title}", "Look at it", "members.approve", by="", scopes=(Scope.SIGN,))
def approvals() -> Select[Any]:
    """Parts of how somebody is printed that were put before them, as one thing."""
    title: Any = literal_column("'how you are printed'")
    sent = waiting.rows(Approval.person_id, Person.public_id, title).join(
        Person, Person.id == Approval.person_id
    )
    return sent.where(
        Approval.task_force_id == TASK_FORCE,
        Approval.state == waiting.spelled(ApprovalState.SENT),
        Person.account_id.is_not(None),
    ).distinct()


@waiting.source("change_asked", "See the change that {title} asks for", "See it", "members.record_approval")
def changes_asked() -> Select[Any]:
    """Who wants to be printed otherwise: the facilitator changes it and asks again."""
    who = holders("facilitator")
    asked = waiting.rows(who.c.person_id, Person.public_id, Person.printed_name).distinct()
    return (
        for_each(who, asked, Approval)
        .join(Person, Person.id == Approval.person_id)
        .where(
            Approval.task_force_id == TASK_FORCE,
            Approval.state == waiting.spelled(ApprovalState.CHANGES_ASKED),
        )
    )


@waiting.source(
    "interests",
    "State your interests for {title}",
    "State them",
    "members.interests",
    by="",
    urgency=Urgency.WHENEVER,
)
def statements() -> Select[Any]:
    """This year's statement of interests; a register in which nobody has written asks nobody."""
    who = holders("facilitator", "co_chair", "member")
    begun = exists().where(Interest.task_force_id == TASK_FORCE)
    others = exists().where(InterestStatement.task_force_id == TASK_FORCE, InterestStatement.year == YEAR)
    mine = exists().where(InterestStatement.person_id == Person.id, InterestStatement.year == YEAR)
    found = waiting.rows(who.c.person_id, Person.public_id, YEAR)
    return found.join_from(who, Person, Person.id == who.c.person_id).where(begun | others, ~mine)
