"""Who may do what with recommendations. Whether the state lets it happen is the business of the moves."""

from taskforce.core.actor import Actor
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.states import State

STEERS = ("facilitator", "co_chair")
TAKES_PART = (*STEERS, "member")


def can_propose(actor: Actor) -> bool:
    """Members propose, and so do those who steer; observers look on."""
    return actor.has(*TAKES_PART)


def can_write(actor: Actor, recommendation: Recommendation) -> bool:
    """Whoever proposed it writes its versions, and so do those who steer."""
    return can_steer(actor, recommendation) or is_proposer(actor, recommendation)


def can_put_forward(actor: Actor, recommendation: Recommendation) -> bool:
    """Whoever had the idea makes a proposal of it, or those who steer do."""
    return can_write(actor, recommendation)


def can_draft(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer say what is worth drafting."""
    return can_steer(actor, recommendation)


def can_open_for_comment(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer ask for comments."""
    return can_steer(actor, recommendation)


def can_close_comments(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer say when it is enough."""
    return can_steer(actor, recommendation)


def can_bring_to_decision(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer freeze a version for the decision."""
    return can_steer(actor, recommendation)


def can_put_to_vote(actor: Actor, recommendation: Recommendation) -> bool:
    """The facilitator puts the question, as `voting.policy.can_open_round` wants it."""
    return actor.has("facilitator") and can_steer(actor, recommendation)


def can_take_back(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer give it back to the drafters."""
    return can_steer(actor, recommendation)


def can_settle(actor: Actor, recommendation: Recommendation) -> bool:
    """Adopted or failed: whoever closes the round, also the program at its hour. No page does it."""
    here = actor.task_force_id == recommendation.task_force_id
    return here and (actor.is_program or actor.has(*STEERS))


def can_defer(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer put it off."""
    return can_steer(actor, recommendation)


def can_withdraw(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer; whoever proposed it may too, until it is up for decision."""
    mine = is_proposer(actor, recommendation) and recommendation.state != State.UP_FOR_DECISION
    return mine or can_steer(actor, recommendation)


def can_take_up_again(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer bring back what was put aside or failed."""
    return can_steer(actor, recommendation)


def can_place(actor: Actor, recommendation: Recommendation) -> bool:
    """Those who steer order the recommendations of a theme."""
    return can_steer(actor, recommendation)


def can_steer(actor: Actor, recommendation: Recommendation) -> bool:
    """The facilitator and the co-chairs move things along."""
    return actor.has(*STEERS) and actor.task_force_id == recommendation.task_force_id


def is_proposer(actor: Actor, recommendation: Recommendation) -> bool:
    """Whether the actor proposed it and still takes part."""
    here = actor.has(*TAKES_PART) and actor.task_force_id == recommendation.task_force_id
    return here and recommendation.proposed_by_id == actor.person_id
