"""What an actor may do next with a recommendation, and which of it is the one thing to do."""

from collections.abc import Callable
from dataclasses import dataclass

from taskforce.core.actor import Actor
from taskforce.core.states import Move
from taskforce.recommendations import policy, states
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.states import TAKES, State, TextTakes

May = Callable[[Actor, Recommendation], bool]


@dataclass(frozen=True)
class Step:
    """Something to do: the verb as in actions, the words on its button, and whether it wants a reason."""

    verb: str
    words: str
    reason_due: bool
    move: Move
    may: May

    @property
    def slug(self) -> str:
        """The verb as it stands in an address."""
        return self.verb.replace("_", "-")


def _step(move: Move, may: May, words: str, *, reason: bool = False) -> Step:
    return Step(may.__name__.removeprefix("can_"), words, reason, move, may)


STEPS = (
    _step(states.PUT_FORWARD, policy.can_put_forward, "Put it forward"),
    _step(states.DRAFT, policy.can_draft, "Take it into drafting"),
    _step(states.OPEN_FOR_COMMENT, policy.can_open_for_comment, "Open it for comment"),
    _step(states.CLOSE_COMMENTS, policy.can_close_comments, "Close the comments"),
    _step(states.PUT_TO_VOTE, policy.can_put_to_vote, "Put it to the vote"),
    _step(states.BRING_TO_DECISION, policy.can_bring_to_decision, "Freeze it for decision"),
    _step(states.TAKE_UP_AGAIN, policy.can_take_up_again, "Take it up again", reason=True),
    _step(states.TAKE_BACK, policy.can_take_back, "Take it back into drafting", reason=True),
    _step(states.DEFER, policy.can_defer, "Defer it", reason=True),
    _step(states.WITHDRAW, policy.can_withdraw, "Withdraw it", reason=True),
)
BY_SLUG = {step.slug: step for step in STEPS}
FREEZES = (states.PUT_TO_VOTE, states.BRING_TO_DECISION)
FORWARD = {
    State.IDEA: (states.PUT_FORWARD,),
    State.PROPOSED: (states.DRAFT,),
    State.DRAFTING: (states.OPEN_FOR_COMMENT,),
    State.OPEN_FOR_COMMENT: (states.CLOSE_COMMENTS,),
    State.COMMENTS_CLOSED: FREEZES,
    State.UP_FOR_DECISION: (states.PUT_TO_VOTE,),
}


@dataclass(frozen=True)
class Next:
    """The steps open to an actor: the main one, if any, and the others."""

    main: Step | None
    others: list[Step]
    may_write: bool


def next_steps(actor: Actor, recommendation: Recommendation, *, is_voted_on: bool, is_blocked: bool) -> Next:
    """What this actor may do now. `is_blocked`: a critical comment is unanswered, so nothing can be frozen."""
    fitting = [] if is_voted_on else [step for step in STEPS if step.move.fits(recommendation)]
    open_to = [
        step
        for step in fitting
        if step.may(actor, recommendation) and not (is_blocked and step.move in FREEZES)
    ]
    state = State(recommendation.state)
    main = next((step for step in open_to if step.move in FORWARD.get(state, ())), None)
    takes_edits = TAKES[state] != TextTakes.NOTHING
    may_write = takes_edits and policy.can_write(actor, recommendation)
    return Next(main, [step for step in open_to if step is not main], may_write)
