"""Reading recommendations as rows, with what their properties need."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from taskforce.charter.models import Theme
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.core.numbers import capital, counted
from taskforce.members.homes import Matter
from taskforce.recommendations.models import KIND, Recommendation
from taskforce.recommendations.states import OPEN_FOR_COMMENT, State
from taskforce.texts.models import Comment, Disposition, Text
from taskforce.texts.queries import readable
from taskforce.texts.states import SHARED, CommentKind
from taskforce.voting.homes import Place
from taskforce.voting.models import Round
from taskforce.voting.states import RoundState


class OpenComments(NamedTuple):
    """How many comments wait for a disposition, and how many of them are critical."""

    all: int = 0
    critical: int = 0

    @property
    def sentence(self) -> str:
        """`Three comments wait for an answer; one is critical.`"""
        if not self.all:
            return "No comment waits for an answer."
        words = capital(counted(self.all, "comment waits", "comments wait")) + " for an answer"
        return f"{words}; {counted(self.critical, 'is', 'are')} critical." if self.critical else f"{words}."


def recommendation(session: Session, actor: Actor, public_id: str) -> Recommendation:
    """One recommendation of the actor's task force, with theme, text, current version, proposer. Raises NotFound."""
    found = find(session, actor, public_id)
    if found is None:
        raise NotFound
    return found


def find(session: Session, actor: Actor, public_id: str) -> Recommendation | None:
    """The same, or None where there is no such recommendation in the actor's task force."""
    return session.scalar(with_everything(actor).where(Recommendation.public_id == public_id))


def everything(
    session: Session, actor: Actor, states: Collection[State] = tuple(State)
) -> list[Recommendation]:
    """All recommendations in these states in the order of print, with theme, text, current version, proposer."""
    return list(session.scalars(ordered(actor, Recommendation.state.in_(states))))


def of_texts(session: Session, actor: Actor, texts: Collection[int]) -> list[Recommendation]:
    """The recommendations that own these texts, by the number of their rows, in the order of print."""
    return list(session.scalars(ordered(actor, Recommendation.text_id.in_(texts))))


def askable(session: Session, actor: Actor, texts: Collection[int]) -> list[int]:
    """Of these texts those whose recommendation is in a state that can be opened for comment."""
    ready = (Recommendation.text_id.in_(texts), Recommendation.state.in_(OPEN_FOR_COMMENT.frm))
    ours = Recommendation.task_force_id == actor.task_force_id
    return list(session.scalars(select(Recommendation.text_id).where(ours, *ready)))


def ordered(actor: Actor, *where: ColumnElement[bool]) -> Select[Recommendation]:
    """The statement that reads these of the actor's task force so, in the order of print."""
    chosen = with_everything(actor).where(*where).join(Recommendation.theme)
    return chosen.order_by(Theme.position, Recommendation.position, Recommendation.id)


def matters(session: Session, actor: Actor) -> list[Matter]:
    """Every recommendation as something in which one may declare an interest, in the order of print."""
    return [Matter(KIND, one.public_id, one.fields.title) for one in everything(session, actor)]


def places(session: Session, actor: Actor) -> dict[str, Place]:
    """The number and the theme of every recommendation by its public id, in the order of print."""
    found = (
        select(Recommendation)
        .where(Recommendation.task_force_id == actor.task_force_id)
        .join(Recommendation.theme)
        .options(contains_eager(Recommendation.theme))
        .order_by(Theme.position, Recommendation.position, Recommendation.id)
    )
    return {
        one.public_id: Place(one.hanging_number, one.theme.position, one.theme.title)
        for one in session.scalars(found)
    }


def by_key(session: Session, actor: Actor) -> dict[str, Recommendation]:
    """All recommendations of the actor's task force by their permanent key, loaded as `everything` does."""
    return {found.key: found for found in session.scalars(with_everything(actor))}


def themes(session: Session, actor: Actor) -> list[Theme]:
    """The themes of the actor's task force in order."""
    found = select(Theme).where(Theme.task_force_id == actor.task_force_id)
    return list(session.scalars(found.order_by(Theme.position, Theme.id)))


def open_comments(session: Session, text_id: int) -> OpenComments:
    """What waits for a disposition on one text."""
    return _open_comments(session, Comment.text_id == text_id).get(text_id, OpenComments())


def open_comments_by_text(
    session: Session, actor: Actor, texts: Collection[int] | None = None
) -> dict[int, OpenComments]:
    """What waits for a disposition on each of these texts, or on all, by the text's number; in one statement."""
    ours = (Comment.task_force_id == actor.task_force_id) & readable(actor)
    return _open_comments(session, ours if texts is None else ours & Comment.text_id.in_(texts))


def is_voted_on(session: Session, recommendation: Recommendation) -> bool:
    """Whether a vote on it is open, past its hour or not."""
    there = select(Round.id).where(
        Round.matter_kind == KIND,
        Round.matter_id == recommendation.public_id,
        Round.state == RoundState.OPEN,
    )
    return session.scalar(there) is not None


def with_everything(actor: Actor) -> Select[Recommendation]:
    """The statement that reads all of the actor's task force with what their properties need."""
    whole = (
        joinedload(Recommendation.theme),
        joinedload(Recommendation.text).joinedload(Text.current),
        joinedload(Recommendation.proposed_by),
    )
    return select(Recommendation).where(Recommendation.task_force_id == actor.task_force_id).options(*whole)


def _open_comments(session: Session, where: ColumnElement[bool]) -> dict[int, OpenComments]:
    critical = func.sum(case((Comment.kind == CommentKind.CRITICAL, 1), else_=0))
    counts = (
        select(Comment.text_id, func.count(), critical)
        .outerjoin(Disposition, (Disposition.comment_id == Comment.id) & Disposition.stands)
        .where(where, Disposition.id.is_(None), Comment.audience.in_(SHARED))
        .group_by(Comment.text_id)
    )
    return {text_id: OpenComments(count, blocking) for text_id, count, blocking in session.execute(counts)}
