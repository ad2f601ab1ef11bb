"""The words of a vote, and the one move that a round makes. There is no way back: closed is final."""

from enum import StrEnum

from taskforce.core.states import Move


class RoundState(StrEnum):
    """The life of a round."""

    OPEN = "open"
    CLOSED = "closed"


class Choice(StrEnum):
    """A position. Who is silent has none."""

    YES = "yes"
    NO_OBJECTION = "no_objection"
    NO = "no"
    BLOCK = "block"
    ABSTAIN = "abstain"
    RECUSE = "recuse"


class Outcome(StrEnum):
    """What a closed round decided. Whether it had its quorum stands beside it."""

    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"


CLOSE_STRAW_POLL = Move("close the straw poll", {RoundState.OPEN}, RoundState.CLOSED)
CLOSE = Move("close the vote", {RoundState.OPEN}, RoundState.CLOSED)
