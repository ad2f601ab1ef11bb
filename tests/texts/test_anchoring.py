"""On which words a comment is, and where these words are on every version that follows."""

import pytest

from taskforce.core.errors import Refused
from taskforce.texts.queries import Placed
from taskforce.texts.states import How
from tests.people import Cast
from tests.texts.scenes import SOURCE, Scene, open_for_comment

LONG = (
    "Forty small harbors wait eleven days for a dredge that four towns could own together [@survey].\n\n"
    "The agreement should **name** who goes first after a storm, and who pays the crew in a quiet year.\n\n"
    "| Town | Days |\n|---|---|\n| Alder Point | eleven |"
)


def placed(scene: Scene, number: int | None = None) -> Placed:
    """The one comment as it stands."""
    (one,) = scene.record(number=number).all_comments
    return one


def test_a_comment_is_on_exactly_the_words_that_were_chosen(cast: Cast) -> None:
    scene = open_for_comment(cast, source=LONG)
    for on, words, exact in (
        ("b2", "who goes first", "who goes first"),
        ("b2", " should\nname ", "should name"),  # as a reader sees it, however the lines run
        ("b2", "ame who go", "name who goes"),  # whole words
        ("", "Alder Point eleven", "Alder Point eleven"),  # in a table; the place is found
        ("field:action", "one dredge", "one dredge"),
        ("b1", "together.", "together."),  # the mark of the note between them is no word
    ):
        made = scene.comment(on, words=words)
        assert made.exact == exact
        assert made.ends is not None
        assert made.ends - (made.starts or 0) == len(exact)


@pytest.mark.parametrize(
    ("on", "words", "answer"),
    [
        ("b2", "the", "stand there 3 times"),
        ("b2", "Forty small", "words of one paragraph"),  # they stand in another: never guessed
        ("b1", "together. The agreement", "words of one paragraph"),
        ("", "no such words", "do not stand there"),
        ("b2", ",", "at least one whole word"),
        ("b2", "x" * 3_000, "At most 2,000"),
    ],
)
def test_words_that_cannot_be_told_are_refused_with_what_to_do(
    cast: Cast, on: str, words: str, answer: str
) -> None:
    scene = open_for_comment(
        cast, source=LONG.replace("in a quiet year", "in the next year").replace("a storm", "the storm")
    )
    with pytest.raises(Refused, match=answer) as caught:
        scene.comment(on, words=words)
    assert caught.value.field == "words"
    assert scene.record().said == []


def test_of_words_that_stand_twice_those_are_meant_that_begin_where_it_was_said(cast: Cast) -> None:
    scene = open_for_comment(cast, source="One dredge for one town, one dredge for four.")
    assert scene.comment("b1", words="dredge for", start=29).starts == 29
    with pytest.raises(Refused):
        scene.comment("b1", words="dredge for", start=5)


def test_on_each_new_version_it_is_known_where_the_words_are(cast: Cast) -> None:
    scene = open_for_comment(cast, source=LONG)
    one, two, table = LONG.split("\n\n")
    scene.comment("b2", words="who goes first after a storm")
    for text, how, on, words in (
        (f"New.\n\n{LONG}", How.SAME, "b2", ""),
        (LONG.replace("after a storm", "after any storm"), How.CHANGED, "b2", "who goes first after a storm"),
        (LONG, How.SAME, "b2", ""),
        (f"{one} {two}\n\n{table}", How.SAME, "b2", ""),
        (f"{one}\n\n{table}", How.GONE, "b1", "who goes first after a storm"),
        (LONG, How.MOVED, "b7", ""),  # they are back
    ):
        scene.write(text)
        found = placed(scene)
        assert (found.placement, found.words) == (how, words), text
        assert found.on == on or how in (How.MOVED, How.GONE)
    assert placed(scene, number=1).placement == How.SAME


def test_a_comment_on_a_version_just_replaced_is_placed_on_the_newest_at_once(cast: Cast) -> None:
    scene = open_for_comment(cast)
    first, second = SOURCE.split("\n\n")
    scene.write(f"{second}\n\n{first}")
    scene.write(f"A third.\n\n{second}\n\n{first}")
    scene.comment("b2", words="who goes first.", version=1)
    assert (placed(scene).on, placed(scene).placement) == ("b2", How.SAME)
    scene.comment("b1", words="own one dredge", version=1, body="second")
    scene.write("Nothing of it.")
    assert {one.placement for one in scene.record().gone} == {How.GONE}
