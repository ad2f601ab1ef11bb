"""The words of a count, open and closed, from one function."""

import pytest
from hypothesis import given

from taskforce.voting.rules.presets import MAJORITY, PRESETS, TWO_THIRDS
from taskforce.voting.rules.rule import NO_QUORUM, Rule
from taskforce.voting.rules.sentences import sentence
from taskforce.voting.rules.share import Share
from taskforce.voting.rules.tally import Tally, Turnout, tally
from tests.voting.rules.drawn import tallies

CONSENSUS, SILENCE, NO_BLOCK = (PRESETS[name][1] for name in ("consensus", "silence", "no_block"))
CHAIRS = Rule("cast", "more_than", Share(1, 2), Share(1, 2), "tie")
LENIENT = Rule("cast", "more_than", Share(1, 2), Share(1, 2), tie="adopted")
NOT_RECUSED = Rule("not_recused", "at_least", Share(2, 3), Share(1, 2))
WEAK = Rule("cast", "at_least", Share(1, 2), NO_QUORUM)
UNANIMOUS = Rule("present", "at_least", Share(1, 1), 1)


def count(rule: Rule, electorate: int, chairs: str = "", **figures: int) -> Tally:
    """A count by its figures."""
    positions = [choice for choice, number in figures.items() for _ in range(number)]
    return tally(positions, electorate, rule, chairs=chairs.split())


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (
            count(NOT_RECUSED, 22, yes=15, no=4, abstain=1, recuse=1),
            (
                "Adopted: 15 yes, 4 no, 1 abstaining, 1 recused, 1 without a position. Needed: at least two-thirds of "
                "the 21 who may vote and are not recused, that is 14. Quorum: 11 of 22; 21 took a position."
            ),
        ),
        (
            count(TWO_THIRDS, 18, yes=11, no=7),
            (
                "Not adopted, 1 vote short: 11 yes, 7 no. Needed: at least two-thirds of the 18 votes cast, "
                "that is 12. Quorum: 9 of 18; 18 took a position."
            ),
        ),
        (
            count(MAJORITY, 10, yes=2, no=5),
            (
                "Not adopted, 2 votes short: 2 yes, 5 no, 3 without a position. Needed: more than half of the 7 votes "
                "cast, that is 4. Quorum: 5 of 10; 7 took a position."
            ),
        ),
        (
            count(MAJORITY, 17, yes=3, no=1),
            (
                "Not adopted for want of a quorum: 3 yes, 1 no, 13 without a position. Needed: more than half of the 4 "
                "votes cast, that is 3. Quorum: 9 of 17; 4 took a position."
            ),
        ),
        (
            count(WEAK, 4, yes=2, no=2),
            (
                "Not adopted, since no more say yes than no: 2 yes, 2 no. Needed: at least half of the 4 votes cast, "
                "that is 2. Quorum: none asked for; 4 took a position."
            ),
        ),
        (
            count(UNANIMOUS, 3, yes=1),
            (
                "Adopted: 1 yes, 0 no, 2 without a position. Needed: all of 1 who took a position and is not recused, "
                "that is 1. Quorum: 1 of 3; 1 took a position."
            ),
        ),
    ],
)
def test_a_closed_vote_says_its_result_with_rule_and_figures(counted: Tally, words: str) -> None:
    assert sentence(counted, is_closed=True) == words


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (count(MAJORITY, 10, yes=2, no=3), "2 more yes needed: 2 yes, 3 no, 5 still silent."),
        (count(MAJORITY, 10, yes=4, no=1), "Adopted as it stands: 4 yes, 1 no, 5 still silent."),
        (count(MAJORITY, 10, yes=1), "4 more yes needed: 1 yes, 0 no, 9 still silent."),
        (
            count(MAJORITY, 5, yes=1, no=3),
            "Not adopted as it stands, even if all who are silent say yes: 1 yes, 3 no, 1 still silent.",
        ),
    ],
)
def test_an_open_vote_says_what_is_still_needed(counted: Tally, words: str) -> None:
    assert sentence(counted, is_closed=False).startswith(words)


@pytest.mark.parametrize(
    ("turnout", "words"),
    [
        (Turnout(MAJORITY, 17, 7), "7 of 17 have voted; the quorum of 9 needs 2 more."),
        (Turnout(MAJORITY, 17, 12), "12 of 17 have voted; the quorum of 9 is there."),
        (Turnout(WEAK, 17, 12), "12 of 17 have voted."),
    ],
)
def test_while_positions_are_hidden_the_sentence_tells_only_how_many_voted(
    turnout: Turnout, words: str
) -> None:
    assert sentence(turnout, is_closed=False) == words


@given(tallies())
def test_the_sentence_and_the_outcome_never_contradict_each_other(counted: Tally) -> None:
    words = sentence(counted, is_closed=True)
    assert words.startswith("Adopted") == counted.is_adopted
    assert words.startswith("Not adopted") == (not counted.is_adopted)


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (
            count(CONSENSUS, 6, yes=3, abstain=2, block=1),
            (
                "Not adopted, 1 blocks: 3 yes, 1 blocking, 2 standing aside. Needed: that somebody says yes, and no "
                "block. Quorum: 3 of 6; 6 took a position."
            ),
        ),
        (count(CONSENSUS, 6, abstain=4), "Not adopted, 1 vote short: 0 yes, 4 standing aside, 2 without"),
        (count(CONSENSUS, 6, yes=1, abstain=4), "Adopted: 1 yes, 4 standing aside, 1 without a position."),
        (
            count(SILENCE, 21),
            (
                "Adopted: 0 no objection, 21 without a position. Needed: that nobody objects. 0 of 21 answered; "
                "silence counts as no objection."
            ),
        ),
        (
            count(SILENCE, 21, block=2, no_objection=3),
            "Not adopted, 2 object, so it goes to a vote: 3 no objection, 2 objecting, 16 without a position.",
        ),
        (
            count(NO_BLOCK, 15, yes=8, no_objection=5, block=1, recuse=1),
            (
                "Not adopted, 1 blocks: 8 yes, 5 no objection, 0 no, 1 blocking, 1 recused. Needed: at least "
                "two-thirds of the 14 who may vote and are not recused, that is 10, and no block."
            ),
        ),
        (
            count(NO_BLOCK, 3, no_objection=3),
            "Not adopted, since nobody says yes: 0 yes, 3 no objection, 0 no.",
        ),
        (
            count(CHAIRS, 8, "yes yes no", yes=4, no=4),
            (
                "Adopted: 6 yes, 5 no. The others were tied, 4 to 4; the co-chairs said 2 yes, 1 no. "
                "Needed: more than half of the 11 votes cast, that is 6."
            ),
        ),
        (
            count(CHAIRS, 8, "no no", yes=4, no=3),
            "Adopted: 4 yes, 3 no, 1 without a position. The co-chairs vote only to break a tie; there is none.",
        ),
        (count(LENIENT, 8, yes=4, no=4), "Adopted by a tie: 4 yes, 4 no."),
    ],
)
def test_a_closed_vote_of_every_other_rule_does_too(counted: Tally, words: str) -> None:
    assert sentence(counted, is_closed=True).startswith(words)


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (
            count(CONSENSUS, 6, abstain=2, block=1),
            "1 block to resolve; then 1 more yes needed: 0 yes, 1 blocking",
        ),
        (count(SILENCE, 6, block=2), "2 objections to resolve; then adopted as it stands: 0 no objection"),
        (count(NO_BLOCK, 15, yes=7, block=1), "1 block to resolve; then 3 more yes needed: 7 yes"),
        (count(NO_BLOCK, 4, no=2), "Not adopted as it stands, even if all who are silent say yes: 0 yes"),
    ],
)
def test_an_open_vote_names_the_blocks_first(counted: Tally, words: str) -> None:
    assert sentence(counted, is_closed=False).startswith(words)


def test_a_hidden_silence_procedure_tells_how_many_answered() -> None:
    words = "3 of 17 have answered; silence counts as no objection."
    assert sentence(Turnout(SILENCE, 17, 3), is_closed=False) == words
