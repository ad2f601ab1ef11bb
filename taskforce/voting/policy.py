"""Who may do what with a vote. Whether its hour has come the round itself says, by the time of `core.clock`."""

from taskforce.core.actor import DRAFTS, PROGRAM, Actor
from taskforce.core.permissions import READERS, permit
from taskforce.voting.models import Round, Seat, StrawPoll
from taskforce.voting.states import RoundState


@permit("Put a question to the vote", "facilitator")
def can_open_round(actor: Actor) -> bool:
    """The facilitator puts questions to the vote; who votes does not, and the program never does by itself."""
    return True


@permit("Vote", *READERS, scope="vote", when="their name, or their principal's, is in the frozen electorate")
def can_cast_position(actor: Actor, round_: Round, seat: Seat | None) -> bool:
    """Only for a seat of the frozen electorate that is the actor's, or the one of whom they act for.

    Where the rule of the vote keeps delegates out, they cast nothing; what they prepare their principal casts.
    """
    whose = actor.stands_for_id
    if actor.principal_id is not None and not round_.decides_by.delegates_vote:
        return False
    return seat is not None and whose is not None and (seat.round_id, seat.person_id) == (round_.id, whose)


@permit(
    "Prepare a ballot for somebody",
    scope="prepare_vote",
    when="their principal is in the frozen electorate",
)
def can_prepare_ballot(actor: Actor, round_: Round, seat: Seat | None) -> bool:
    """Staff lay a ballot before their principal; nobody prepares one for themselves."""
    return seat is not None and (seat.round_id, seat.person_id) == (round_.id, actor.principal_id)


@permit(
    "Call the roll and write down what is said",
    "facilitator",
    when="a meeting is on; whoever has voted by themselves is not written over",
)
def can_call_roll(actor: Actor, round_: Round) -> bool:
    """The facilitator; what they write down is the voter's to change until the close."""
    return True


@permit(
    "Close a vote",
    "facilitator",
    PROGRAM,
    when="its hour has come; the facilitator also once everyone has voted",
)
def can_close_round(actor: Actor, round_: Round, *, everyone_voted: bool) -> bool:
    """The program at the hour; the facilitator at the hour, or before it once everyone has voted.

    Nobody closes earlier: whoever could choose the moment could choose the result. When everyone has voted only
    changes of mind are cut off, and by then nobody knows which way the count stands.
    """
    return round_.is_due or (everyone_voted and not actor.is_program)


@permit("Say what follows from a vote", "facilitator", when="the vote is closed")
def can_state_outcome(actor: Actor, round_: Round) -> bool:
    """The facilitator, of a vote that is closed; the result itself nobody touches."""
    return round_.state == RoundState.CLOSED


@permit("Ask for a straw poll", "facilitator", "co_chair")
def can_open_straw_poll(actor: Actor) -> bool:
    """Those who steer ask where people stand; nothing is decided by it."""
    return True


@permit(
    "Answer a straw poll",
    "member",
    "co_chair",
    scope="vote",
    when="it is open, and they, or whom they act for, may vote",
)
def can_answer_straw_poll(actor: Actor, poll: StrawPoll) -> bool:
    """Whoever may vote, or a delegate who may vote for them."""
    return True


@permit("Close a straw poll", "facilitator", "co_chair", PROGRAM, when="it is open")
def can_close_straw_poll(actor: Actor, poll: StrawPoll) -> bool:
    """Those who steer when they have heard enough, the program at its hour: no result hangs on the moment."""
    return True


@permit(
    "See how a straw poll went", *sorted(DRAFTS), scope="read", when="it is closed; names where it has names"
)
def may_see_straw_answers(actor: Actor, poll: StrawPoll) -> bool:
    """Everybody of the task force once it is closed; nobody before, so that nobody follows the first who spoke."""
    return poll.state == RoundState.CLOSED


@permit("Mail the head of the chain", PROGRAM, when="a vote has closed")
def can_mail_head(actor: Actor, round_: Round) -> bool:
    """The program by itself, to everybody: whoever could choose the readers could leave out the witnesses."""
    return True


@permit("See who voted how", *sorted(DRAFTS), scope="read", when="the vote is closed")
def may_see_positions(actor: Actor, round_: Round) -> bool:
    """Everybody of the task force once the round is closed; nobody before, the facilitator and the program included."""
    return round_.state == RoundState.CLOSED
