"""Reading earlier reports, what ours have to do with them, and what a recommendation was made of."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, or_, select
from sqlalchemy.orm import Session, aliased, joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.recommendations.models import EarlierRecommendation, EarlierReport, Lineage, Recommendation
from taskforce.recommendations.queries.one import OpenComments, ordered, with_everything
from taskforce.recommendations.rules.descent import Ancestor, Born, ancestors
from taskforce.recommendations.rules.fields import Fields
from taskforce.recommendations.rules.record import LINEAGE
from taskforce.recommendations.states import How, State
from taskforce.texts.models import Comment, Disposition, Text
from taskforce.texts.queries import readable
from taskforce.texts.rules.compare import Part, compare_words
from taskforce.texts.states import SHARED, CommentKind


@dataclass(frozen=True)
class Relative:
    """A recommendation that another came from, or went into. `comments`: how many this reader reads."""

    public_id: str
    title: str
    state: State
    versions: int
    text: str
    comments: int


@dataclass(frozen=True)
class Descent:
    """What one was made of, what was split off it, and what it was merged into."""

    taken_in: list[Relative] = field(default_factory=list)
    origin: Relative | None = None
    split_off: list[Relative] = field(default_factory=list)
    merged_into: Relative | None = None
    before: OpenComments = field(default_factory=OpenComments)

    @property
    def is_empty(self) -> bool:
        """Whether it always was what it is."""
        return not (self.taken_in or self.origin or self.split_off or self.merged_into)


@dataclass(frozen=True)
class Then:
    """What is said of ours, with the earlier words beside ours. `parts`: both compared by word."""

    lineage: Lineage
    now: str
    parts: list[Part]

    @property
    def what(self) -> str:
        """`Modifies recommendation 3 of Bridging Borders`."""
        said = LINEAGE[self.lineage.how].format(self.lineage.earlier.name if self.lineage.earlier else "")
        return said[:1].upper() + said[1:]


@dataclass(frozen=True)
class Line:
    """An earlier recommendation and what has become of it: who takes it further and how, or that it is dropped."""

    earlier: EarlierRecommendation
    ours: list[Lineage]

    @property
    def dropped(self) -> Lineage | None:
        """That it is dropped, with the reason, if it is."""
        return next((one for one in self.ours if one.how == How.DROPS), None)


@dataclass(frozen=True)
class Concordance:
    """Every earlier report with its lines; and ours that are said to be new, and those of which nothing is said."""

    reports: list[tuple[EarlierReport, list[Line]]]
    new: list[Recommendation]
    unsaid: list[Recommendation]

    @property
    def unsettled(self) -> int:
        """Of how many earlier recommendations nobody has said yet what becomes of them."""
        return sum(not line.ours for _, lines in self.reports for line in lines)


def earlier_reports(session: Session, actor: Actor) -> list[EarlierReport]:
    """All of them with their recommendations, in the order in which they were entered."""
    return list(session.scalars(_reports(actor).order_by(EarlierReport.id)))


def earlier_report(session: Session, actor: Actor, public_id: str) -> EarlierReport:
    """One with its recommendations. Raises NotFound."""
    found = session.scalar(_reports(actor).where(EarlierReport.public_id == public_id))
    if found is None:
        raise NotFound
    return found


def earlier_recommendation(session: Session, actor: Actor, public_id: str) -> EarlierRecommendation:
    """One with its report. Raises NotFound."""
    found = session.scalar(
        select(EarlierRecommendation)
        .where(
            EarlierRecommendation.task_force_id == actor.task_force_id,
            EarlierRecommendation.public_id == public_id,
        )
        .options(joinedload(EarlierRecommendation.report))
    )
    if found is None:
        raise NotFound
    return found


def lineage(session: Session, actor: Actor, public_id: str) -> Lineage:
    """One statement with what it names. Raises NotFound."""
    ours = Lineage.task_force_id == actor.task_force_id
    found = session.scalar(
        _lineages()
        .where(ours, Lineage.public_id == public_id)
        .options(joinedload(Lineage.recommendation).joinedload(Recommendation.text))
    )
    if found is None:
        raise NotFound
    return found


def with_lineage(session: Session, actor: Actor, public_id: str) -> tuple[Recommendation, bool]:
    """One as `recommendation` gives it, with its lineage in order, and whether it has relatives; in one statement.

    Raises NotFound.
    """
    other = aliased(Recommendation)
    went_in = or_(other.merged_into_id == Recommendation.id, other.split_from_id == Recommendation.id)
    went_out = or_(Recommendation.merged_into_id.is_not(None), Recommendation.split_from_id.is_not(None))
    said = joinedload(Recommendation.lineage).joinedload(Lineage.earlier)
    whole = with_everything(actor).options(said.joinedload(EarlierRecommendation.report))
    one = session.execute(
        whole.add_columns(or_(went_out, exists().where(went_in))).where(Recommendation.public_id == public_id)
    )
    found = one.unique().one_or_none()
    if found is None:
        raise NotFound
    set_committed_value(found[0], "lineage", sorted(found[0].lineage, key=_place))
    return found[0], bool(found[1])


def lineage_of(session: Session, recommendation: Recommendation) -> list[Lineage]:
    """What is said of it, each with the earlier one and its report, in their order."""
    found = _lineages().where(Lineage.recommendation_id == recommendation.id)
    return sorted(session.scalars(found), key=_place)


def beside(lineage: Lineage, fields: Fields) -> Then:
    """The earlier words, and beside them ours; compared by word where ours are said to modify them."""
    now = fields.sentence
    compared = lineage.earlier is not None and lineage.how == How.MODIFIES
    parts = compare_words(lineage.earlier.words, now) if compared and lineage.earlier else []
    return Then(lineage, now, parts)


def concordance(session: Session, actor: Actor) -> Concordance:
    """What becomes of every earlier recommendation, and where every one of ours comes from; in four statements."""
    ours = _lineages().where(Lineage.task_force_id == actor.task_force_id)
    rows = sorted(session.scalars(ours), key=_place)
    of: dict[int | None, list[Lineage]] = defaultdict(list)
    here: dict[int | None, list[str]] = defaultdict(list)
    for one in rows:
        of[one.earlier_id].append(one)
        here[one.recommendation_id].append(one.how)
    known = {one.id: one for one in session.scalars(ordered(actor))}
    for one in rows:
        if one.recommendation_id is not None:
            set_committed_value(one, "recommendation", known[one.recommendation_id])
    reports = [
        (report, [Line(one, of[one.id]) for one in report.recommendations])
        for report in earlier_reports(session, actor)
    ]
    counted = [one for one in known.values() if one.state not in (State.WITHDRAWN, State.MERGED)]
    new = [one for one in counted if How.NEW in here[one.id]]
    return Concordance(reports, new, [one for one in counted if not here[one.id]])


def descent(session: Session, actor: Actor, recommendation: Recommendation) -> Descent:
    """What this one was made of and what became of it; in one statement where it always was what it is."""
    born = _born(session, recommendation)
    mine = next(one for one in born if one.id == recommendation.id)
    taken_in = [one.id for one in born if one.merged_into == mine.id]
    split_off = [one.id for one in born if one.split_from == mine.id]
    near = {*taken_in, *split_off, mine.merged_into, mine.split_from} - {None}
    if not near:
        return Descent()
    known = _relatives(session, actor, {one for one in near if one is not None})
    return Descent(
        [known[one] for one in taken_in],
        known.get(mine.split_from or 0),
        [known[one] for one in split_off],
        known.get(mine.merged_into or 0),
        _open_on(session, ancestors(mine.id, born)),
    )


def open_before(session: Session, recommendation: Recommendation) -> OpenComments:
    """What waits for an answer on all that it was made of."""
    return _open_on(session, ancestors(recommendation.id, _born(session, recommendation)))


def _born(session: Session, recommendation: Recommendation) -> list[Born]:
    found = select(
        Recommendation.id,
        Recommendation.merged_into_id,
        Recommendation.split_from_id,
        Recommendation.proposed_at,
    ).where(
        Recommendation.task_force_id == recommendation.task_force_id,
        or_(
            Recommendation.id == recommendation.id,
            Recommendation.merged_into_id.is_not(None),
            Recommendation.split_from_id.is_not(None),
            Recommendation.id.in_(
                select(Recommendation.split_from_id).where(Recommendation.split_from_id.is_not(None))
            ),
        ),
    )
    return [Born(*one) for one in session.execute(found.order_by(Recommendation.id))]


def _relatives(session: Session, actor: Actor, wanted: set[int]) -> dict[int, Relative]:
    said = (
        select(func.count(Comment.id)).where(Comment.text_id == Recommendation.text_id, readable(actor))
    ).scalar_subquery()
    found = session.execute(
        select(
            Recommendation.id,
            Recommendation.public_id,
            Text.label,
            Recommendation.state,
            Text.number,
            Text.public_id,
            said,
        )
        .join(Recommendation.text)
        .where(Recommendation.id.in_(wanted))
    )
    return {
        id_: Relative(public_id, label, State(state), number, text, comments)
        for id_, public_id, label, state, number, text, comments in found
    }


def _open_on(session: Session, made_of: list[Ancestor]) -> OpenComments:
    """What waits for an answer on these, as far as it was said in time."""
    if not made_of:
        return OpenComments()
    critical = func.sum(case((Comment.kind == CommentKind.CRITICAL, 1), else_=0))
    in_time = [_said_in_time(one.id, one.until) for one in made_of]
    count, blocking = session.execute(
        select(func.count(), critical)
        .select_from(Comment)
        .join(Recommendation, Recommendation.text_id == Comment.text_id)
        .outerjoin(Disposition, (Disposition.comment_id == Comment.id) & Disposition.stands)
        .where(or_(false(), *in_time), Disposition.id.is_(None), Comment.audience.in_(SHARED))
    ).one()
    return OpenComments(count, blocking or 0)


def _said_in_time(id_: int, until: datetime | None) -> ColumnElement[bool]:
    here = Recommendation.id == id_
    return here if until is None else and_(here, Comment.made_at <= until)


def _lineages() -> Select[Lineage]:
    return select(Lineage).options(joinedload(Lineage.earlier).joinedload(EarlierRecommendation.report))


def _reports(actor: Actor) -> Select[EarlierReport]:
    ours = select(EarlierReport).where(EarlierReport.task_force_id == actor.task_force_id)
    whole = selectinload(EarlierReport.recommendations).joinedload(EarlierRecommendation.report)
    return ours.options(whole)


def _place(one: Lineage) -> tuple[int, int, int]:
    """New first, then by report, then as they stand there."""
    return (one.earlier.report_id, one.earlier.position, one.id) if one.earlier else (0, 0, one.id)
