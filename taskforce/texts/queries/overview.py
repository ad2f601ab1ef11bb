"""All comments of a task force at once: filtered, in reading order, a page at a time, and where most was said."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from taskforce.core.actor import Actor
from taskforce.texts import homes
from taskforce.texts.models import Block, Comment, CommentRound, Disposition, RoundText, Text, TextVersion
from taskforce.texts.queries.audience import readable
from taskforce.texts.states import SHARED, Response

PAGE = 500
MOST_DISPUTED = 5
OPEN, NOT_SATISFIED = "open", Response.NOT_SATISFIED.value


@dataclass(frozen=True)
class Chosen:
    """Which comments are wanted; what is empty chooses nothing. `state`: open, a verdict or not_satisfied.

    `person`: the number of their row; `texts`: those that the reader may read, by the numbers of their rows.
    `place`: what of the text they are on, as `Comment.on` has it; None: any.
    """

    texts: Sequence[int]
    kind: str = ""
    state: str = ""
    person: int | None = None
    round: CommentRound | None = None
    place: str | None = None


@dataclass(frozen=True)
class Line:
    """A comment with the number of the paragraph that it was made on, in the version it was made on."""

    comment: Comment
    position: int | None


@dataclass(frozen=True)
class Disputed:
    """A place of a text with how many comments there are on it."""

    text: Text
    on: str
    comments: int
    position: int | None


def overview(session: Session, actor: Actor, chosen: Chosen, page: int = 1) -> tuple[list[Line], int]:
    """One page of the comments that were chosen, in reading order, and how many there are.

    They come with text, version and disposition.
    """
    number = session.scalar(_counted(_chosen(actor, chosen))) or 0
    return lines(session, actor, chosen, offset=(page - 1) * PAGE, limit=PAGE), number


def lines(
    session: Session, actor: Actor, chosen: Chosen, *, offset: int = 0, limit: int | None = None
) -> list[Line]:
    """The comments that were chosen, in reading order: by text, by their place in it, by time."""
    found = (
        select(Comment, Block.position)
        .join(Comment.text)
        .outerjoin(Block, (Block.version_id == Comment.version_id) & (Block.key == Comment.on))
        .where(*_chosen(actor, chosen))
        .options(contains_eager(Comment.text), joinedload(Comment.version), joinedload(Comment.disposition))
        .order_by(
            Text.owner_kind,
            Text.label,
            Text.id,
            func.coalesce(Block.position, 0),
            Comment.made_at,
            Comment.id,
        )
    )
    rows = session.execute(found.offset(offset).limit(limit)).unique()
    return [Line(comment, position) for comment, position in rows]


def most_disputed(session: Session, actor: Actor, chosen: Chosen) -> list[Disputed]:
    """The places on which there are most of the comments that were chosen, two at least; at most five."""
    number = func.count()
    found = (
        select(Comment.text_id, Comment.on, number)
        .where(*_chosen(actor, chosen), Comment.on != "")
        .group_by(Comment.text_id, Comment.on)
        .having(number > 1)
        .order_by(number.desc(), Comment.text_id, Comment.on)
        .limit(MOST_DISPUTED)
    )
    return _placed(session, [(text_id, on, count) for text_id, on, count in session.execute(found)])


def places_commented_on(session: Session, actor: Actor, text: Text) -> list[Disputed]:
    """The places of a text on which there are comments that the actor may read, in reading order."""
    here = _chosen(actor, Chosen([text.id]))
    found = select(Comment.text_id, Comment.on, func.count()).where(*here)
    grouped = session.execute(found.group_by(Comment.text_id, Comment.on))
    rows = [(text_id, on, count) for text_id, on, count in grouped]
    return sorted(_placed(session, rows), key=lambda one: (one.position or 0, one.on))


def _placed(session: Session, rows: Sequence[tuple[int, str, int]]) -> list[Disputed]:
    """The same with the text of each and the number that its paragraph has now, if it is there."""
    ids = {text_id for text_id, _, _ in rows}
    texts = {one.id: one for one in session.scalars(select(Text).where(Text.id.in_(ids)))}
    now = (
        select(TextVersion.text_id, Block.key, Block.position)
        .join(Text, (Text.id == TextVersion.text_id) & (Text.number == TextVersion.number))
        .join(Block, Block.version_id == TextVersion.id)
        .where(Text.id.in_(ids), Block.key.in_([on for _, on, _ in rows]))
    )
    positions = {(text_id, key): position for text_id, key, position in session.execute(now)}
    return [Disputed(texts[text_id], on, count, positions.get((text_id, on))) for text_id, on, count in rows]


def count_not_satisfied(session: Session, text: Text) -> int:
    """How many comments on the text have an answer with which their author is not satisfied."""
    found = select(func.count()).select_from(Comment).join(Disposition, Disposition.comment_id == Comment.id)
    unhappy = (Comment.text_id == text.id, Disposition.response == NOT_SATISFIED)
    return session.scalar(found.where(*unhappy, Comment.audience.in_(SHARED))) or 0


def texts_commented_on(session: Session, actor: Actor) -> list[Text]:
    """The texts that the actor may read and on which there are comments, by kind and label."""
    found = (
        select(Text)
        .where(Text.task_force_id == actor.task_force_id, Text.id.in_(select(Comment.text_id)))
        .order_by(Text.owner_kind, Text.label, Text.id)
    )
    return [one for one in session.scalars(found) if homes.may_read(session, actor, one)]


def _chosen(actor: Actor, chosen: Chosen) -> list[ColumnElement[bool]]:
    where = [
        Comment.task_force_id == actor.task_force_id,
        Comment.text_id.in_(chosen.texts),
        Comment.audience.in_(SHARED),
        readable(actor),
    ]
    if chosen.kind:
        where.append(Comment.kind == chosen.kind)
    if chosen.place is not None:
        where.append(Comment.on == chosen.place)
    if chosen.person is not None:
        where.append(Comment.by_id == chosen.person)
    if chosen.state == OPEN:
        where.append(~_answered())
    elif chosen.state == NOT_SATISFIED:
        where.append(_answered(Disposition.response == NOT_SATISFIED))
    elif chosen.state:
        where.append(_answered(Disposition.verdict == chosen.state))
    if chosen.round is not None:
        about = select(RoundText.text_id).where(RoundText.round_id == chosen.round.id)
        where += [Comment.text_id.in_(about), Comment.made_at >= chosen.round.opened_at]
        if chosen.round.closed_at:
            where.append(Comment.made_at <= chosen.round.closed_at)
    return where


def _answered(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    found = select(Disposition.id).where(Disposition.comment_id == Comment.id, Disposition.stands, *which)
    return found.exists()


def _counted(where: list[ColumnElement[bool]]) -> Select[int]:
    return select(func.count()).select_from(Comment).where(*where)
