"""Who may do what with a vote. Whether its hour has come the round itself says, by the time of `core.clock`."""

from taskforce.core.actor import Actor
from taskforce.voting.models import Round, Seat
from taskforce.voting.states import RoundState


def can_open_round(actor: Actor) -> bool:
    """The facilitator puts questions to the vote; who votes does not, and the program never does by itself."""
    return actor.has("facilitator")


def can_cast_position(actor: Actor, round_: Round, seat: Seat | None) -> bool:
    """Only who sits in the frozen electorate, and only for themselves, whatever roles they hold now."""
    return (
        seat is not None
        and actor.person_id is not None
        and (seat.round_id, seat.person_id) == (round_.id, actor.person_id)
        and actor.task_force_id == round_.task_force_id
    )


def can_close_round(actor: Actor, round_: Round, *, everyone_voted: bool) -> bool:
    """The program at the hour; the facilitator at the hour, or before it once everyone has voted.

    Nobody closes earlier: whoever could choose the moment could choose the result. When everyone has voted only
    changes of mind are cut off, and by then nobody knows which way the count stands.
    """
    if actor.task_force_id != round_.task_force_id:
        return False
    if actor.is_program:
        return round_.is_due
    return actor.has("facilitator") and (round_.is_due or everyone_voted)


def may_see_positions(actor: Actor, round_: Round) -> bool:
    """Everybody of the task force once the round is closed; nobody before, the facilitator and the program included."""
    return actor.task_force_id == round_.task_force_id and round_.state == RoundState.CLOSED
