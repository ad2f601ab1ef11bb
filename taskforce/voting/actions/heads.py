"""The head of the chain goes out to everybody when a vote closes: so nobody can write the chain anew unseen."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.core import events, jobs, mail
from taskforce.core.actor import Actor
from taskforce.core.errors import WrongState, allow
from taskforce.core.events import Event
from taskforce.members import queries as people
from taskforce.members.models import Person
from taskforce.voting import policy, queries
from taskforce.voting.models import Position, Round

MAIL_HEAD = "mail_head"  # the job that does it after the close
MAILED = "head.mailed"
_LETTER = """The vote is closed:

{question}

{sentence}
{own}
Fingerprint of the record at this close (link {n} of the chain):

{head}

Keep this mail. The record of votes can be had at any time, and checks itself:
{page}
As long as one of us has this mail, nobody can change a vote of before it unseen.
"""
_OWN = """
Your position: {choice}. Your receipt is link {n}:
{receipt}
"""


def ask_to_mail(session: Session, round_: Round) -> None:
    """Have the head mailed after this close, unless the close is only brought back from a file."""
    if not session.info.get(events.REPLAYED):
        jobs.enqueue(session, MAIL_HEAD, task_force_id=round_.task_force_id, round=round_.public_id)


def mail_head(session: Session, actor: Actor, round_: Round, *, page: str) -> int:
    """One mail for each person here with an account: the result, the head, and their own receipt. `page`: of the vote.

    It goes out once: asked again it sends nothing. Returns to how many it went. Raises WrongState before the close.
    """
    allow(policy.can_mail_head(actor, round_), "Only the program mails the head of the chain.")
    if round_.is_open:
        raise WrongState("This vote is still open.")
    sent = select(Event.id).where(Event.subject_id == round_.public_id, Event.kind == MAILED)
    if session.scalar(sent.limit(1)) is not None:
        return 0
    n, head = queries.head_at_close(session, round_)
    own = {seat.person_id: seat.position for seat in queries.seats(session, round_)}
    readers = people.with_accounts(session, actor)
    for person in readers:
        text = _LETTER.format(
            question=round_.question,
            sentence=round_.sentence,
            own=_own(own.get(person.id)),
            n=n,
            head=grouped(head),
            page=page,
        )
        _send(session, person, round_, text)
    events.record(session, actor, MAILED, round_, number=n, head=head, people=len(readers))
    return len(readers)


def _own(position: Position | None) -> str:
    if position is None:
        return ""
    return _OWN.format(
        choice=position.choice.replace("_", " "), n=position.number, receipt=grouped(position.receipt)
    )


def _send(session: Session, person: Person, round_: Round, text: str) -> None:
    if person.account is not None:
        subject = f"Closed: {' '.join(round_.matter_label.split())}"
        mail.send(
            session,
            person.printed_name,
            person.account.address,
            subject,
            text,
            task_force_id=round_.task_force_id,
        )


def grouped(sha256: str) -> str:
    """A fingerprint in groups of eight, as it can be read aloud; `verify.py --head` takes it so."""
    return " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))
