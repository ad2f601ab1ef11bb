"""Who asks people from outside to look at a text, and what these may do."""

from taskforce.core.actor import PROGRAM, Actor
from taskforce.core.permissions import permit
from taskforce.texts.models import Review, Reviewer, Text
from taskforce.texts.policy.texts import STEERS

REVIEWER = "reviewer"  # the role of whoever comes by the link of a review: it opens that one text


@permit("Ask outside reviewers about a text", *STEERS, when="the text has a version")
def can_open_review(actor: Actor, text: Text) -> bool:
    """The facilitator and the co-chairs, also once the text is frozen."""
    return text.number > 0


@permit("Close a review", *STEERS, PROGRAM, when="it is open")
def can_close_review(actor: Actor, review: Review) -> bool:
    """Who opens one also closes it; the program does at its hour."""
    return review.is_open


@permit("Write to outside reviewers again", *STEERS, when="the review is open")
def can_remind_review(actor: Actor, review: Review) -> bool:
    """Who opens one."""
    return review.is_open


@permit("Say something in a review", REVIEWER, when="for those outside who hold its link, while it is open")
def can_review(actor: Actor, reviewer: Reviewer) -> bool:
    """Whoever holds the link, on that one text; `reviewer` with the review."""
    return reviewer.review.is_open and actor.public_id == reviewer.public_id
