"""Reading reviews: those on a text, one by its name, and the one behind a link."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.members import tokens
from taskforce.texts import homes
from taskforce.texts.models import Comment, Review, Reviewer, Text, TextVersion
from taskforce.texts.states import Standing


@dataclass(frozen=True)
class Reviewed:
    """A reviewer, what they have done, and how many comments they made."""

    reviewer: Reviewer
    standing: Standing
    comments: int


def review(session: Session, actor: Actor, public_id: str) -> Review:
    """One with its text, version and reviewers. Raises NotFound."""
    ours = (Review.public_id == public_id, Review.task_force_id == actor.task_force_id)
    found = session.scalar(_whole().where(*ours))
    if found is None or not (actor.is_program or homes.may_read(session, actor, found.text)):
        raise NotFound
    return found


def reviews_of(session: Session, text: Text) -> list[Review]:
    """Those on this text, in their order."""
    return list(session.scalars(_whole().where(Review.text_id == text.id).order_by(Review.id)))


def reviewed(session: Session, review: Review) -> list[Reviewed]:
    """What each of those asked has done, in their order."""
    ids = [one.id for one in review.reviewers]
    made = select(Comment.reviewer_id, func.count()).where(Comment.reviewer_id.in_(ids))
    counts = Counter(dict(session.execute(made.group_by(Comment.reviewer_id)).all()))
    return [Reviewed(one, _standing(one, counts[one.id]), counts[one.id]) for one in review.reviewers]


def reviewer_of(session: Session, token: str) -> Reviewer:
    """Whoever holds this link, with review, text, version and blocks; also when it is closed. Raises NotFound."""
    found = session.scalar(_reviewers().where(Reviewer.token_hash == tokens.hashed(token)))
    if found is None:
        raise NotFound("This link is not good, or no longer. Whoever sent it can send you a new one.")
    return found


def reviewer(session: Session, one: Reviewer) -> Reviewer:
    """The same, with all that `reviewer_of` brings."""
    found = _reviewers().where(Reviewer.id == one.id).execution_options(populate_existing=True)
    return session.scalars(found).one()


def said_by(session: Session, reviewer: Reviewer) -> list[Comment]:
    """What this reviewer said, with the answers to it."""
    found = select(Comment).where(Comment.reviewer_id == reviewer.id).order_by(Comment.id)
    return list(session.scalars(found.options(joinedload(Comment.disposition))))


def actor_of_reviewer(reviewer: Reviewer) -> Actor:
    """Whoever holds the link: no person of the task force, with no role but to review."""
    name = f"{reviewer.name} ({reviewer.review.kind.replace('_', ' ')})"
    return Actor(None, reviewer.public_id, name, reviewer.task_force_id, frozenset({"reviewer"}))


def _standing(one: Reviewer, comments: int) -> Standing:
    if comments:
        return Standing.COMMENTED
    return Standing.NO_COMMENTS if one.passed_at else Standing.SILENT


def _reviewers() -> Select[Reviewer]:
    whole = joinedload(Reviewer.review)
    blocks = whole.joinedload(Review.version).selectinload(TextVersion.blocks)
    return select(Reviewer).options(whole.joinedload(Review.text), blocks)


def _whole() -> Select[Review]:
    return select(Review).options(
        joinedload(Review.text), joinedload(Review.version), selectinload(Review.reviewers)
    )
