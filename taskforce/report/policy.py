"""Who may do what with the report. The facilitator keeps it; the working report is for those who write in it.

Observers and the principal of the host read editions that are ready, and nothing before.
"""

from taskforce.core.actor import Actor
from taskforce.report.models import Edition, Part, Report
from taskforce.report.states import OPEN_TO_MEMBERS
from taskforce.texts.models import Text

WRITES = ("facilitator", "co_chair", "member")


def can_begin_report(actor: Actor) -> bool:
    """The facilitator begins the report."""
    return actor.has("facilitator")


def can_read_report(actor: Actor, report: Report) -> bool:
    """The working report, before anything is printed: those who may write in it."""
    return _is_here(actor, report) and actor.has(*WRITES)


def can_read_text(actor: Actor, text: Text) -> bool:
    """The versions of a part, like the working report to which they belong."""
    return actor.task_force_id == text.task_force_id and actor.has(*WRITES)


def can_change_report(actor: Actor, report: Report) -> bool:
    """Title and outline are the facilitator's: what there is, in which order, under which names."""
    return _is_here(actor, report) and actor.has("facilitator")


def can_change_part(actor: Actor, part: Part) -> bool:
    """The facilitator names, moves, removes and puts back, and says who signs a letter."""
    return _is_here(actor, part) and actor.has("facilitator")


def can_write_part(actor: Actor, part: Part) -> bool:
    """The facilitator every part; co-chairs all but the letters of others; members chapters, practices and sections.

    Whoever signs a letter writes it too. The signatures must be loaded.
    """
    if not _is_here(actor, part) or part.removed_at is not None or not actor.has(*WRITES):
        return False
    if actor.has("facilitator"):
        return True
    if part.is_letter:
        return actor.person_id in {signature.person_id for signature in part.signatures}
    return actor.has("co_chair") or part.kind in OPEN_TO_MEMBERS


def can_export_report(actor: Actor, report: Report) -> bool:
    """The facilitator asks for editions."""
    return can_change_report(actor, report)


def can_make_edition(actor: Actor, edition: Edition) -> bool:
    """Only the program prints, and says what came of it."""
    return _is_here(actor, edition) and actor.is_program


def can_download_edition(actor: Actor, edition: Edition) -> bool:
    """Everybody of the task force, once it is ready."""
    return _is_here(actor, edition) and not actor.is_program and edition.is_ready


def _is_here(actor: Actor, thing: Report | Part | Edition) -> bool:
    return actor.task_force_id == thing.task_force_id
