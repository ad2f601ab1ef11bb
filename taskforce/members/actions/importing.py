"""A whole list of people at once: all of it, or nothing; and all their invitations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from taskforce.core import events
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, allow
from taskforce.members import policy, queries, tokens
from taskforce.members.actions.invitations import INVITATION_LASTS, invite
from taskforce.members.actions.people import add_person
from taskforce.members.models import Invitation, Person
from taskforce.members.rules.roster import Roster
from taskforce.members.states import InvitationState


def import_people(session: Session, actor: Actor, roster: Roster, *, leave_out_known: bool) -> list[Person]:
    """Put everybody of the list on the list of people. Raises Refused, and stores nobody, while a row has a fault."""
    allow(policy.can_add_person(actor), "Only the facilitator adds people.")
    queries.compare(session, actor, roster, leave_out_known=leave_out_known)
    if not roster.is_sound:
        raise Refused("text", "Nothing was stored. Please put right what stands beside the cells.")
    made = []
    for row in roster.rows:
        if not row.is_left_out:
            facts = row.facts
            name, roles, address = (facts.pop(key) for key in ("printed_name", "roles", "address"))
            person = add_person(session, actor, printed_name=name, roles=roles, **facts)  # type: ignore[arg-type]
            person.address = str(address)
            made.append(person)
    return made


def invite_all(
    session: Session, actor: Actor, people: Sequence[Person], *, base_url: str, task_force: str
) -> int:
    """Mail each of them an invitation to the address that is kept for them. Returns how many go out."""
    for person in people:
        invite(session, actor, person, person.address, base_url=base_url, task_force=task_force)
    return len(people)


@dataclass(frozen=True)
class Sent:
    """An invitation of the past: where it went and when, and what became of it (`members.states.InvitationState`)."""

    address: str
    at: datetime
    state: str
    ended_at: datetime | None
    word: str


def recall_invitations(
    session: Session, actor: Actor, person: Person, address: str, sent: Sequence[Sent]
) -> None:
    """Keep what is known of earlier invitations, as a file tells it. No letter goes out, and no link opens a seat."""
    allow(policy.can_add_person(actor), "Only the facilitator adds people.")
    person.address = address.strip().lower()
    for one in sent:
        is_withdrawn = one.state == InvitationState.WITHDRAWN
        person.invitations.append(
            Invitation(
                task_force_id=actor.task_force_id,
                person_id=person.id,
                address=one.address.strip().lower(),
                token_hash=tokens.hashed(tokens.new()),  # of a secret that nobody has
                state=InvitationState(one.state),
                invited_at=one.at,
                ends_at=one.at + INVITATION_LASTS,
                answered_at=None if is_withdrawn else one.ended_at,
                withdrawn_at=one.ended_at if is_withdrawn else None,
                word=one.word,
            )
        )
    events.record(session, actor, "invitation.recalled", person, number=len(sent))
