"""Reviews from outside, as a file has them."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from taskforce.records.writing.page import Facts, Page, labelled
from taskforce.texts.models import Review
from taskforce.texts.states import Audience

Labels = dict[int, tuple[str, str]]


def reviews_by_text(page: Page) -> tuple[dict[int, list[Facts]], Labels]:
    """Every review by the text that it shows, and the labels of review and reviewer by the number of the reviewer."""
    chosen = select(Review).where(Review.task_force_id == page.task_force.id).order_by(Review.id)
    found: dict[int, list[Review]] = defaultdict(list)
    for one in page.session.scalars(chosen.options(selectinload(Review.reviewers))):
        found[one.text_id].append(one)
    labels = {
        person.id: (f"v{n}", f"p{m}")
        for some in found.values()
        for n, one in enumerate(some, 1)
        for m, person in enumerate(one.reviewers, 1)
    }
    written = {text: labelled("v", [_written(page, one) for one in some]) for text, some in found.items()}
    return defaultdict(list, written), labels


def _written(page: Page, review: Review) -> Facts:
    closed = page.last(review.public_id, "review.closed")
    return {
        "kind": review.kind,
        "words": review.words,
        "audience": review.audience if review.audience != Audience.ALL else None,
        "opened": page.act(review.opened_by_id, review.opened_at),
        "closes_at": page.when(review.closes_at) if review.closes_at else None,
        "reviewers": labelled(
            "p",
            [
                {
                    "name": one.name,
                    "office": one.office,
                    "address": one.address,
                    "passed_at": page.when(one.passed_at) if one.passed_at else None,
                }
                for one in review.reviewers
            ],
        ),
        "closed": page.event(closed) if closed else None,
    }
