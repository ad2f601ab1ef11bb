"""Asking for comments: a round opens on the versions of now, people comment or say that they have none, it closes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.charter.models import TaskForce
from taskforce.core import clock, events, jobs
from taskforce.core.actor import Actor, program
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.members.models import Person
from taskforce.texts import policy, queries
from taskforce.texts.actions import typed
from taskforce.texts.actions.life import close_comments, open_comments
from taskforce.texts.models import Asked, CommentRound, RoundText, Text
from taskforce.texts.states import CLOSE_ROUND, CommentRoundState, Standing

CLOSE_DUE, WRITE = "close_due_comment_round", "ask_for_comments"
PURPOSE = "no_comments"  # of the links in letters


def open_comment_round(
    session: Session,
    actor: Actor,
    *,
    title: str,
    texts: Sequence[Text],
    words: str = "",
    closes_at: datetime | None = None,
    asked: Sequence[Person] | None = None,
    by_mail: bool = False,
) -> CommentRound:
    """Ask about the current versions of these texts, which take comments from now on.

    Without `asked` every member and co-chair is asked; without `closes_at` it is open until somebody closes it.
    `by_mail`: each of them gets a letter, with a link to say that there are no comments. Raises Refused beside
    `title`, `texts`, `closes_at` or `asked`, WrongState for a text that is asked about already or frozen.
    """
    allow(policy.can_open_comment_round(actor), "The facilitator and the co-chairs ask for comments.")
    if closes_at is not None and closes_at <= clock.now():
        raise Refused("closes_at", "The comments must close at an hour that is still to come.")
    by_default = asked is None
    if asked is None:
        asked = queries.may_be_asked(session, actor, "member", "co_chair")
    _check(session, actor, texts, asked, by_default=by_default)
    round_ = _round(session, actor, title, words, texts, closes_at)
    session.flush()
    _fill(session, round_, texts, asked)
    for text in texts:
        open_comments(session, program(actor.task_force_id), text)
    _record_opening(session, actor, round_)
    if by_mail:
        _write(session, actor, round_, "first")
    return round_


def pass_comment_round(session: Session, actor: Actor, round_: CommentRound) -> None:
    """Say, for oneself or for whom one acts, that there are no comments. Said again, it changes nothing.

    Raises WrongState when the round is closed.
    """
    if not round_.is_open:
        raise WrongState("This comment round is closed.")
    asked = queries.asked_in(round_, actor.stands_for_id)
    allow(policy.can_pass_comment_round(actor, round_, asked), "This comment round does not ask you.")
    if asked is not None and asked.passed_at is None:
        asked.passed_at, asked.passed_by_name = clock.now(), actor.name
        events.record(session, actor, "comment_round.passed", round_, title=round_.title)


def close_comment_round(session: Session, actor: Actor, round_: CommentRound) -> None:
    """Close the comments on its texts, and write down what each of those asked has done. It stays closed.

    Those who listen to `comment_round.closed` act in the same transaction. Raises WrongState when it is closed.
    """
    if not CLOSE_ROUND.fits(round_):
        raise WrongState("This comment round is closed already.")
    _close(session, actor, round_, by=actor)


def _close(session: Session, judged: Actor, round_: CommentRound, *, by: Actor) -> None:
    """Close it in the name of `by`; `judged` is who must be allowed to."""
    allow(policy.can_close_comment_round(judged, round_), "The facilitator and the co-chairs close it.")
    found = queries.standings(session, round_)
    for one in found:
        one.asked.result, one.asked.comments = one.standing.value, one.comments
    CLOSE_ROUND.apply(round_)
    round_.closed_at, round_.closed_by_name = clock.now(), by.name
    for of in round_.texts:
        close_comments(session, program(round_.task_force_id), of.text)
    counts = {each.value: sum(one.standing == each for one in found) for each in Standing}
    events.record(session, by, "comment_round.closed", round_, title=round_.title, **counts)


def leave_comment_round(session: Session, actor: Actor, text: Text) -> None:
    """What a text does that takes no more comments: the round closes with the last of its texts.

    Whoever moved the owner of the text, as its policy lets them, stands in the record as who closed it.
    """
    round_ = queries.open_comment_round_on(session, text)
    if round_ is not None and not any(of.text.takes_comments for of in round_.texts):
        _close(session, program(round_.task_force_id), round_, by=actor)


def remind_comment_round(session: Session, actor: Actor, round_: CommentRound) -> int:
    """Write to those who are silent, again. Returns to how many. Raises WrongState when it is closed."""
    if not round_.is_open:
        raise WrongState("This comment round is closed.")
    allow(policy.can_remind_comment_round(actor, round_), "The facilitator and the co-chairs remind.")
    silent = sum(one.standing == Standing.SILENT for one in queries.standings(session, round_))
    events.record(session, actor, "comment_round.reminded", round_, title=round_.title, number=silent)
    _write(session, actor, round_, "again")
    return silent


def _check(
    session: Session, actor: Actor, texts: Sequence[Text], asked: Sequence[Person], *, by_default: bool
) -> None:
    if not texts:
        raise Refused("texts", "Please choose what comments are asked for.")
    if not asked and not by_default:
        raise Refused("asked", "Please choose whom to ask.")
    may = {one.id for one in queries.may_be_asked(session, actor)}
    for person in asked:
        if person.id not in may:
            raise Refused("asked", f"{person.printed_name} cannot comment here.")
    for text in texts:
        if text.number == 0:
            raise Refused("texts", f"“{text.label}” has no text yet.")
        if queries.open_comment_round_on(session, text) is not None:
            raise WrongState(f"Comments on “{text.label}” are being asked for already.")


def _round(
    session: Session,
    actor: Actor,
    title: str,
    words: str,
    texts: Sequence[Text],
    closes_at: datetime | None,
) -> CommentRound:
    alone = texts[0] if len(texts) == 1 else None
    round_ = CommentRound(
        task_force_id=actor.task_force_id,
        title=typed.words("title", title, "Please give it a title."),
        words=typed.words("words", words),
        owner_kind=alone.owner_kind if alone else "",
        owner_id=alone.owner_id if alone else "",
        opened_at=clock.now(),
        opened_by_name=actor.name,
        closes_at=closes_at,
        zone=session.get_one(TaskForce, actor.task_force_id).zone,
        state=CommentRoundState.OPEN,
    )
    session.add(round_)
    return round_


def _fill(session: Session, round_: CommentRound, texts: Sequence[Text], asked: Sequence[Person]) -> None:
    home = round_.task_force_id
    abouts = []
    for text in texts:
        version = queries.version(session, text)
        about = RoundText(task_force_id=home, round_id=round_.id, text_id=text.id, version_id=version.id)
        set_committed_value(about, "text", text)
        set_committed_value(about, "version", version)
        abouts.append(about)
    those = [
        Asked(
            task_force_id=home,
            round_id=round_.id,
            person_id=one.id,
            place=place,
            printed_name=one.printed_name,
        )
        for place, one in enumerate(asked, 1)
    ]
    session.add_all([*abouts, *those])
    set_committed_value(round_, "texts", abouts)
    set_committed_value(round_, "asked", those)


def _record_opening(session: Session, actor: Actor, round_: CommentRound) -> None:
    events.record(
        session,
        actor,
        "comment_round.opened",
        round_,
        title=round_.title,
        why=round_.words,
        closes_at=round_.closes_at.isoformat() if round_.closes_at else None,
        texts={one.text.public_id: one.version.number for one in round_.texts},
        asked=[one.person_id for one in round_.asked],
    )
    if round_.closes_at:
        home = actor.task_force_id
        jobs.enqueue(
            session, CLOSE_DUE, task_force_id=home, run_after=round_.closes_at, round=round_.public_id
        )


def _write(session: Session, actor: Actor, round_: CommentRound, what: str) -> None:
    """A letter to each, by the worker; none while old acts are brought back."""
    if not session.info.get(events.REPLAYED):
        home = actor.task_force_id
        jobs.enqueue(session, WRITE, task_force_id=home, round=round_.public_id, by=actor.name, what=what)
