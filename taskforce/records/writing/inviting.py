"""Invitations, as a file has them: to whom, when, and what became of them. Their links are nobody's to keep."""

from collections import defaultdict

from sqlalchemy import select

from taskforce.members.models import Invitation, Person
from taskforce.members.states import InvitationState
from taskforce.records.writing.page import Facts, Page


def invitations(page: Page) -> dict[int, list[Facts]]:
    """`invitations` of everybody, by number, in the order in which they were sent."""
    sent = select(Invitation).where(Invitation.task_force_id == page.task_force.id).order_by(Invitation.id)
    found: dict[int, list[Facts]] = defaultdict(list)
    for one in page.session.scalars(sent):
        found[one.person_id].append(_invitation(page, one))
    return found


def _invitation(page: Page, one: Invitation) -> Facts:
    is_over = one.state != InvitationState.INVITED
    ended = one.answered_at or one.withdrawn_at
    return {
        "to": one.address,
        "at": page.when(one.invited_at),
        "state": str(one.state) if is_over else None,
        "ended_at": page.when(ended) if is_over and ended else None,
        "word": one.word,
    }


def address(person: Person) -> str:
    """`invite_to`: where an invitation goes, while the person does not sign in."""
    return "" if person.account_id else person.address
