"""Every write to a vote. Each rule is judged inside the one writing transaction in which it is obeyed."""

from taskforce.voting.actions.casting import cast_position, enter_position
from taskforce.voting.actions.closing import close_round
from taskforce.voting.actions.heads import mail_head
from taskforce.voting.actions.opening import open_round
from taskforce.voting.actions.polls import answer_straw_poll, close_straw_poll, open_straw_poll
from taskforce.voting.actions.preparing import prepare_ballot
from taskforce.voting.actions.rolls import call_roll
from taskforce.voting.actions.stating import state_outcome

__all__ = [
    "answer_straw_poll",
    "call_roll",
    "cast_position",
    "close_round",
    "close_straw_poll",
    "enter_position",
    "mail_head",
    "open_round",
    "open_straw_poll",
    "prepare_ballot",
    "state_outcome",
]
