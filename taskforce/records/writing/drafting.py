"""Recommendations with their versions, moves and comments as a file has them."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from taskforce.recommendations import queries
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.states import State
from taskforce.records.writing import commenting, lineage, reviewing, stating
from taskforce.records.writing.page import Facts, Page, labelled
from taskforce.texts.models import FIELD, WHOLE, Comment, CommentRound, TextVersion
from taskforce.texts.queries.places import reading_of
from taskforce.texts.rules.anchors import find
from taskforce.texts.states import Audience

MOVES = {
    "recommendation.put_forward": State.PROPOSED,
    "recommendation.drafting_begun": State.DRAFTING,
    "recommendation.taken_back": State.DRAFTING,
    "recommendation.taken_up_again": State.DRAFTING,
    "recommendation.opened_for_comment": State.OPEN_FOR_COMMENT,
    "recommendation.comments_closed": State.COMMENTS_CLOSED,
    "recommendation.brought_to_decision": State.UP_FOR_DECISION,
    "recommendation.deferred": State.DEFERRED,
    "recommendation.withdrawn": State.WITHDRAWN,
    "recommendation.merged": State.MERGED,
}


def recommendations(page: Page) -> list[Facts]:
    """`recommendations`, in the order of print."""
    found = queries.everything(page.session, page.actor)
    texts = [one.text_id for one in found]
    versions, comments = versions_of(page, texts), _comments_of(page, texts)
    rounds, said = commenting.rounds_by_text(page), queries.statements(page.session, page.actor)
    traced, keys = lineage.by_recommendation(page), {one.public_id: one.key for one in found}
    by_number = {one.id: one.key for one in found}
    reviews, reviewers = reviewing.reviews_by_text(page)
    return [
        {
            **_written(
                page, one, versions[one.text_id], comments[one.text_id], rounds[one.text_id], keys, reviewers
            ),
            "split_from": by_number.get(one.split_from_id or 0),
            "lineage": traced[one.id],
            "reviews": reviews[one.text_id],
            "statements": stating.statements(page, one, said[one.id]),
        }
        for one in found
    ]


def versions_of(page: Page, texts: list[int]) -> dict[int, list[TextVersion]]:
    """The versions of these texts in their order, with blocks."""
    chosen = select(TextVersion).where(TextVersion.text_id.in_(texts)).order_by(TextVersion.number)
    found: dict[int, list[TextVersion]] = defaultdict(list)
    for version in page.session.scalars(chosen.options(selectinload(TextVersion.blocks))):
        found[version.text_id].append(version)
    return found


def text_version(page: Page, version: TextVersion, zone: str | None = None) -> Facts:
    """A version of a text that has no printed fields."""
    return page.act(version.by_id, version.made_at, zone, note=version.note, text=version.source)


def _comments_of(page: Page, texts: list[int]) -> dict[int, list[Comment]]:
    """Private notes stay where they were written: the file is read by others than who wrote them."""
    chosen = select(Comment).where(Comment.text_id.in_(texts), Comment.audience != Audience.PRIVATE)
    chosen = chosen.order_by(Comment.made_at, Comment.id)
    whole = (
        selectinload(Comment.replies),
        joinedload(Comment.disposition),
        joinedload(Comment.answered_before),
    )
    found: dict[int, list[Comment]] = defaultdict(list)
    for comment in page.session.scalars(chosen.options(*whole)):
        found[comment.text_id].append(comment)
    return found


def _written(
    page: Page,
    found: Recommendation,
    versions: list[TextVersion],
    comments: list[Comment],
    rounds: list[CommentRound],
    keys: dict[str, str],
    reviewers: reviewing.Labels,
) -> Facts:
    moves = page.of(found.public_id, *MOVES)
    return {
        "key": found.key,
        "theme": found.theme.key,
        "state": str(found.state),
        "proposed": page.act(versions[0].by_id, found.proposed_at),  # staff propose for a principal
        "versions": [{**text_version(page, one), "fields": dict(one.fields)} for one in versions],
        "history": [
            page.event(event, to=str(MOVES[event.kind]), why=event.facts.get("why", ""))
            | {"into": keys.get(event.facts.get("into", ""))}
            | commenting.asking(page, event, rounds)
            for event in moves
        ],
        "comments": _labelled(page, comments, {version.id: version for version in versions}, reviewers),
    }


def _labelled(
    page: Page, comments: list[Comment], versions: dict[int, TextVersion], reviewers: reviewing.Labels
) -> list[Facts]:
    labels = {comment.id: f"c{number}" for number, comment in enumerate(comments, 1)}
    return labelled(
        "c",
        [
            _hand(page, comment, reviewers) | _comment(page, comment, versions[comment.version_id], labels)
            for comment in comments
        ],
    )


def _hand(page: Page, comment: Comment, reviewers: reviewing.Labels) -> Facts:
    """Who said it and when: somebody with a seat, or from outside."""
    if comment.reviewer_id is None:
        return page.act(comment.by_id, comment.made_at)
    review, reviewer = reviewers[comment.reviewer_id]
    return {"review": review, "reviewer": reviewer, "at": page.when(comment.made_at)}


def _comment(page: Page, comment: Comment, version: TextVersion, labels: dict[int, str]) -> Facts:
    return {
        "version": version.number,
        **_place(comment, version),
        **_words(comment, version),
        "audience": None if comment.reviewer_id or comment.audience == Audience.ALL else comment.audience,
        "kind": str(comment.kind),
        "body": comment.body,
        "proposed": comment.proposed,
        "strikes": comment.strikes or None,
        "replies": [page.act(reply.by_id, reply.made_at, body=reply.body) for reply in comment.replies],
        "answered_before": commenting.disposition(page, comment, comment.answered_before, labels),
        "disposition": commenting.disposition(page, comment, comment.disposition, labels),
    }


def _place(comment: Comment, version: TextVersion) -> Facts:
    if comment.on == WHOLE:
        return {}
    if comment.on.startswith(FIELD):
        return {"field": comment.on.removeprefix(FIELD)}
    return {"block": next(block.position for block in version.blocks if block.key == comment.on)}


def _words(comment: Comment, version: TextVersion) -> Facts:
    """The words it is on; where these stand there more than once also at which letter they begin."""
    if comment.starts is None:
        return {}
    said = reading_of(version).places[comment.on]
    return {"words": comment.exact, "start": comment.starts if len(find(said, comment.exact)) > 1 else None}
