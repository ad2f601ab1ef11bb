"""What votes keep: rounds with their electorates and positions, and the chain over all of it."""

from taskforce.voting.models import frozen
from taskforce.voting.models.chain import ChainLink
from taskforce.voting.models.polls import StrawAnswer, StrawPoll
from taskforce.voting.models.rolls import RollCall
from taskforce.voting.models.rounds import (
    LONGEST_CHOICE,
    Position,
    PreparedBallot,
    Round,
    Seat,
    StatedOutcome,
)

__all__ = [
    "LONGEST_CHOICE",
    "ChainLink",
    "Position",
    "PreparedBallot",
    "RollCall",
    "Round",
    "Seat",
    "StatedOutcome",
    "StrawAnswer",
    "StrawPoll",
    "frozen",
]
