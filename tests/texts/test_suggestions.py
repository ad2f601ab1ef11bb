"""Suggestions: a change in the text, taken over one by one or together, with whose they are."""

import pytest

from taskforce.texts import queries
from taskforce.texts.models import Comment
from tests.people import Cast
from tests.texts.scenes import Scene, open_for_comment

TEXT = "Four towns own one boat together and pay for it.\n\nThe agreement should name who goes first."


def suggest(scene: Scene, words: str, proposed: str, by: str = "mateo") -> Comment:
    """A comment with other words for those."""
    return scene.comment("", words=words, proposed=proposed, by=by, body="So it is clearer.")


def accept(cast: Cast, scene: Scene, *chosen: Comment, base: int = 1) -> int:
    """What comes back when the facilitator ticks these."""
    facts = {"chosen": [one.public_id for one in chosen], "base": str(base)}
    return cast.send("farida", f"texts/{scene.public_id}/suggestions", facts).status_code


def test_a_suggestion_shows_as_a_change_and_is_taken_over_with_one_click(cast: Cast) -> None:
    scene = open_for_comment(cast, source=TEXT)
    made = suggest(scene, "one boat", "two boats")
    page = cast.get("farida", f"texts/{scene.public_id}").text
    assert '<del class="said"' in page
    assert ">two boats</ins>" in page
    assert accept(cast, scene, made) == 303
    record = scene.record()
    assert record.version
    assert record.version.source == TEXT.replace("one boat", "two boats")
    assert record.version.note == "Took over a suggestion of Mateo de la Cruz"
    (found,) = record.all_comments
    assert found.comment.disposition
    assert found.comment.disposition.verdict == "accepted"


def test_several_become_one_version_and_the_others_stay_alive_on_it(cast: Cast) -> None:
    scene = open_for_comment(cast, source=TEXT)
    one, two = suggest(scene, "pay for it", "pay"), suggest(scene, "goes first", "waits", by="nia")
    stays = suggest(scene, "Four towns", "Five towns")
    assert accept(cast, scene, one, two) == 303
    record = scene.record()
    assert record.version
    assert record.version.number == 2
    assert record.version.note == "Took over suggestions of Mateo de la Cruz, Nia O’Hara"
    with cast.database.read() as session:
        actor = cast.actor("farida")
        waiting = queries.suggestions(session, actor, queries.text(session, actor, scene.public_id))
    assert [one.comment.public_id for one in waiting] == [stays.public_id]


def test_those_that_change_the_same_words_are_never_taken_over_together(cast: Cast) -> None:
    scene = open_for_comment(cast, source=TEXT)
    one, two = (
        suggest(scene, "own one boat", "share a boat"),
        suggest(scene, "one boat", "two", by="nia"),
    )
    answer = cast.send(
        "farida",
        f"texts/{scene.public_id}/suggestions",
        {"chosen": [one.public_id, two.public_id], "base": "1"},
    )
    assert answer.status_code == 422
    assert "change the same words" in answer.text
    assert answer.text.count(" checked") == 2
    assert scene.record().version.number == 1  # type: ignore[union-attr]
    assert accept(cast, scene, two) == 303


def test_words_that_should_go_are_struck_and_a_paragraph_without_words_goes(cast: Cast) -> None:
    scene = open_for_comment(cast, source=TEXT)
    one = scene.comment("", words="and pay for it", strikes=True)
    two = scene.comment("", words="The agreement should name who goes first.", strikes=True, by="nia")
    page = cast.get("farida", f"texts/{scene.public_id}").text
    assert (page.count('<del class="said"'), page.count("Suggests to strike these words")) == (2, 2)
    assert "<ins" not in page
    assert accept(cast, scene, one, two) == 303
    assert scene.record().version.source == "Four towns own one boat together."  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"words": "one boat", "proposed": "two"}, "Either these words go, or others stand there."),
        ({"words": ""}, "Please name the words that should go."),
    ],
)
def test_striking_wants_words_and_no_others(cast: Cast, facts: dict[str, str], words: str) -> None:
    scene = open_for_comment(cast, source=TEXT)
    sent = {"kind": "editorial", "body": "Shorter.", "strikes": "y", **facts}
    answer = cast.send("mateo", f"texts/{scene.public_id}/versions/1/comment?on=b1", sent)
    assert (answer.status_code, words in answer.text) == (422, True)


def test_what_overlaps_is_written_anew_from_both_and_both_are_answered(cast: Cast) -> None:
    scene = open_for_comment(cast, source=TEXT)
    one, two = suggest(scene, "own one boat", "share a boat"), suggest(scene, "one boat", "two", by="nia")
    anew = f"anew-{one.public_id}"
    page = f"texts/{scene.public_id}/suggestions"
    assert "\nown one boat</textarea>" in cast.get("farida", page).text
    facts = {"chosen": [anew, two.public_id], "base": "1", anew: "share two boats"}
    refused = cast.send("farida", page, facts)
    assert (refused.status_code, "share two boats</textarea>" in refused.text) == (422, True)
    assert cast.send("farida", page, {"chosen": [anew], "base": "1", anew: " "}).status_code == 422
    assert cast.send("farida", page, facts | {"chosen": [anew]}).status_code == 303
    record = scene.record()
    assert record.version
    assert record.version.source == TEXT.replace("own one boat", "share two boats")
    answers = [placed.comment.disposition for placed in record.all_comments]
    assert {(one.verdict, one.reason) for one in answers if one} == {
        ("accepted_in_part", "Written anew from the suggestions of Mateo de la Cruz and Nia O’Hara.")
    }


def test_one_on_a_version_just_replaced_or_twice_is_refused(cast: Cast) -> None:
    scene = open_for_comment(cast, source=TEXT)
    made = suggest(scene, "one boat", "two boats")
    scene.write(f"{TEXT}\n\nMore.")
    assert accept(cast, scene, made, base=1) == 422
    assert accept(cast, scene, made, base=2) == 303
    assert accept(cast, scene, made, base=3) == 422
    assert accept(cast, scene, base=3) == 422


def test_nobody_but_the_facilitator_takes_suggestions_over(cast: Cast) -> None:
    scene = open_for_comment(cast, source=TEXT)
    made = suggest(scene, "one boat", "two boats")
    facts = {"chosen": made.public_id, "base": "1"}
    for name in ("cora", "mateo", "olive", "stig", "felix", "dana"):
        assert cast.send(name, f"/t/rivers/texts/{scene.public_id}/suggestions", facts).status_code in (
            403,
            404,
        )
    scene.do("freeze")
    assert cast.get("farida", f"texts/{scene.public_id}/suggestions").status_code == 403
