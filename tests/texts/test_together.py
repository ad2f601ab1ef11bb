"""Two who write one text at once: put together, or settled by a person; and what one hand made in minutes."""

from datetime import timedelta

import pytest

from taskforce.core import clock
from taskforce.texts.actions import TextConflict
from taskforce.texts.rules.merge import Clash
from tests.people import Cast
from tests.texts.scenes import EDITED, FIELDS, SOURCE, Scene

FIRST, SECOND = SOURCE.split("\n\n")
MENDED = FIRST.replace("Four", "Five")


def two_versions(cast: Cast, second: str = EDITED) -> Scene:
    """Nia began, Mateo wrote version 2."""
    scene = Scene(cast).begin()
    scene.write()
    scene.write(second, by="mateo")
    return scene


def test_what_two_wrote_in_different_places_is_put_together_and_the_version_says_so(cast: Cast) -> None:
    scene = two_versions(cast)
    fields = FIELDS | {"title": "Own one dredge"}
    made = scene.write(f"{MENDED}\n\n{SECOND}", by="nia", base=1, fields=fields, note="Five now.")
    assert made.number == 3
    assert made.source == f"{MENDED}\n\n{EDITED.split(chr(10) * 2)[1]}"
    assert made.fields == fields
    assert (made.by_name, made.note) == (
        "Nia O’Hara",
        "Five now. Begun from version 1 and merged with version 2 by Mateo de la Cruz.",
    )
    assert [block.key for block in made.blocks] == ["b1", "b2"]


def test_whoever_changed_nothing_since_an_old_version_makes_none(cast: Cast) -> None:
    scene = two_versions(cast)
    assert scene.write(by="nia", base=1).number == 2


def test_fields_that_both_changed_clash_as_a_whole_and_the_text_is_put_together(cast: Cast) -> None:
    scene = Scene(cast).begin()
    scene.write()
    scene.write(EDITED, by="mateo", fields=FIELDS | {"title": "Theirs"})
    with pytest.raises(TextConflict) as caught:
        scene.write(f"{MENDED}\n\n{SECOND}", by="nia", base=1, fields=FIELDS | {"title": "Mine"})
    together = caught.value.together
    assert together.clashes == {"title": Clash(FIELDS["title"], "Mine", "Theirs")}
    assert together.merged.clashes == []
    assert scene.record().text.number == 2


@pytest.mark.parametrize("base", [0, 7, 99_999])
def test_from_a_version_that_never_was_both_texts_clash_and_nothing_is_stored(cast: Cast, base: int) -> None:
    scene = two_versions(cast)
    with pytest.raises(TextConflict) as caught:
        scene.write("My own words.", by="nia", base=base)
    assert caught.value.together.merged.clashes == [Clash("", "My own words.", EDITED)]
    assert scene.record().text.number == 2


def test_what_one_hand_writes_within_ten_minutes_stands_as_one_version(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = clock.now()
    scene = two_versions(cast)
    for minutes, words in ((3, "One more."), (9, "One more word."), (12, "And another.")):
        monkeypatch.setattr(clock, "now", lambda minutes=minutes: began + timedelta(minutes=minutes))
        scene.write(f"{EDITED}\n\n{words}", by="mateo")
    versions = scene.record().versions
    assert [version.takes_in for version in versions] == [None, 3, 2, None, None]
    assert [version.number for version in scene.record().listed] == [5, 4, 1]
    assert (versions[1].words_added, versions[1].words_removed) == (7, 1), "against version 1"
    assert scene.record(number=3).version is not None, "what was taken in is still there"


@pytest.mark.parametrize(
    "what", ["read by another", "commented on", "opened for comments", "written by another"]
)
def test_a_version_that_somebody_noticed_is_never_taken_in(cast: Cast, what: str) -> None:
    scene = two_versions(cast)
    if what == "read by another":
        assert cast.send("cora", f"texts/{scene.public_id}/versions/2/read", {}).status_code == 303
    elif what in ("commented on", "opened for comments"):
        scene.do("open_comments")
        if what == "commented on":
            scene.comment(version=2)
    else:
        scene.write("Nia’s words.", by="nia")
    assert scene.write("Others.", by="mateo").takes_in is None


def test_what_the_first_version_said_is_never_taken_in(cast: Cast) -> None:
    scene = Scene(cast).begin()
    scene.write()
    assert scene.write(EDITED).takes_in is None
