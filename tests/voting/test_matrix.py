"""Where everybody stands on everything."""

import csv
import io
import json

import pytest

from taskforce.voting import assemble, queries
from taskforce.voting.matter import freeze
from taskforce.voting.rules.presets import PRESETS
from tests.people import Cast
from tests.recommendations.scenes import counted
from tests.voting.scenes import close, one_dredge, open_round, vote

FORMULA = '=HYPERLINK("http://example.org")'


def decided(cast: Cast, title: str, preset: str = "no_block", **choices: str) -> None:
    """A vote on a text with this title, closed."""
    matter = freeze("motion", title[:13].ljust(13, "0"), title, fields={"title": title}, blocks=[])
    round_ = open_round(cast, matter=matter, rule=PRESETS[preset][1].to_stored())
    for name, choice in choices.items():
        vote(cast, name, round_, choice, reason="Because." if choice == "block" else "")
    close(cast, round_)


def test_it_holds_the_latest_closed_vote_on_each_matter_by_level_and_person(cast: Cast) -> None:
    decided(cast, "First", mateo="yes", nia="no", tomas="block")
    decided(cast, "Second", mateo="abstain", cora="no_objection")
    decided(cast, "First", mateo="recuse", nia="yes")
    open_round(cast, matter=one_dredge())
    with cast.database.read() as session:
        found = queries.matrix(session, cast.actor("olive"))
    assert [one.label for one in found.columns] == ["First", "Second"]
    (group,) = assemble.groups(found)
    rows = {row["name"]: row["positions"] for row in group["rows"]}
    assert rows == {
        "Cora van der Berg": ["", "no_objection"],
        "Mateo de la Cruz": ["recuse", "abstain"],
        "Nia O’Hara": ["yes", ""],
        "Tomáš Dvořák Jr.": ["", ""],
    }


def test_nothing_of_an_open_vote_is_in_it(cast: Cast) -> None:
    round_ = open_round(cast)
    vote(cast, "mateo", round_, "no")
    for path in ("votes/positions", "votes/positions.csv", "votes/positions.json"):
        assert "Mateo" not in cast.get("farida", path).text
    assert "No vote is closed yet" in cast.get("farida", "votes/positions").text


def test_the_page_is_a_table_with_words_for_those_who_do_not_see_the_marks(cast: Cast) -> None:
    decided(cast, "First", mateo="yes", nia="no", tomas="block")
    page = cast.get("olive", "votes/positions").text
    assert "<caption" in page
    assert page.count('scope="row"') >= 4
    for words in ('<span class="vh">yes</span>', '<span class="vh">blocks</span>', "no position"):
        assert words in page
    assert 'href="/t/rivers/votes/positions"' in cast.get("olive", "votes").text


def test_each_rule_has_its_own_word_for_a_position(cast: Cast) -> None:
    for preset, choices in (
        ("silence", {"nia": "block"}),
        ("consensus", {"nia": "abstain", "mateo": "yes"}),
        ("no_block", {"nia": "block"}),
    ):
        decided(cast, preset, preset, **choices)
    page = cast.get("olive", "votes/positions").text
    for words in ("objects", "stands aside", "blocks"):
        assert page.count(f'<span class="vh">{words}</span>') == 1


def test_it_takes_as_many_statements_for_many_as_for_one(cast: Cast) -> None:
    def statements() -> int:
        with counted(cast.database) as sent:
            cast.get("olive", "votes/positions")
        return len(sent)

    decided(cast, "First", mateo="yes")
    cast.get("olive", "votes/positions")
    few = statements()
    for number in range(6):
        decided(cast, f"Text {number}", mateo="yes", nia="no")
    many = statements()
    assert many <= few
    assert few <= 10


@pytest.mark.parametrize("title", [FORMULA, "+1", "@x", "-2", "\tTab"])
def test_no_cell_of_the_table_is_a_formula(cast: Cast, title: str) -> None:
    decided(cast, title, mateo="yes")
    answer = cast.get("olive", "votes/positions.csv")
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.reader(io.StringIO(answer.text.lstrip("\ufeff"))))
    assert [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))] == []
    assert rows[1][:3] == ["Cora van der Berg", "", "local"]
    assert rows[2][-1] == "yes"
    assert rows[-1][0] == "Result"


def test_programs_read_rule_figures_and_positions(cast: Cast) -> None:
    decided(cast, "First", mateo="yes", nia="block")
    whole = json.loads(cast.get("olive", "votes/positions.json").text)
    (matter,) = whole["matters"]
    assert (matter["outcome"], matter["counts"]["block"]) == ("not_adopted", 1)
    assert matter["rule"]["choices"][3] == "block"
    positions = {one["name"]: one["positions"] for one in whole["members"]}
    assert positions["Nia O’Hara"] == {matter["id"]: "block"}
