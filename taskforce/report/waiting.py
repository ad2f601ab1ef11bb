"""What the report waits for: letters by those who sign them, editions that could not be printed, endorsements."""

from typing import Any

from sqlalchemy import Select, exists, func, select

from taskforce.members.states import Scope
from taskforce.members.waiting import for_each, holders
from taskforce.report.models import Edition, Endorsement, EndorsementAnswer, Part, Signature, Signer
from taskforce.report.states import Clearance, EditionState, PartKind
from taskforce.texts.models import Text
from taskforce.web import waiting
from taskforce.web.waiting import TASK_FORCE, Urgency


@waiting.source(
    "letter", "Write {title}, which you sign", "Write it", "report.write_part", scopes=(Scope.DRAFT,)
)
def letters() -> Select[Any]:
    """Letters without a word in them, for those who sign."""
    found = waiting.rows(Signature.person_id, Part.public_id, Part.title)
    return (
        found.join(Part, Part.id == Signature.part_id)
        .join(Text, Text.id == Part.text_id)
        .where(
            Part.task_force_id == TASK_FORCE,
            Part.kind == waiting.spelled(PartKind.LETTER),
            Part.removed_at.is_(None),
            Text.number == 0,
        )
    )


@waiting.source(
    "edition", "See why edition {title} could not be printed", "See the faults", "report.editions", by=""
)
def failures() -> Select[Any]:
    """The last edition, where it failed."""
    who = holders("facilitator")
    later = select(func.max(Edition.number)).where(Edition.task_force_id == TASK_FORCE).scalar_subquery()
    found = waiting.rows(who.c.person_id, Edition.public_id, Edition.number)
    return for_each(who, found, Edition).where(
        Edition.task_force_id == TASK_FORCE,
        Edition.state == waiting.spelled(EditionState.FAILED),
        Edition.number == later,
    )


def _asked(person: Any) -> Select[Any]:
    """Every signer of an open endorsement, for that person; its title is the number of the edition."""
    found = waiting.rows(person, Endorsement.public_id, Edition.number, due_at=Endorsement.closes_at)
    return (
        found.join_from(Signer, Endorsement, Endorsement.id == Signer.endorsement_id)
        .join(Edition, Edition.id == Endorsement.edition_id)
        .where(Endorsement.task_force_id == TASK_FORCE, Endorsement.closed_at.is_(None))
    )


@waiting.source(
    "endorse",
    "Say whether you endorse edition {title} of the report",
    "Answer",
    "report.endorsement",
    scopes=(Scope.SIGN,),
    urgency=Urgency.BLOCKS,
)
def unanswered() -> Select[Any]:
    """Editions on which a signer has not answered."""
    return _asked(Signer.person_id).where(~exists().where(EndorsementAnswer.signer_id == Signer.id))


@waiting.source(
    "clear",
    "Say whether your office clears your name under edition {title} of the report",
    "Say it",
    "report.endorsement",
    scopes=(Scope.SIGN,),
)
def uncleared() -> Select[Any]:
    """Names that wait for their office, of those who have answered."""
    waits = waiting.among(Signer.clearance, (Clearance.REQUESTED, Clearance.WITH_COUNSEL))
    return _asked(Signer.person_id).where(waits, exists().where(EndorsementAnswer.signer_id == Signer.id))


@waiting.source(
    "close_endorsement",
    "Close the endorsement of edition {title}: everyone has answered",
    "See the answers",
    "report.endorsement",
)
def answered() -> Select[Any]:
    """Open endorsements in which nobody is silent."""
    who = holders("facilitator")
    given = exists().where(EndorsementAnswer.signer_id == Signer.id)
    silent = exists().where(Signer.endorsement_id == Endorsement.id, ~given)
    found = waiting.rows(who.c.person_id, Endorsement.public_id, Edition.number, due_at=Endorsement.closes_at)
    return (
        for_each(who, found, Endorsement)
        .join(Edition, Edition.id == Endorsement.edition_id)
        .where(Endorsement.task_force_id == TASK_FORCE, Endorsement.closed_at.is_(None), ~silent)
    )
