"""Comment rounds on their pages, and with them the state of recommendations."""

import pytest

from taskforce.recommendations.states import State
from taskforce.texts import queries
from tests.people import Cast
from tests.recommendations import scenes as board
from tests.texts.rounds import Rounds


@pytest.fixture(autouse=True)
def themes(cast: Cast) -> None:
    board.set_themes(cast)


def test_a_recommendation_is_opened_with_an_hour_and_passed_on_its_own_page(cast: Cast) -> None:
    made = board.propose(cast, state=State.DRAFTING)
    at = f"recommendations/{made.public_id}"
    facts = {"closes_at": "2400-05-18T17:00", "whom": "co_chairs", "why": "Only the chairs."}
    assert cast.send("farida", f"{at}/open-for-comment", facts).status_code == 303
    assert "I have no comments" not in cast.get("nia", at).text
    page = cast.get("cora", at).text
    assert "I have no comments" in page
    assert "17:00 EDT" in page
    passing = page.split('/pass"')[0].rsplit('action="', 1)[1] + "/pass"
    assert cast.send("cora", passing, {}).location.endswith(at)
    assert "You said that you have no comments" in cast.get("cora", at).text
    table = cast.get("olive", passing.replace("/pass", "/people.csv")).text
    assert table.splitlines()[1].startswith('"Cora van der Berg","No comments","0",')
    assert cast.send("farida", f"{at}/close-comments", {}).status_code == 303
    assert "What stands below is the result" in cast.get("cora", passing.removesuffix("/pass")).text


def test_one_round_opens_and_closes_several_recommendations(cast: Cast) -> None:
    made = [board.propose(cast, state=State.DRAFTING) for _ in range(2)]
    idea = board.propose(cast, state=State.IDEA)
    form = cast.get("farida", "comment-rounds/open").text
    assert [one.text.public_id in form for one in (*made, idea)] == [True, True, False]
    facts = {"title": "The first two", "texts": [one.text.public_id for one in made], "whom": "all"}
    at = cast.send("farida", "comment-rounds/open", facts).location
    assert [board.load(cast, one).state for one in made] == [State.OPEN_FOR_COMMENT] * 2
    assert "The first two" in cast.get("nia", "comment-rounds").text
    for one, is_open in zip(made, (True, False), strict=True):
        board.act(cast, "farida", "close_comments", one)
        with cast.database.read() as session:
            found = queries.comment_round(session, cast.actor("nia"), at.rsplit("/", 1)[1])
        assert found.is_open is is_open  # it ends with the last of its texts


def test_closing_the_round_closes_the_comments_of_the_recommendation(cast: Cast) -> None:
    made = board.propose(cast, state=State.OPEN_FOR_COMMENT)
    with cast.database.read() as session:
        found = queries.open_comment_round_on(session, board.load(cast, made).text)
    assert found is not None
    assert cast.send("farida", f"comment-rounds/{found.public_id}/close", {}).status_code == 303
    assert board.load(cast, made).state == State.COMMENTS_CLOSED


def test_what_cannot_be_said_is_refused_beside_its_field_and_kept(cast: Cast) -> None:
    rounds = Rounds(cast).open()
    facts = {"title": "Again", "texts": [rounds.scenes[0].public_id], "closes_at": "2001-01-01T10:00"}
    refused = cast.send("farida", "comment-rounds/open", facts)
    assert refused.status_code == 422
    assert "Again" in refused.text
