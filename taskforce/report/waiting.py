"""What the report waits for: letters by those who sign them, and editions that could not be printed."""

from typing import Any

from sqlalchemy import Select, func, select

from taskforce.members.states import Scope
from taskforce.members.waiting import for_each, holders
from taskforce.report.models import Edition, Part, Signature
from taskforce.report.states import EditionState, PartKind
from taskforce.texts.models import Text
from taskforce.web import waiting
from taskforce.web.waiting import TASK_FORCE


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
