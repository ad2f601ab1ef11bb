"""Answers of those who sign, and what their offices say of the printing of their names."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.core import clock, events, prose
from taskforce.core.actor import Actor
from taskforce.core.errors import NotAllowed, Refused, WrongState, allow
from taskforce.report import policy, queries
from taskforce.report.models import Endorsement, EndorsementAnswer, Signer
from taskforce.report.states import Choice, Clearance

LONGEST_VIEW = 20_000
NOT_ASKED = "You are not among those who are asked to endorse this edition."
NOT_THEIRS = "Only the office of whoever is asked states this, where the charter asks for it."


def answer_endorsement(
    session: Session,
    actor: Actor,
    endorsement: Endorsement,
    *,
    choice: str,
    view: str = "",
    exceptions: Sequence[str] = (),
) -> EndorsementAnswer | None:
    """Answer for oneself, or for whom one acts. A later answer takes the place of this one, until the close.

    The same answer again writes nothing and gives None. Raises WrongState when it is closed; Refused beside `choice`,
    `view` and `exceptions`.
    """
    if not endorsement.is_open:
        raise WrongState("This endorsement is closed: answers on this edition are no longer taken.")
    signer = queries.signer(endorsement, actor.stands_for_id)
    allow(policy.can_answer_endorsement(actor, endorsement, signer), NOT_ASKED)
    if signer is None:
        raise NotAllowed(NOT_ASKED)
    if choice not in set(Choice):
        raise Refused("choice", "Please choose one of these.")
    view = _view(session, endorsement, choice, view)
    keys = _exceptions(session, endorsement, choice, exceptions)
    last = signer.answer
    if last and not last.is_carried and (last.choice, last.view, last.exceptions) == (choice, view, keys):
        return None
    made = answer(signer, choice, view, keys, actor.name)
    facts = {"person": signer.person_id, "choice": choice, "view": view, "exceptions": keys}
    events.record(session, actor, "endorsement.answered", endorsement, **facts)
    return made


def state_clearance(session: Session, actor: Actor, endorsement: Endorsement, *, clearance: str) -> None:
    """Say how the office stands to the printing of the name. Raises Refused for no such state."""
    signer = queries.signer(endorsement, actor.stands_for_id)
    allow(policy.can_state_clearance(actor, endorsement, signer), NOT_THEIRS)
    if signer is None:
        raise NotAllowed(NOT_THEIRS)
    if clearance not in set(Clearance):
        raise Refused("clearance", "Please choose one of these.")
    if signer.clearance != clearance:
        signer.clearance, signer.cleared_at, signer.cleared_by_name = clearance, clock.now(), actor.name
        facts = {"person": signer.person_id, "clearance": clearance}
        events.record(session, actor, "clearance.stated", endorsement, **facts)


def answer(
    signer: Signer, choice: str, view: str, exceptions: Sequence[str], by_name: str
) -> EndorsementAnswer:
    """A new answer of a signer, which from now on is the one that counts."""
    made = EndorsementAnswer(
        task_force_id=signer.task_force_id,
        choice=choice,
        view=view,
        exceptions=list(exceptions),
        at=clock.now(),
        by_name=by_name,
    )
    signer.answers.append(made)
    return made


def _view(session: Session, endorsement: Endorsement, choice: str, view: str) -> str:
    """The view of one's own: due with that answer, welcome with exceptions, and at most as long as the charter says."""
    view = typed("view", view, LONGEST_VIEW, lines=True)
    if choice == Choice.WITH_VIEW and not view:
        raise Refused("view", "Please write the view that you add: it is printed beside your name.")
    if view and choice not in (Choice.WITH_VIEW, Choice.EXCEPT):
        raise Refused(
            "view", "A view is printed with an endorsement. Choose that answer, or leave this empty."
        )
    most, found = session.get_one(TaskForce, endorsement.task_force_id).statement_words, len(view.split())
    if found > most and not session.info.get(events.REPLAYED):
        raise Refused("view", f"At most {most:,} words; this has {found:,}.")
    return view


def _exceptions(
    session: Session, endorsement: Endorsement, choice: str, exceptions: Sequence[str]
) -> list[str]:
    """The keys of what is excepted, in the order of print."""
    if choice != Choice.EXCEPT:
        if exceptions:
            raise Refused("exceptions", "Choose the answer with exceptions, or take these out.")
        return []
    there = [key for key, _ in queries.choices_of(session, endorsement)]
    if not exceptions:
        raise Refused("exceptions", "Please choose the recommendations that you do not endorse.")
    if not set(exceptions) <= set(there):
        raise Refused("exceptions", "Please choose among the recommendations of this edition.")
    return [key for key in there if key in exceptions]


def typed(name: str, words: str, longest: int, *, lines: bool = False) -> str:
    """Words as they are kept, on one line unless `lines`. Raises Refused beside `name`."""
    if not prose.is_storable(words):
        raise Refused(name, "This holds a character that cannot be kept. Please type it again.")
    words = prose.clean(words).strip() if lines else " ".join(prose.clean(words).split())
    if len(words) > longest:
        raise Refused(name, f"At most {longest:,} characters; this has {len(words):,}.")
    return words
