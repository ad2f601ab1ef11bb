"""Choosing the rule of the charter, and the rule and the recusals of one vote."""

from typing import Any

import pytest

from taskforce.charter import queries as charters
from taskforce.core import clock
from taskforce.members import actions as members
from taskforce.recommendations.models import KIND
from taskforce.recommendations.states import State
from taskforce.voting.rules.presets import PRESETS, name_of
from taskforce.voting.rules.rule import NO_QUORUM, Rule
from taskforce.voting.rules.share import Share
from tests.people import Cast, whole_form
from tests.recommendations import scenes
from tests.voting.scenes import HOUR, OPENED

BESIDE = {"base": "cast", "number": "", "quorum": "1/2", "chairs": "yes", "tie": "not_adopted"}


def choose(cast: Cast, **facts: str) -> Any:
    return cast.send("farida", "votes/rule", {**whole_form(cast, "farida", "votes/rule"), **BESIDE, **facts})


def standing(cast: Cast) -> Rule:
    with cast.database.read() as session:
        return Rule.from_stored(charters.charter(session, cast.actor("farida")).rule)


@pytest.mark.parametrize("name", list(PRESETS))
def test_each_rule_on_offer_can_be_chosen_and_is_known_again(cast: Cast, name: str) -> None:
    assert choose(cast, rule=name, number="3").status_code == 303
    assert name_of(standing(cast))[0] == name
    assert f'value="{name}" checked' in cast.get("farida", "votes/rule").text
    assert "Choose the rule" in cast.get("farida", "charter").text
    assert "Choose the rule" not in cast.get("mateo", "charter").text


def test_no_quorum_is_one_value_everywhere(cast: Cast) -> None:
    choose(cast, rule="two_thirds", quorum="0/1", base="all")
    assert standing(cast) == Rule("all", "at_least", Share(2, 3), NO_QUORUM)
    assert "No quorum is asked for." in cast.get("mateo", "charter").text


def test_a_rule_of_another_making_stands_until_another_is_chosen(cast: Cast) -> None:
    odd = Rule("present", "more_than", Share(3, 5), 7)
    with cast.database.write() as session:
        charters.charter(session, cast.actor("farida")).rule = odd.to_stored()
    page = cast.get("farida", "votes/rule").text
    assert 'value="kept" checked' in page
    assert "at least 7 of those who may vote" in page
    assert choose(cast, rule="kept", quorum="7").status_code == 303
    assert standing(cast) == odd


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"rule": "n_of_m"}, "Please say how many must say yes."),
        ({"rule": "two_thirds", "chairs": "tie"}, "Only a majority of the votes cast can end in a tie"),
        ({"rule": "acclamation"}, "Please choose one of these."),
        ({"rule": "majority", "number": "-1"}, "A whole number from 1"),
    ],
)
def test_what_does_not_go_together_is_said_beside_the_field(
    cast: Cast, facts: dict[str, str], sentence: str
) -> None:
    before = standing(cast)
    answer = choose(cast, **facts)
    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert standing(cast) == before


def test_nobody_else_chooses(cast: Cast) -> None:
    for name in ("cora", "mateo", "olive", "dana"):
        assert cast.get(name, "votes/rule").status_code == 403


def test_two_who_choose_at_once_are_both_kept(cast: Cast) -> None:
    assert choose(cast, rule="consensus", edition="99").status_code == 409
    assert name_of(standing(cast))[0] == "majority"


def test_whoever_declared_an_interest_is_proposed_ticked_and_only_they(cast: Cast) -> None:
    scenes.set_themes(cast)
    made = scenes.propose(cast, state=State.COMMENTS_CLOSED)
    with cast.database.write() as session:
        mateo = cast.actor("mateo")
        about = (KIND, made.public_id)
        members.declare_interest(session, mateo, category="family", words="My brother digs.", about=about)
    path = f"recommendations/{made.public_id}/put-to-vote"
    page = cast.get("farida", path).text
    assert "Mateo de la Cruz (family: My brother digs.)" in page
    assert f'checked id="recused-0" name="recused" type="checkbox" value="{mateo.public_id}"' in page
    closes = (clock.now() + (HOUR - OPENED)).strftime("%Y-%m-%dT17:00")
    facts = {
        "question": "Shall it?", "closes_at": closes, "rule": "consensus", "base": "cast",
        "quorum": "charter", "chairs": "charter",
    }  # fmt: skip
    forged = cast.send("farida", path, {**facts, "recused": cast.actor("nia").public_id})
    assert forged.status_code == 422
    sent = cast.send("farida", path, {**facts, "recused": mateo.public_id})
    assert sent.status_code == 303
    ballot = sent.location.rpartition("/")[2]
    assert "you are recused since the vote opened" in cast.get("mateo", f"votes/{ballot}").text
    assert "Stand aside" in cast.get("nia", f"votes/{ballot}").text


def test_levels_and_delegates_are_part_of_the_rule_and_the_preset_is_known_again(cast: Cast) -> None:
    assert choose(cast, rule="two_thirds", levels="none_opposed", delegates="no").status_code == 303
    rule = standing(cast)
    assert (rule.levels, rule.delegates_vote, name_of(rule)[0]) == ("none_opposed", False, "two_thirds")
    assert "no level of government is wholly opposed. " in cast.get("mateo", "charter").text
    assert choose(cast, rule="silence", levels="none_opposed").status_code == 303
    assert standing(cast).levels == "any"
