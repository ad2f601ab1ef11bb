"""What happens to a comment round when nobody is there: it writes to those whom it asks, and closes at its hour."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.core import clock, jobs, mail
from taskforce.core.actor import program
from taskforce.members import actions as members
from taskforce.members import tokens
from taskforce.members.models import Person
from taskforce.texts import actions, queries
from taskforce.texts.actions.comment_rounds import CLOSE_DUE, PURPOSE, WRITE
from taskforce.texts.actions.reviews import ASK_REVIEWERS, CLOSE_REVIEW
from taskforce.texts.models import CommentRound, Review, Reviewer
from taskforce.texts.rules import asking, reviewing
from taskforce.texts.states import Standing
from taskforce.web.page import moment

LASTS = timedelta(days=60)  # a link, where the round has no hour


@jobs.handler(CLOSE_DUE)
def close_due_comment_round(work: jobs.Work) -> dict[str, Any] | None:
    """Close the round whose hour has come. Repeated, or after somebody closed it by hand, it does nothing."""
    with work.database.write() as session:
        round_ = _round(work, session)
        if round_.is_open:
            actions.close_comment_round(session, program(round_.task_force_id), round_)
    return {"state": str(round_.state)}


@jobs.handler(WRITE)
def ask_for_comments(work: jobs.Work) -> dict[str, int]:
    """A letter to each of those asked who is silent and has a seat; none when the round is closed meanwhile.

    Repeated after a dead worker, nobody is written to twice: all letters are one transaction.
    """
    with work.database.write() as session:
        round_ = _round(work, session)
        silent = [one for one in queries.standings(session, round_) if one.standing == Standing.SILENT]
        wanted = {one.asked.person_id for one in silent} if round_.is_open else set()
        people = queries.people_asked(session, round_, wanted)
        written = sum(_write(work, session, round_, person) for person in people)
    return {"letters": written}


@jobs.handler(CLOSE_REVIEW)
def close_due_review(work: jobs.Work) -> dict[str, Any] | None:
    """Close the review whose hour has come. Repeated, or after somebody closed it by hand, it does nothing."""
    with work.database.write() as session:
        review = _review(work, session)
        if review.is_open:
            actions.close_review(session, program(review.task_force_id), review)
    return {"state": str(review.state)}


@jobs.handler(ASK_REVIEWERS)
def ask_reviewers(work: jobs.Work) -> dict[str, int]:
    """A letter with a new link to each reviewer who is silent; an earlier link of theirs is no longer good."""
    with work.database.write() as session:
        review = _review(work, session)
        found = queries.reviewed(session, review) if review.is_open else []
        silent = [one.reviewer for one in found if one.standing == Standing.SILENT]
        for one in silent:
            _ask(work, session, review, one)
    return {"letters": len(silent)}


def _ask(work: jobs.Work, session: Session, review: Review, reviewer: Reviewer) -> None:
    token = tokens.new()
    reviewer.token_hash = tokens.hashed(token)
    facts = reviewing.Facts(
        name=reviewer.name,
        kind=review.kind,
        task_force=session.get_one(TaskForce, review.task_force_id).name,
        words=review.words,
        until=moment(review.closes_at, review.zone),
        page=f"{work.settings.base_url}/review/{token}",
        sender=work.payload["by"],
    )
    subject, text = reviewing.letter(facts)
    mail.send(session, reviewer.name, reviewer.address, subject, text, task_force_id=review.task_force_id)


def _review(work: jobs.Work, session: Session) -> Review:
    if work.task_force_id is None:
        raise jobs.JobRefused("A review belongs to a task force.")
    return queries.review(session, program(work.task_force_id), work.payload["review"])


def _write(work: jobs.Work, session: Session, round_: CommentRound, person: Person) -> bool:
    if person.account is None or person.left_at is not None:
        return False
    home = session.get_one(TaskForce, round_.task_force_id)
    ends_at = round_.closes_at or clock.now() + LASTS
    token = members.make_link(session, person, PURPOSE, round_.public_id, ends_at=ends_at)
    facts = asking.Facts(
        title=round_.title,
        task_force=home.name,
        words=round_.words,
        until=moment(round_.closes_at, round_.zone),
        page=f"{work.settings.base_url}/t/{home.slug}/comment-rounds/{round_.public_id}",
        sender=work.payload["by"],
    )
    again = work.payload["what"] == "again"
    subject, text = asking.letter(facts, f"{work.settings.base_url}/do/{token}", again=again)
    mail.send(
        session,
        person.printed_name,
        person.account.address,
        subject,
        text,
        task_force_id=round_.task_force_id,
    )
    return True


def _round(work: jobs.Work, session: Session) -> CommentRound:
    if work.task_force_id is None:
        raise jobs.JobRefused("A comment round belongs to a task force.")
    return queries.comment_round(session, program(work.task_force_id), work.payload["round"])
