"""Reading comment rounds: what they asked about, whom, and what each of them has done."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.core.events import Event
from taskforce.members.models import Person, Role
from taskforce.texts import homes
from taskforce.texts.models import Asked, Comment, CommentRound, RoundText, Text
from taskforce.texts.policy import STEERS
from taskforce.texts.states import SHARED, CommentRoundState, Standing


@dataclass(frozen=True)
class Stands:
    """Somebody whom a round asks, what they have done in it, and how many comments they made."""

    asked: Asked
    standing: Standing
    comments: int


def comment_round(session: Session, actor: Actor, public_id: str) -> CommentRound:
    """One round with its texts and versions and whom it asks, in order. Raises NotFound."""
    found = session.scalar(_rounds(actor).where(CommentRound.public_id == public_id))
    if found is None or not (actor.is_program or _is_readable(session, actor, found)):
        raise NotFound
    return found


def comment_rounds(session: Session, actor: Actor) -> list[CommentRound]:
    """Every round on texts that the actor may read, the open ones first, then the latest."""
    order = _rounds(actor).order_by(CommentRound.closed_at.isnot(None), CommentRound.id.desc())
    return [one for one in session.scalars(order) if _is_readable(session, actor, one)]


@dataclass(frozen=True)
class Asking:
    """The open round that asks about a text, and the reader's own row in it, or that of whom they act for."""

    round: CommentRound
    mine: Asked | None

    @property
    def may_pass(self) -> bool:
        """Whether the reader is asked and has not said yet that there are no comments."""
        return self.mine is not None and self.mine.passed_at is None


def asking_about(session: Session, actor: Actor, text: Text) -> Asking | None:
    """The open round that asks about this text, seen by the actor; in one statement."""
    mine = (Asked.round_id == CommentRound.id) & (Asked.person_id == actor.stands_for_id)
    found = session.execute(
        select(CommentRound, Asked)
        .select_from(CommentRound)
        .join(RoundText, RoundText.round_id == CommentRound.id)
        .outerjoin(Asked, mine)
        .where(RoundText.text_id == text.id, CommentRound.state == CommentRoundState.OPEN)
    ).first()
    return Asking(found[0], found[1]) if found else None


def open_comment_round_on(session: Session, text: Text) -> CommentRound | None:
    """The open round that asks about this text, if there is one."""
    about = CommentRound.texts.any(RoundText.text_id == text.id)
    is_open = CommentRound.state == CommentRoundState.OPEN
    whole = (selectinload(CommentRound.texts).joinedload(RoundText.text), selectinload(CommentRound.asked))
    return session.scalar(select(CommentRound).where(about, is_open).options(*whole))


def standings(session: Session, round_: CommentRound) -> list[Stands]:
    """What each of those asked has done, in their order: as it is now, or as it stood at the close."""
    if not round_.is_open:
        return [Stands(one, Standing(one.result), one.comments) for one in round_.asked]
    said = _comments_by_person(session, round_)
    return [Stands(one, _standing(one, said[one.person_id]), said[one.person_id]) for one in round_.asked]


def may_be_asked(session: Session, actor: Actor, *roles: str) -> list[Person]:
    """Everybody who may comment and has not left, in order of precedence; with `roles` those who hold one of them."""
    found = (
        select(Person)
        .where(
            Person.task_force_id == actor.task_force_id,
            Person.left_at.is_(None),
            Person.listed_only.is_(False),
            Person.roles.any(Role.name.in_(roles or ("member", *STEERS))),
        )
        .options(selectinload(Person.roles))
        .order_by(Person.precedence, Person.sort_key, Person.id)
    )
    return list(session.scalars(found))


def texts_to_ask_about(session: Session, actor: Actor) -> list[Text]:
    """The texts that have a version, are not frozen, and take no comments now; those that the actor may read."""
    found = select(Text).where(
        Text.task_force_id == actor.task_force_id,
        Text.number > 0,
        Text.frozen_at.is_(None),
        Text.takes_comments.is_(False),
    )
    ordered = found.options(joinedload(Text.current)).order_by(Text.owner_kind, Text.id)
    readable = [one for one in session.scalars(ordered) if homes.may_read(session, actor, one)]
    return homes.askable(session, actor, readable)


def _standing(asked: Asked, comments: int) -> Standing:
    if comments:
        return Standing.COMMENTED
    return Standing.NO_COMMENTS if asked.passed_at else Standing.SILENT


def _comments_by_person(session: Session, round_: CommentRound) -> Counter[int]:
    """How many comments each person made in the round, or somebody for them."""
    made = [
        Comment.text_id.in_([one.text_id for one in round_.texts]),
        Comment.made_at >= round_.opened_at,
        Comment.audience.in_(SHARED),
    ]
    hand = func.coalesce(Event.for_id, Comment.by_id)
    found = (
        select(hand, func.count())
        .select_from(Comment)
        .join(Event, (Event.subject_id == Comment.public_id) & Event.kind.in_(("comment.made", "note.made")))
        .where(*made)
        .group_by(hand)
    )
    return Counter({person_id: number for person_id, number in session.execute(found) if person_id})


def _is_readable(session: Session, actor: Actor, round_: CommentRound) -> bool:
    return any(homes.may_read(session, actor, of.text) for of in round_.texts)


def _rounds(actor: Actor) -> Select[CommentRound]:
    texts = selectinload(CommentRound.texts)
    return (
        select(CommentRound)
        .where(CommentRound.task_force_id == actor.task_force_id)
        .options(
            texts.joinedload(RoundText.text),
            texts.joinedload(RoundText.version),
            selectinload(CommentRound.asked),
        )
    )


def asked_in(round_: CommentRound, person_id: int | None) -> Asked | None:
    """The row of this person in a round, if it asks them."""
    return next((one for one in round_.asked if one.person_id == person_id), None)


def people_asked(session: Session, round_: CommentRound, wanted: Collection[int]) -> list[Person]:
    """These of the people whom the round asks, with their accounts, in its order."""
    found = (
        select(Person)
        .join(Asked, Asked.person_id == Person.id)
        .where(Asked.round_id == round_.id, Person.id.in_(wanted))
        .options(joinedload(Person.account))
        .order_by(Asked.place)
    )
    return list(session.scalars(found))
