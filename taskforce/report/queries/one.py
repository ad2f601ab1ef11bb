"""Reading the report as rows: the whole of it, one part, one edition, and what stands in the way of printing it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from taskforce.charter.models import TaskForce, Theme
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.members import queries as members
from taskforce.members.models import Person
from taskforce.members.states import RoleName
from taskforce.recommendations import queries as recommendations
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.states import State
from taskforce.report.models import Edition, Part, Report, Signature
from taskforce.report.rules import numbering
from taskforce.report.states import EditionState, PartKind

SIGN_NOTHING = frozenset({RoleName.OBSERVER, RoleName.DELEGATE, RoleName.FUNDER})


def find_report(session: Session, actor: Actor) -> Report | None:
    """The report of the actor's task force with its parts, their texts, themes and signers, and its editions."""
    parts = joinedload(Report.parts)
    whole = (
        parts.joinedload(Part.text),
        parts.joinedload(Part.theme),
        parts.joinedload(Part.signatures).joinedload(Signature.person),
        selectinload(Report.editions).options(joinedload(Edition.job), selectinload(Edition.publications)),
    )
    ours = select(Report).where(Report.task_force_id == actor.task_force_id).options(*whole)
    return session.scalars(ours).unique().one_or_none()


def report(session: Session, actor: Actor) -> Report:
    """The same. Raises NotFound while none is begun."""
    found = find_report(session, actor)
    if found is None:
        raise NotFound
    return found


def part(report: Report, public_id: str) -> Part:
    """A part of the report, also one that was taken out. Raises NotFound."""
    found = next((part for part in report.parts if part.public_id == public_id), None)
    if found is None:
        raise NotFound
    return found


def edition(session: Session, actor: Actor, public_id: str) -> Edition:
    """An edition of the actor's task force with its job. Raises NotFound."""
    found = session.scalar(
        select(Edition)
        .where(Edition.task_force_id == actor.task_force_id, Edition.public_id == public_id)
        .options(joinedload(Edition.job))
    )
    if found is None:
        raise NotFound
    return found


def last_ready(session: Session, actor: Actor) -> Edition | None:
    """The latest edition that is ready."""
    ready = Edition.task_force_id == actor.task_force_id, Edition.state == EditionState.READY
    return session.scalar(select(Edition).where(*ready).order_by(Edition.number.desc()).limit(1))


def task_force_id(session: Session, slug: str) -> int:
    """The task force at this address. Raises NotFound."""
    found = session.scalar(select(TaskForce.id).where(TaskForce.slug == slug))
    if found is None:
        raise NotFound(f"There is no task force “{slug}”.")
    return found


def themes(session: Session, actor: Actor) -> list[Theme]:
    """The themes of the charter in order."""
    return recommendations.themes(session, actor)


def signable(session: Session, actor: Actor) -> list[Person]:
    """Who may sign a letter: everybody who takes part here, in order of precedence."""
    return [
        person
        for person in members.everybody(session, actor)
        if not person.listed_only and person.left_at is None and not person.role_names <= SIGN_NOTHING
    ]


def obstacles(session: Session, actor: Actor, report: Report) -> list[str]:
    """What stands in the way of printing, in sentences; `Report.parts` must be loaded with their themes."""
    adopted = recommendations.everything(session, actor, [State.ADOPTED])
    return obstacles_of(report.outline, adopted)


def obstacles_of(outline: Sequence[Part], adopted: Sequence[Recommendation]) -> list[str]:
    """The same, where the adopted recommendations are at hand."""
    if not outline:
        return ["The outline is empty. Add a part first."]
    pairs = [(one.key, one.theme.key) for one in adopted]
    titles = {one.theme.key: one.theme.title for one in adopted}
    missing = numbering.missing_sections(sections_of(outline), pairs, titles)
    return [f"There are adopted recommendations under “{title}”, which has no section." for title in missing]


def prints_nothing(part: Part, has_practices: bool) -> bool:
    """Whether there would be a title and nothing under it: without a text, and without a practice to print."""
    is_bare = part.kind == PartKind.PRACTICES and not has_practices and not part.is_written
    return part.is_left_out or is_bare


def sections_of(outline: Sequence[Part]) -> list[str]:
    """The keys of the themes in the order of their sections."""
    return [part.theme.key for part in outline if part.kind == PartKind.SECTION and part.theme is not None]
