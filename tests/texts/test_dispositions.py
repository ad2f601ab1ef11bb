"""What the author says to an answer; several comments answered at once; all comments at a glance."""

from typing import Any

import pytest

from taskforce.core.errors import NotAllowed, Refused, WrongState
from taskforce.texts import actions, queries
from taskforce.texts.models import Comment
from tests.people import Cast
from tests.texts.rounds import Rounds
from tests.texts.scenes import Scene, open_for_comment


def respond(cast: Cast, comment: Comment, response: str, why: str = "", by: str = "mateo") -> None:
    with cast.database.write() as session:
        actor = cast.actor(by)
        found = queries.comment(session, actor, comment.public_id)
        actions.respond_to_disposition(session, actor, found, response=response, why=why)


def found(cast: Cast, comment: Comment) -> Comment:
    with cast.database.read() as session:
        return queries.comment(session, cast.actor("olive"), comment.public_id)


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return open_for_comment(cast)


def test_the_author_says_once_whether_the_answer_satisfies(cast: Cast, scene: Scene) -> None:
    comment = scene.comment()
    with pytest.raises(WrongState):
        respond(cast, comment, "satisfied")
    scene.dispose(comment, "rejected", "Too dear.")
    with pytest.raises(NotAllowed):
        respond(cast, comment, "satisfied", by="nia")
    for response, field in (("not_satisfied", "why"), ("perhaps", "response")):
        with pytest.raises(Refused) as caught:
            respond(cast, comment, response)
        assert caught.value.field == field
    respond(cast, comment, "not_satisfied", "It is cheap.")
    answer = found(cast, comment).disposition
    assert answer is not None
    assert (answer.response, answer.response_why) == ("not_satisfied", "It is cheap.")
    with pytest.raises(WrongState):
        respond(cast, comment, "satisfied")


def test_staff_respond_for_the_principal_in_whose_name_the_comment_was_made(cast: Cast, scene: Scene) -> None:
    comment = scene.comment(by="dana")
    scene.dispose(comment)
    respond(cast, comment, "satisfied", by="mateo")


def test_a_comment_is_reopened_once_and_answered_anew_and_not_once_the_text_is_frozen(
    cast: Cast, scene: Scene
) -> None:
    comment, other = scene.comment(), scene.comment()
    for one in (comment, other):
        scene.dispose(one, "rejected", "Too dear.")
    respond(cast, comment, "reopened", "Nobody looked at the price.")
    again = found(cast, comment)
    assert again.disposition is None
    assert again.answered_before is not None
    scene.dispose(comment, "accepted")
    again = found(cast, comment)
    assert again.disposition is not None
    assert again.disposition.verdict == "accepted"
    with pytest.raises(WrongState, match="once"):
        respond(cast, comment, "reopened", "Once more.")
    scene.do("freeze")
    with pytest.raises(WrongState, match="frozen"):
        respond(cast, other, "reopened", "Too late.")


def test_several_are_answered_at_once_or_none_of_them(cast: Cast, scene: Scene) -> None:
    many = [scene.comment(), scene.comment(by="nia"), scene.comment(by="tomas")]
    facts: dict[str, Any] = {"comments": [one.public_id for one in many[:2]], "disposition": "deferred"}
    refused = cast.send("farida", "texts/comments", facts)
    assert (refused.status_code, refused.text.count(" checked")) == (422, 2)
    assert (
        cast.send("farida", "texts/comments?kind=substantive", facts | {"reason": "Later."}).status_code
        == 303
    )
    assert [found(cast, one).disposition is not None for one in many] == [True, True, False]
    facts |= {"comments": [one.public_id for one in many], "reason": "Later."}
    assert cast.send("farida", "texts/comments", facts).status_code == 409
    assert found(cast, many[2]).disposition is None
    assert cast.send("farida", "texts/comments", {"disposition": "accepted"}).status_code == 422
    assert cast.send("nia", "texts/comments", facts).status_code == 403


def test_the_overview_shows_what_its_address_chooses(cast: Cast, scene: Scene) -> None:
    scene.comment(kind="critical", body="A critical word.")
    answered = scene.comment("b2", by="nia", body="An answered word.")
    scene.dispose(answered, "rejected", "No.")
    scene.comment("", by="nia", body="A word on the whole.")
    once = cast.get("olive", "texts/comments").text
    scene.comment("b2", by="tomas", kind="editorial", body="A second of the place.")
    words = ["A critical word.", "An answered word.", "A word on the whole."]
    nia = cast.actor("nia").public_id
    for chosen, shown in {
        "": (1, 1, 1),
        "?kind=critical": (1, 0, 0),
        "?state=open": (1, 0, 1),
        "?state=rejected": (0, 1, 0),
        f"?person={nia}": (0, 1, 1),
        f"?person={nia}&state=open": (0, 0, 1),
        f"?text={scene.public_id}": (1, 1, 1),
        f"?text={scene.public_id}&place=b2": (0, 1, 0),
        f"?text={scene.public_id}&place=whole": (0, 0, 1),
        f"?text={scene.public_id}&place=nowhere": (1, 1, 1),
        "?place=b2": (1, 1, 1),
        "?state=nonsense&person=nobody&page=²": (1, 1, 1),
        "?page=2": (0, 0, 0),
    }.items():
        page = cast.get("olive", f"texts/comments{chosen}").text
        assert tuple(int(word in page) for word in words) == shown, chosen
    assert "Most disputed" not in once
    assert cast.get("olive", "texts/comments").text.count("place=b2") == 1


def test_the_overview_of_a_round_holds_what_was_said_in_it(cast: Cast) -> None:
    before = open_for_comment(cast, "before")
    before.comment(body="Before.")
    rounds = Rounds(cast).open()
    rounds.scenes[0].comment(body="In the round.")
    page = cast.get("olive", f"texts/comments?round={rounds.public_id}").text
    assert ("In the round." in page, "Before." in page) == (True, False)
