"""Who may do what with recommendations. Whether the state lets it happen is the business of the moves."""

from taskforce.core.actor import PROGRAM, Actor
from taskforce.core.permissions import permit
from taskforce.recommendations.models import EarlierRecommendation, Lineage, Recommendation, Statement
from taskforce.recommendations.states import State

STEERS = ("facilitator", "co_chair")
TAKES_PART = (*STEERS, "member")
SIGNS = ("co_chair", "member")  # in their own names
MINE = "for members: they, or whom they act for, proposed it"


@permit("Propose a recommendation", *TAKES_PART, scope="draft")
def can_propose(actor: Actor) -> bool:
    """Members propose, and so do those who steer; observers look on."""
    return True


@permit("Write a recommendation", *TAKES_PART, scope="draft", when=MINE)
def can_write(actor: Actor, recommendation: Recommendation) -> bool:
    """Whoever proposed it writes its versions, and so do those who steer."""
    return actor.has(*STEERS) or is_proposer(actor, recommendation)


@permit("Put a recommendation forward", *TAKES_PART, scope="draft", when=MINE)
def can_put_forward(actor: Actor, recommendation: Recommendation) -> bool:
    """Whoever had the idea makes a proposal of it, or those who steer do."""
    return can_write(actor, recommendation)


@permit("Take a proposal into drafting", *STEERS)
def can_draft(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer say what is worth drafting."""
    return True


@permit("Open a recommendation for comment", *STEERS)
def can_open_for_comment(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer ask for comments."""
    return True


@permit("Close comments on a recommendation", *STEERS, PROGRAM)
def can_close_comments(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer say when it is enough; the program does at the hour of the comment round."""
    return True


@permit("Bring a recommendation to decision", *STEERS)
def can_bring_to_decision(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer freeze a version for the decision."""
    return True


@permit("Put a recommendation to the vote", "facilitator")
def can_put_to_vote(actor: Actor, recommendation: Recommendation) -> bool:
    """The facilitator puts the question, as `voting.policy.can_open_round` wants it."""
    return True


@permit("Ask where people stand on a recommendation", *STEERS)
def can_open_straw_poll(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer, in whatever state it is: nothing follows from it."""
    return True


@permit("Give a recommendation back to the drafters", *STEERS)
def can_take_back(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer."""
    return True


@permit("Write down what a vote decided", *STEERS, PROGRAM, when="the vote closes; no page does it")
def can_settle(actor: Actor, recommendation: Recommendation) -> bool:
    """Adopted or failed: whoever closes the round, also the program at its hour. No page does it."""
    return True


@permit("Put a recommendation off", *STEERS)
def can_defer(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer."""
    return True


@permit(
    "Withdraw a recommendation", *TAKES_PART, scope="draft", when=f"{MINE}, and it is not up for decision"
)
def can_withdraw(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer; whoever proposed it may too, until it is up for decision."""
    mine = is_proposer(actor, recommendation) and recommendation.state != State.UP_FOR_DECISION
    return mine or actor.has(*STEERS)


@permit("Take a recommendation up again", *STEERS)
def can_take_up_again(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer bring back what was put aside or failed."""
    return True


@permit("Order the recommendations of a theme", *STEERS)
def can_place(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer."""
    return True


@permit("Merge a recommendation into another", *STEERS)
def can_merge(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer; neither record is lost."""
    return True


@permit("Split a recommendation", *TAKES_PART, scope="draft", when=MINE)
def can_split(actor: Actor, recommendation: Recommendation) -> bool:
    """Whoever writes it."""
    return can_write(actor, recommendation)


@permit("Enter an earlier report with its recommendations", *STEERS)
def can_enter_earlier_report(actor: Actor) -> bool:
    """Those who steer enter it, add to it and correct it."""
    return True


@permit("Say what a recommendation has to do with an earlier one", *TAKES_PART, scope="draft", when=MINE)
def can_state_lineage(actor: Actor, recommendation: Recommendation) -> bool:
    """Whoever writes it, in every state: it is said of the text and no part of it."""
    return can_write(actor, recommendation)


@permit("Take back what was said of an earlier recommendation", *TAKES_PART, scope="draft", when=MINE)
def can_take_back_lineage(actor: Actor, lineage: Lineage) -> bool:
    """Whoever may say it; that one is dropped, those who steer."""
    ours = lineage.recommendation
    return actor.has(*STEERS) if ours is None else can_write(actor, ours)


@permit("Say that an earlier recommendation is dropped", *STEERS)
def can_drop_earlier_recommendation(actor: Actor, earlier: EarlierRecommendation) -> bool:
    """Those who steer."""
    return True


def is_proposer(actor: Actor, recommendation: Recommendation) -> bool:
    """Whether the actor, or whom they act for, proposed it."""
    return actor.stands_for_id is not None and recommendation.proposed_by_id == actor.stands_for_id


@permit(
    "Make a separate statement",
    *SIGNS,
    scope="sign",
    when="a vote on it is closed, until the hour of the charter",
)
def can_make_statement(actor: Actor, recommendation: Recommendation) -> bool:
    """Whoever votes, in their own name; staff where they were let sign for a principal."""
    return True


@permit(
    "Write anew or withdraw a separate statement",
    *SIGNS,
    scope="sign",
    when="they, or whom they act for, made it",
)
def can_rewrite_statement(actor: Actor, statement: Statement) -> bool:
    """Its author alone."""
    return statement.author_id == actor.stands_for_id


@permit("Sign a separate statement", *SIGNS, scope="sign", when="somebody else made it")
def can_sign_statement(actor: Actor, statement: Statement) -> bool:
    """Everybody who votes but its author, who has signed it by making it."""
    return statement.author_id != actor.stands_for_id
