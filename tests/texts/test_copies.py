"""Words that are not saved yet, who writes at this moment, and who has read which version."""

from datetime import timedelta
from typing import Any

import pytest
from werkzeug.test import TestResponse

from taskforce.core import clock, ids
from taskforce.texts.actions.copies import LONGEST
from tests.people import Cast
from tests.texts.live import HOSTILE, live
from tests.texts.scenes import EDITED, SOURCE, Scene

PAGE, OTHER = ids.new(), ids.new()


@pytest.fixture
def scene(cast: Cast) -> Scene:
    found = Scene(cast).begin()
    found.write()
    return found


def words(source: str, hand: str = PAGE, mark: str = "", **more: object) -> dict[str, object]:
    return {"source": source, "title": "Mine", "base": 1, "note": "", "hand": hand, "copy": mark, **more}


def told(answer: TestResponse) -> dict[str, Any]:
    found = answer.json
    assert isinstance(found, dict)
    return found


def test_words_are_kept_for_their_writer_alone_until_they_drop_them(cast: Cast, scene: Scene) -> None:
    at = f"texts/{scene.public_id}/copy"
    kept = cast.send("nia", f"{at}/keep", words("Half a sen"))
    assert kept.status_code == 200
    assert "Not saved yet." in told(kept)["kept"]
    again = cast.send("nia", f"{at}/keep", words("Half a sentence.", mark=told(kept)["copy"]))
    assert "Half a sentence." in cast.get("nia", at).text
    assert "Half a sen" not in cast.get("mateo", at).text + cast.get("farida", at).text
    assert cast.send("nia", f"{at}/drop", {"copy": told(kept)["copy"]}).status_code == 303
    assert "Half a sentence." in cast.get("nia", at).text, (
        "these words are newer than the page that was dropped"
    )
    assert cast.send("nia", f"{at}/drop", {"copy": told(again)["copy"]}).status_code == 303
    assert "Nothing is waiting here" in cast.get("nia", at).text


def test_a_second_device_overwrites_nothing_that_it_has_not_seen(cast: Cast, scene: Scene) -> None:
    at = f"texts/{scene.public_id}/copy"
    mark = told(cast.send("nia", f"{at}/keep", words("On the desk.")))["copy"]
    refused = cast.send("nia", f"{at}/keep", words("On the phone.", hand=OTHER))
    assert (refused.status_code, "another page or device" in told(refused)["sentence"]) == (409, True)
    assert "On the desk." in cast.get("nia", at).text
    assert cast.send("nia", f"{at}/keep", words("Taken over.", hand=OTHER, mark=mark)).status_code == 200
    cast.send(
        "nia", f"{at}/drop", {"copy": told(cast.send("nia", f"{at}/keep", words("x", hand=OTHER)))["copy"]}
    )
    late = cast.send("nia", f"{at}/keep", words("Too late.", mark=mark))
    assert (late.status_code, "saved or dropped" in told(late)["sentence"]) == (409, True)
    assert "Nothing is waiting here" in cast.get("nia", at).text


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        (words("x" * 1_000_000), 422),
        (words("x", title="y" * LONGEST), 422),
        (words("a\0b"), 422),
        (words("a", **{f"field{n}": "x" for n in range(40)}), 422),
        (words(HOSTILE, title=HOSTILE, note=HOSTILE, base="9" * 400), 200),
        (words("x", hand="no page", mark="²" * 13), 200),
    ],
    ids=["a megabyte", "a field too long", "NUL", "too many fields", "hostile", "strange names"],
)
def test_whatever_is_sent_to_be_kept_is_kept_harmless_or_refused(
    cast: Cast, scene: Scene, typed: dict[str, object], status: int
) -> None:
    at = f"texts/{scene.public_id}/copy"
    answer = cast.send("nia", f"{at}/keep", typed)
    assert answer.status_code == status
    assert status == 200 or told(answer)["sentence"]
    assert live(cast.get("nia", at).text) == []


def test_a_text_that_is_closed_keeps_no_more_and_shows_what_was_kept(cast: Cast, scene: Scene) -> None:
    at = f"texts/{scene.public_id}/copy"
    mark = told(cast.send("nia", f"{at}/keep", words("Before the vote.")))["copy"]
    scene.do("freeze")
    answer = cast.send("nia", f"{at}/keep", words("After it.", mark=mark))
    assert (answer.status_code, "takes no edits now" in told(answer)["sentence"]) == (409, True)
    page = cast.get("nia", at).text
    assert "Before the vote." in page
    assert "Copy from here what you still need." in page


def test_observers_keep_nothing(cast: Cast, scene: Scene) -> None:
    assert cast.send("olive", f"texts/{scene.public_id}/copy/keep", words("x")).status_code == 403
    assert cast.send("olive", f"texts/{scene.public_id}/copy/here", {}).status_code == 403


def test_who_else_has_it_open_is_said_for_a_minute(
    cast: Cast, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = f"texts/{scene.public_id}/copy/here"
    assert told(cast.send("nia", at, {})) == {"others": [], "number": 1}
    assert told(cast.send("mateo", at, {}))["others"] == ["Nia O’Hara"]
    cast.send("nia", at, {"gone": "yes"})
    assert told(cast.send("mateo", at, {}))["others"] == []
    cast.send("nia", at, {})
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(minutes=2))
    assert told(cast.send("mateo", at, {}))["others"] == []


def test_a_reader_is_shown_what_changed_since_they_read_it(cast: Cast, scene: Scene) -> None:
    at = f"texts/{scene.public_id}"
    assert "since you read" not in cast.get("olive", at).text
    assert cast.send("olive", f"{at}/versions/1/read", {"quietly": "yes"}).status_code == 204
    scene.write(EDITED, by="mateo")
    scene.write(SOURCE, by="nia")
    page = cast.get("olive", at).text
    assert "What changed since you read version 1" in page
    assert "compare?a=1&amp;b=3" in page
    assert cast.send("olive", f"{at}/versions/3/read", {}).status_code == 303
    assert "Mark version 3 as read" not in cast.get("olive", at).text
    assert cast.send("olive", f"{at}/versions/9/read", {}).status_code == 404


def test_who_has_read_which_version_is_for_those_who_steer(cast: Cast, scene: Scene) -> None:
    at = f"texts/{scene.public_id}"
    scene.write(EDITED, by="mateo")
    cast.send("cora", f"{at}/versions/2/read", {})
    page = cast.get("farida", f"{at}/readers").text
    row = page[page.index("Cora") :]
    row = row[: row.index("</tr>")]
    assert (row.count("has not read it"), row.count("has read it")) == (1, 1)
    for name in ("nia", "olive"):
        assert cast.get(name, f"{at}/readers").status_code == 403
