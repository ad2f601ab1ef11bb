"""Reading votes: rounds, seats and positions, and where everybody stands on everything."""

from taskforce.voting.queries.after import Cited, cited, stated_outcome
from taskforce.voting.queries.matrix import Matrix, matrix
from taskforce.voting.queries.participation import Part, participation
from taskforce.voting.queries.polls import (
    Polled,
    named_polls,
    steps_taken,
    straw_answer,
    straw_answers,
    straw_poll,
    straw_polls,
)
from taskforce.voting.queries.record import Record, head_at_close, last_head, record
from taskforce.voting.queries.rolls import last_roll, roll_calls
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
    seat_of_person,
    seats,
)

__all__ = [
    "Cited",
    "Matrix",
    "Part",
    "Polled",
    "Receipt",
    "Record",
    "Seen",
    "Vote",
    "cited",
    "head_at_close",
    "is_key_taken",
    "last_head",
    "last_roll",
    "matrix",
    "named_polls",
    "participation",
    "positions",
    "prepared_ballot",
    "receipt",
    "receipt_of_key",
    "record",
    "roll_calls",
    "round_",
    "rounds",
    "rounds_on",
    "seal_at_opening",
    "seat_of",
    "seat_of_person",
    "seats",
    "stated_outcome",
    "steps_taken",
    "straw_answer",
    "straw_answers",
    "straw_poll",
    "straw_polls",
]
