"""Decision rules: what may be one, and what it says of itself."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as draw

from taskforce.voting.rules.presets import MAJORITY, PRESETS, TWO_THIRDS
from taskforce.voting.rules.rule import NO_QUORUM, Rule
from taskforce.voting.rules.share import Share
from taskforce.voting.rules.words import consequence, label, rule_sentence
from tests.voting.rules.drawn import rules, shares

STORED = {"base": "cast", "operator": "more_than", "threshold": "1/2", "quorum": "1/2", "chairs_vote": True}


@given(rules())
def test_a_rule_comes_back_from_its_stored_form_as_it_was(rule: Rule) -> None:
    assert Rule.from_stored(rule.to_stored()) == rule


@given(rules(), draw.integers(0, 60))
def test_needed_is_the_smallest_number_that_reaches_the_share(rule: Rule, base: int) -> None:
    assume(isinstance(rule.threshold, Share))
    assert isinstance(rule.threshold, Share)
    share = Fraction(rule.threshold.numerator, rule.threshold.denominator) * base

    def reaches(yes: int) -> bool:
        return yes > share if rule.operator == "more_than" else yes >= share

    assert rule.needed(base) == next(yes for yes in range(1, base + 2) if reaches(yes))


@given(shares(least=0), draw.integers(0, 60))
def test_a_quorum_is_the_smallest_number_that_is_at_least_the_share(share: Share, electorate: int) -> None:
    rule = Rule("cast", "more_than", Share(1, 2), share)
    whole = Fraction(share.numerator, share.denominator) * electorate
    assert rule.quorum_needed(electorate) == next(
        number for number in range(electorate + 1) if number >= whole
    )


def test_a_quorum_may_be_a_number() -> None:
    assert Rule("cast", "more_than", Share(1, 2), 7).quorum_needed(100) == 7


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"base": "everybody"}, "not a base"),
        ({"operator": "about"}, "not an operator"),
        ({"threshold": "0.5"}, "not a share"),
        ({"threshold": 0.5}, "not a share"),
        ({"threshold": "2"}, "not a share"),
        ({"threshold": "1/0"}, "not a share"),
        ({"threshold": "3/2", "operator": "at_least"}, "more than the whole"),
        ({"threshold": "0/1"}, "more than nothing"),
        ({"threshold": "1/1"}, "Nothing is more than the whole"),
        ({"threshold": "10000/10000", "operator": "at_least"}, "not a share"),
        ({"quorum": "half"}, "not a share"),
        ({"quorum": 0}, "quorum is a share or a number"),
        ({"quorum": -3}, "quorum is a share or a number"),
        ({"quorum": True}, "not a share"),
        ({"quorum": None}, "not a share"),
        ({"chairs_vote": "no"}, "true, false, or tie"),
        ({"chairs_vote": 1}, "true, false, or tie"),
        ({"chairs_vote": "tie", "base": "all"}, "Only a majority of the votes cast"),
        ({"chairs_vote": "tie", "threshold": "2/3"}, "Only a majority of the votes cast"),
        ({"base": "fixed"}, "fixed number stands with the base"),
        ({"threshold": 14}, "fixed number stands with the base"),
        ({"base": "fixed", "threshold": 0}, "from 1 to"),
        ({"base": "fixed", "threshold": True}, "not a share"),
        ({"tie": "chair"}, "A tie ends as"),
        ({"choices": ["yes", "maybe", "recuse"]}, "not a choice"),
        ({"choices": ["no", "yes", "recuse"]}, "usual order"),
        ({"choices": ["yes", "yes", "recuse"]}, "usual order"),
        ({"choices": ["yes", "no"]}, "recuse themselves"),
        ({"choices": ["no", "abstain", "recuse"]}, "people agree"),
        ({"choices": ["yes", "recuse"]}, "do more than agree"),
        ({"choices": "yes"}, "list of words"),
        ({"choices": [["yes"], "no"]}, "list of words"),
        ({"silence": "agrees"}, "Silence means"),
        ({"silence": "consents"}, "Where silence consents"),
        ({"blocking": True}, "blocking"),
    ],
)
def test_a_rule_that_could_not_be_obeyed_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Rule.from_stored({**STORED, **change})


def test_a_rule_without_its_quorum_is_refused() -> None:
    with pytest.raises(ValueError, match="missing field: quorum"):
        Rule.from_stored({name: value for name, value in STORED.items() if name != "quorum"})


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (
            MAJORITY,
            (
                "Adopted when more than half of the votes cast, yes and no together, are yes. "
                "The vote counts when at least half of all who may vote take a position."
            ),
        ),
        (
            TWO_THIRDS,
            (
                "Adopted when at least two-thirds of the votes cast, yes and no together, are yes. "
                "The vote counts when at least half of all who may vote take a position."
            ),
        ),
        (
            Rule("all", "at_least", Share(14, 18), 1),
            (
                "Adopted when at least 14/18 of all who may vote say yes. "
                "The vote counts when at least 1 of those who may vote takes a position."
            ),
        ),
        (
            Rule("present", "at_least", Share(3, 3), Share(0, 1), chairs_vote=False),
            (
                "Adopted when all of those who take a position and are not recused say yes. "
                "No quorum is asked for. Co-chairs do not vote."
            ),
        ),
        (
            Rule("not_recused", "at_least", Share(2, 4), Share(1, 1)),
            (
                "Adopted when at least half of all who may vote and are not recused say yes, and more say yes than no. "
                "The vote counts when all who may vote take a position."
            ),
        ),
        (
            Rule("all", "more_than", Share(1, 3), 12),
            (
                "Adopted when more than one-third of all who may vote say yes, and more say yes than no. "
                "The vote counts when at least 12 of those who may vote take a position."
            ),
        ),
    ],
)
def test_a_rule_says_what_it_is_in_plain_english(rule: Rule, sentence: str) -> None:
    assert rule_sentence(rule) == sentence


@pytest.mark.parametrize(
    ("base", "choice", "words"),
    [
        ("cast", "abstain", "neither for nor against"),
        ("present", "abstain", "more must say yes"),
        ("not_recused", "abstain", "more must say yes"),
        ("all", "abstain", "more must say yes"),
        ("cast", "recuse", "leave the count"),
        ("present", "recuse", "leave the count"),
        ("not_recused", "recuse", "leave the count"),
        ("all", "recuse", "stays the same"),
    ],
)
def test_the_ballot_tells_what_a_position_does(base: str, choice: str, words: str) -> None:
    assert words in consequence(Rule(base, "more_than", Share(1, 2), Share(1, 2)), choice)


def test_yes_and_no_need_no_explanation() -> None:
    assert (consequence(MAJORITY, "yes"), consequence(MAJORITY, "no")) == ("", "")


def test_the_presets_are_what_their_names_say() -> None:
    majority, two_thirds = PRESETS["majority"][1], PRESETS["two_thirds"][1]
    assert majority.to_stored() == STORED
    assert two_thirds.to_stored() == {**STORED, "operator": "at_least", "threshold": "2/3"}


def test_a_rule_kept_before_it_could_say_more_is_written_as_it_was() -> None:
    old = {"base": "all", "operator": "at_least", "threshold": "14/18", "quorum": 1, "chairs_vote": False}
    assert Rule.from_stored(old).to_stored() == old


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("consensus", "Adopted when somebody says yes and nobody blocks."),
        ("unanimity", "Adopted when all of the votes cast, yes and no together, are yes."),
        (
            "silence",
            (
                "Adopted unless somebody objects, with a reason, before it closes. Silence counts as no objection; "
                "after an objection it goes to a vote."
            ),
        ),
        (
            "no_block",
            (
                "Adopted when at least two-thirds of all who may vote and are not recused say yes or no objection, "
                "one of them yes, and nobody blocks."
            ),
        ),
    ],
)
def test_the_rules_on_offer_say_what_they_are(name: str, sentence: str) -> None:
    assert rule_sentence(PRESETS[name][1]).startswith(sentence)


def test_a_fixed_number_is_said_as_a_number() -> None:
    rule = Rule("fixed", "at_least", 14, NO_QUORUM, False, tie="adopted")
    assert rule_sentence(rule) == (
        "Adopted when at least 14 say yes. No quorum is asked for. A tie adopts. Co-chairs do not vote."
    )
    assert (rule.needed(18), Rule("fixed", "more_than", 14, NO_QUORUM).needed(18)) == (14, 15)


def test_the_same_choice_is_called_by_what_it_does() -> None:
    names = {name: [label(rule, choice) for choice in rule.choices] for name, (_, rule) in PRESETS.items()}
    assert names["consensus"] == ["Yes", "Block", "Stand aside", "Recuse"]
    assert names["silence"] == ["No objection", "Object", "Recuse"]
    assert names["no_block"] == ["Yes", "No objection", "No", "Block", "Abstain", "Recuse"]
    assert names["majority"] == ["Yes", "No", "Abstain", "Recuse"]


@pytest.mark.parametrize(
    ("name", "choice", "words"),
    [
        ("no_block", "yes", "carry it"),
        ("no_block", "no_objection", "counted with the yes"),
        ("no_block", "block", "what would resolve it"),
        ("consensus", "abstain", "do not stand in its way"),
        ("silence", "no_objection", "Silence says the same"),
        ("silence", "block", "goes to a vote"),
        ("n_of_m", "abstain", "number needed stays the same"),
    ],
)
def test_each_choice_of_each_rule_tells_its_consequence(name: str, choice: str, words: str) -> None:
    assert words in consequence(PRESETS[name][1], choice)
