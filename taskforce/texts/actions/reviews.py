"""Reviews from outside: people without a seat look at one version of one text and say what they find, or nothing."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.charter.models import TaskForce
from taskforce.core import clock, events, jobs
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.texts import policy, queries
from taskforce.texts.actions import typed
from taskforce.texts.actions.comments import make_comment, told
from taskforce.texts.models import Comment, Review, Reviewer, Text, TextVersion
from taskforce.texts.states import CLOSE_ROUND, SHARED, Audience, CommentRoundState, ReviewKind, Standing

CLOSE_REVIEW, ASK_REVIEWERS = "close_due_review", "ask_reviewers"
STEER = "The facilitator and the co-chairs ask reviewers."
OVER = "This review is closed."


class Named(NamedTuple):
    """Somebody from outside who is asked."""

    name: str
    office: str
    address: str


def open_review(
    session: Session,
    actor: Actor,
    text: Text,
    *,
    kind: str,
    reviewers: Sequence[Named],
    words: str = "",
    closes_at: datetime | None = None,
    audience: str = Audience.ALL,
) -> Review:
    """Show the current version of this text to these people, each by a link of their own; a letter brings it.

    The text stays as it is: frozen or not, open for comment or not. Raises Refused beside `kind`, `reviewers`,
    `closes_at` or `audience`.
    """
    allow(policy.can_open_review(actor, text), STEER)
    _check(kind, reviewers, closes_at, audience)
    version = queries.version(session, text)
    review = _review(session, actor, text, version, kind, words, audience, closes_at)
    session.add(review)
    session.flush()
    for name, value in (
        ("text", text),
        ("version", version),
        ("reviewers", _named(session, review, reviewers)),
    ):
        set_committed_value(review, name, value)
    _record(session, actor, "review.opened", review, asked_for=kind, names=[one.name for one in reviewers])
    if closes_at:
        home = text.task_force_id
        jobs.enqueue(session, CLOSE_REVIEW, task_force_id=home, run_after=closes_at, review=review.public_id)
    _write(session, actor, review)
    return review


def close_review(session: Session, actor: Actor, review: Review) -> None:
    """Nobody says anything more in it; what each has done is written down. Raises WrongState when it is closed."""
    if not review.is_open:
        raise WrongState(OVER)
    allow(policy.can_close_review(actor, review), STEER)
    for one in queries.reviewed(session, review):
        one.reviewer.result = one.standing.value
    CLOSE_ROUND.apply(review)
    review.closed_at, review.closed_by_name = clock.now(), actor.name
    _record(session, actor, "review.closed", review)


def remind_review(session: Session, actor: Actor, review: Review) -> int:
    """Write to those who are silent again, with a new link. Returns to how many. Raises WrongState when closed."""
    if not review.is_open:
        raise WrongState(OVER)
    allow(policy.can_remind_review(actor, review), STEER)
    silent = sum(one.standing == Standing.SILENT for one in queries.reviewed(session, review))
    _record(session, actor, "review.reminded", review, number=silent)
    _write(session, actor, review)
    return silent


def review_comment(session: Session, actor: Actor, reviewer: Reviewer, **said: Any) -> Comment:
    """What a reviewer says: `said` as `comment` takes it, on the version of the review. `reviewer` with all of it.

    Raises WrongState once the review is closed, Refused as `comment` does.
    """
    review = reviewer.review
    if not review.is_open:
        raise WrongState(OVER)
    allow(policy.can_review(actor, reviewer), "This review does not ask you.")
    anchor = {"on": said.get("on", ""), "words": said.get("words", ""), "start": said.get("start")}
    rest = {"proposed": "", "strikes": False, **said, "audience": review.audience, "reviewer_id": reviewer.id}
    made = make_comment(session, actor, review.text, review.version, anchor, rest)
    events.record(session, actor, typed.event(made, "made"), made, **told(made))
    return made


def pass_review(session: Session, actor: Actor, reviewer: Reviewer) -> None:
    """Say that one has looked and has nothing to say. Said again, it changes nothing. Raises WrongState when closed."""
    if not reviewer.review.is_open:
        raise WrongState(OVER)
    allow(policy.can_review(actor, reviewer), "This review does not ask you.")
    if reviewer.passed_at is None:
        reviewer.passed_at = clock.now()
        _record(session, actor, "review.passed", reviewer.review, name=reviewer.name)


def _review(
    session: Session,
    actor: Actor,
    text: Text,
    version: TextVersion,
    kind: str,
    words: str,
    audience: str,
    closes_at: datetime | None,
) -> Review:
    return Review(
        task_force_id=text.task_force_id,
        text_id=text.id,
        version_id=version.id,
        kind=kind,
        words=typed.words("words", words),
        audience=audience,
        opened_at=clock.now(),
        opened_by_id=actor.person_id,
        opened_by_name=actor.name,
        closes_at=closes_at,
        zone=session.get_one(TaskForce, text.task_force_id).zone,
        state=CommentRoundState.OPEN,
    )


def _named(session: Session, review: Review, people: Sequence[Named]) -> list[Reviewer]:
    """Those who are asked, in their order."""
    home = review.task_force_id
    asked = [
        Reviewer(task_force_id=home, review_id=review.id, place=place, **one._asdict())
        for place, one in enumerate(people, 1)
    ]
    session.add_all(asked)
    return asked


def _check(kind: str, reviewers: Sequence[Named], closes_at: datetime | None, audience: str) -> None:
    if kind not in set(ReviewKind):
        raise Refused("kind", "Please choose one of the list.")
    if not reviewers:
        raise Refused("reviewers", "Please name whom to ask.")
    if len({one.address.casefold() for one in reviewers}) < len(reviewers):
        raise Refused("reviewers", "Somebody stands here twice.")
    if closes_at is not None and closes_at <= clock.now():
        raise Refused("closes_at", "The review must close at an hour that is still to come.")
    if audience not in SHARED:
        raise Refused("audience", "Please choose one of the list.")


def _record(session: Session, actor: Actor, kind: str, review: Review, **facts: Any) -> None:
    label, text = review.text.label, review.text.public_id
    events.record(session, actor, kind, review, title=label, text=text, **facts)


def _write(session: Session, actor: Actor, review: Review) -> None:
    """A letter to each who is silent, by the worker; none while old acts are brought back."""
    if not session.info.get(events.REPLAYED):
        home = review.task_force_id
        jobs.enqueue(session, ASK_REVIEWERS, task_force_id=home, review=review.public_id, by=actor.name)
