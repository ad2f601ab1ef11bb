"""Where each comment on a text stands on one version, without its words: cheap, however many there are."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.texts.models import WHOLE, Comment, Disposition, Placement, Text, TextVersion
from taskforce.texts.queries.audience import readable
from taskforce.texts.queries.places import readings_of
from taskforce.texts.rules.placement import Carrier, Quote, Standing
from taskforce.texts.rules.plain import Span
from taskforce.texts.states import SHARED, CommentKind, How


class Stands(NamedTuple):
    """One comment: which, how and where it stands, and whether an answer is owed."""

    id: int
    public_id: str
    kind: str
    how: How
    on: str
    span: Span | None
    is_open: bool

    @property
    def is_critical(self) -> bool:
        """Whether it is critical and waits for an answer."""
        return self.is_open and self.kind == CommentKind.CRITICAL


def standing(session: Session, actor: Actor, text: Text, shown: TextVersion) -> list[Stands]:
    """Every comment that the actor may read, in the order of writing; one statement, four for older ones."""
    found = session.execute(
        select(
            Comment.id,
            Comment.public_id,
            Comment.kind,
            Comment.audience,
            Disposition.id.label("disposition_id"),
            Placement.how,
            Placement.on,
            Placement.starts,
            Placement.ends,
        )
        .select_from(Comment)
        .outerjoin(Disposition, (Disposition.comment_id == Comment.id) & Disposition.stands)
        .outerjoin(Placement, (Placement.comment_id == Comment.id) & (Placement.version_id == shown.id))
        .where(Comment.text_id == text.id, readable(actor))
        .order_by(Comment.made_at, Comment.id)
    ).all()
    worked_out = _worked_out(session, [one.id for one in found if one.how is None], shown)
    return [_stands(one, worked_out.get(one.id)) for one in found]


def how_it_stands(session: Session, text: Text, comment: Comment) -> How:
    """How the comment stands on the current version."""
    current = select(TextVersion.id).where(TextVersion.text_id == text.id, TextVersion.number == text.number)
    here = (Placement.comment_id == comment.id, Placement.version_id == current.scalar_subquery())
    return How(session.scalars(select(Placement.how).where(*here)).one())


def _worked_out(session: Session, ids: Sequence[int], shown: TextVersion) -> dict[int, Standing]:
    """Where comments stand on a version for which it is not stored: one older than their own, or from before."""
    if not ids:
        return {}
    chosen = select(
        Comment.id,
        Comment.version_id,
        Comment.on.label("first_on"),
        Comment.starts.label("first_starts"),
        Comment.ends.label("first_ends"),
    )
    bare = session.execute(chosen.where(Comment.id.in_(ids))).all()
    versions = {one.version_id for one in bare if one.first_on != WHOLE}
    readings = readings_of(session, versions | {shown.id}) if versions else {}
    carriers = {one: Carrier(readings[one], readings[shown.id]) for one in versions}
    found = {}
    for one in bare:
        stood = Standing("same", one.first_on, _span(one.first_starts, one.first_ends))
        if one.first_on == WHOLE:
            found[one.id] = stood
            continue
        said = readings[one.version_id].places[one.first_on]
        exact = said if stood.span is None else said[stood.span.start : stood.span.end]
        found[one.id] = carriers[one.version_id].carry(Quote(exact), stood)
    return found


def _stands(one: Any, worked_out: Standing | None) -> Stands:
    stored = Standing(one.how, one.on, _span(one.starts, one.ends))
    how, on, span, _ = worked_out or stored
    is_open = one.disposition_id is None and one.audience in SHARED
    return Stands(one.id, one.public_id, one.kind, How(how), on, span, is_open)


def _span(starts: int | None, ends: int | None) -> Span | None:
    return None if starts is None or ends is None else Span(starts, ends)
