"""Who was asked for comments, who had none, and how comments were answered, as a file has it."""

from collections import defaultdict
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from taskforce.core.events import Event
from taskforce.records.writing.page import Facts, Page
from taskforce.texts.models import Comment, CommentRound, Disposition
from taskforce.texts.states import Response

SAME_ACT = timedelta(seconds=5)  # in records of before, where the move does not name the round that it opened


def rounds_by_text(page: Page) -> dict[int, list[CommentRound]]:
    """Every comment round of the task force by each text that it asked about."""
    chosen = select(CommentRound).where(CommentRound.task_force_id == page.task_force.id)
    whole = (selectinload(CommentRound.texts), selectinload(CommentRound.asked))
    found: dict[int, list[CommentRound]] = defaultdict(list)
    for one in page.session.scalars(chosen.options(*whole).order_by(CommentRound.id)):
        for about in one.texts:
            found[about.text_id].append(one)
    return found


def asking(page: Page, event: Event, rounds: list[CommentRound]) -> Facts:
    """What belongs to the move that opened a round: until when, whom, and who had no comments."""
    if event.kind != "recommendation.opened_for_comment":
        return {}
    found = next((one for one in rounds if _is_of(event, one)), None)
    if found is None:  # it was opened before there were rounds
        return {}
    return {
        "closes_at": page.when(found.closes_at) if found.closes_at else None,
        "asked": _asked(page, found),
        "passed": [page.event(one) for one in page.of(found.public_id, "comment_round.passed")],
    }


def _is_of(event: Event, round_: CommentRound) -> bool:
    """Whether the round moved the recommendation in this event."""
    named = event.facts.get("round")
    return named == round_.public_id if named else abs(round_.opened_at - event.at) < SAME_ACT


def _asked(page: Page, round_: CommentRound) -> list[str | None] | None:
    """Whom it asked, where that was not everybody whom it asks by the file."""
    asked = [one.person_id for one in round_.asked]
    usual = {
        one.id
        for one in page.people.values()
        if not one.listed_only and not one.role_names.isdisjoint(("member", "co_chair"))
    }
    return None if set(asked) == usual else [page.key(one) for one in asked]


def disposition(
    page: Page, comment: Comment, found: Disposition | None, labels: dict[int, str]
) -> Facts | None:
    """An answer with what the author of the comment said to it; None where there is none."""
    if found is None:
        return None
    said = [
        one
        for one in page.of(comment.public_id, "comment.responded", "note.responded")
        if (one.facts["response"] == Response.REOPENED) == (found.response == Response.REOPENED)
    ]
    return {
        "as": str(found.verdict),
        **page.act(found.by_id, found.made_at),
        "reason": found.reason,
        "duplicate_of": labels[found.duplicate_of_id] if found.duplicate_of_id else None,
        "response": page.event(said[-1], **{"as": found.response, "why": found.response_why})
        if found.response and said
        else None,
    }
