"""Reading votes: rounds, seats and positions, and where everybody stands on everything."""

from taskforce.voting.queries.matrix import Matrix, matrix
from taskforce.voting.queries.rounds import (
    Receipt,
    Seen,
    Vote,
    is_key_taken,
    positions,
    prepared_ballot,
    receipt,
    receipt_of_key,
    round_,
    rounds,
    rounds_on,
    seal_at_opening,
    seat_of,
    seats,
)

__all__ = [
    "Matrix",
    "Receipt",
    "Seen",
    "Vote",
    "is_key_taken",
    "matrix",
    "positions",
    "prepared_ballot",
    "receipt",
    "receipt_of_key",
    "round_",
    "rounds",
    "rounds_on",
    "seal_at_opening",
    "seat_of",
    "seats",
]
