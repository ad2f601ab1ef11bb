"""Who moved between the straw poll on a text and the vote on it."""

import csv
import io
import json

import pytest

from taskforce.voting.rules.gradient import FIVE
from taskforce.voting.rules.moves import moved
from tests.people import Cast
from tests.voting.scenes import close, open_round, vote
from tests.voting.test_polls import poll_of, say, shut
from tests.voting.test_views import words


@pytest.mark.parametrize(
    ("step", "choice", "way"),
    [
        (0, "yes", ""),
        (1, "no_objection", ""),
        (0, "abstain", "down"),
        (0, "block", "down"),
        (2, "yes", "up"),
        (2, "abstain", ""),
        (4, "no", ""),
        (3, "abstain", "up"),
        (4, "no_objection", "up"),
        (0, "recuse", ""),
        (0, "", ""),
        (None, "no", ""),
    ],
)
def test_whoever_changes_sides_has_moved_and_nobody_else(step: int | None, choice: str, way: str) -> None:
    assert moved(None if step is None else FIVE[step], choice) == way


def test_the_picture_marks_and_names_who_moved_and_both_files_hold_the_straw_poll(cast: Cast) -> None:
    poll = poll_of(cast)
    for name, step in {"nia": 0, "mateo": 4, "tomas": 1}.items():
        say(cast, name, poll, step)
    shut(cast, poll)
    round_ = open_round(cast)
    for name, choice in {"nia": "no", "mateo": "yes", "tomas": "yes", "cora": "no"}.items():
        vote(cast, name, round_, choice)
    close(cast, round_)
    page = cast.get("olive", "votes/positions").text
    assert "Mateo de la Cruz Own a dredge together I am opposed ↑ , then in the vote yes" in words(page)
    assert "Nia O’Hara Own a dredge together I fully agree ↓ , then in the vote no" in words(page)
    assert page.count("since the straw poll</span></sup>") == 2
    head, *rows = csv.reader(io.StringIO(cast.get("olive", "votes/positions.csv").text.lstrip("\ufeff")))
    assert head[3:] == ["Own a dredge together: straw poll", "Own a dredge together"]
    assert {row[0]: row[3:] for row in rows}["Cora van der Berg"] == ["no answer", "no"]
    whole = json.loads(cast.get("olive", "votes/positions.json").text)
    assert [(one["name"], one["way"]) for one in whole["moved"]] == [
        ("Mateo de la Cruz", "up"),
        ("Nia O’Hara", "down"),
    ]
    assert len(whole["matters"][0]["straw_poll"]["steps"]) == 5


def test_a_straw_poll_without_names_or_after_the_vote_moves_nobody(cast: Cast) -> None:
    hidden = poll_of(cast, is_named=False)
    say(cast, "nia", hidden, 0)
    shut(cast, hidden)
    round_ = open_round(cast)
    vote(cast, "nia", round_, "no")
    close(cast, round_)
    assert "Who moved" not in cast.get("olive", "votes/positions").text
