"""The pages that write versions: words kept, who else writes, merging, and settling what clashes."""

import re
from html import unescape
from typing import Any

import pytest
from wtforms.widgets import HiddenInput

from taskforce.core import ids
from taskforce.texts import actions, queries
from taskforce.texts.models import TextVersion
from taskforce.texts.views import begin, save, saved
from taskforce.web.access import PEOPLE, reach
from taskforce.web.forms import Form, Line, Number, Prose
from taskforce.web.page import Answer, go, page
from taskforce.web.session import reading
from tests.people import Cast
from tests.texts.live import HOSTILE, live
from tests.texts.scenes import SOURCE, Scene

pytestmark = pytest.mark.own_program
FIRST, SECOND = SOURCE.split("\n\n")


class WriteForm(Form):
    """What an upper slice's form of a version looks like."""

    base = Number("Version begun from", least=0, most=99_999, widget=HiddenInput())
    title = Line("Title")
    source = Prose("Text")
    note = Line("What changed, and why", required=False)


@pytest.fixture
def scene(cast: Cast) -> Scene:
    """A text of one version, and a page that writes versions, as the slices above have it."""

    @reach(PEOPLE)
    def write(public_id: str) -> Answer:
        with reading() as (session, actor):
            text = queries.text(session, actor, public_id)
            version = queries.version(session, text)
            given = {**version.fields, "source": version.source, "base": version.number}
            begun, draft = begin(session, actor, text, given)
        form = WriteForm(data=begun)

        def act(session: Any, actor: Any) -> TextVersion:
            facts = form.facts()
            again = queries.text(session, actor, public_id)
            fields = {"title": facts["title"]}
            said = {name: facts[name] for name in ("source", "base", "note")}
            return actions.write_version(session, actor, again, fields=fields, **said)

        done = save(form, text, act)
        if isinstance(done, TextVersion):
            return go("texts.show", saved(done, form.facts()["base"]), public_id=public_id)
        return done or page("report/write.html", form=form, part=_Part, draft=draft)

    cast.app.add_url_rule("/t/<slug>/write/<public_id>", "write", write, methods=["GET", "POST"])
    found = Scene(cast).begin()
    found.write(fields={"title": "One dredge"})
    return found


class _Part:
    title, theme, text, is_written, public_id = "A text", None, None, False, "x"


def sent(source: str, title: str = "One dredge", base: int = 1, **more: Any) -> dict[str, Any]:
    """A form that is sent back, from a page with a name of its own."""
    return {"title": title, "source": source, "base": base, "hand": ids.new(), "copy": "", "note": "", **more}


def hidden(text: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', text)
    return unescape(found[1]) if found else ""


def current(scene: Scene) -> TextVersion:
    version = scene.record().version
    assert version is not None
    return version


def both(cast: Cast, scene: Scene, mine: dict[str, Any]) -> Any:
    """Mateo saves “Theirs” in the first sentence; then Nia sends hers."""
    at = f"write/{scene.public_id}"
    assert cast.send("mateo", at, sent(f"{FIRST.replace('Four', 'Theirs')}\n\n{SECOND}")).status_code == 303
    return cast.send("nia", at, mine)


def test_what_does_not_touch_is_saved_and_said(cast: Cast, scene: Scene) -> None:
    answer = both(cast, scene, sent(f"{FIRST}\n\n{SECOND} Mine."))
    assert answer.status_code == 303
    assert "Saved as version 3. Begun from version 1 and merged with version 2 by Mateo de la Cruz." in (
        cast.get("nia", f"texts/{scene.public_id}").text
    )
    assert current(scene).source == f"{FIRST.replace('Four', 'Theirs')}\n\n{SECOND} Mine."


@pytest.mark.parametrize(
    ("choice", "first"),
    [
        ("theirs", [FIRST.replace("Four", "Theirs")]),
        ("both", [FIRST.replace("Four", "Theirs"), FIRST.replace("Four", "Mine")]),
        ("own", ["Settled by hand."]),
    ],
)
def test_a_clash_is_settled_by_a_person_and_both_texts_are_on_the_page(
    cast: Cast, scene: Scene, choice: str, first: list[str]
) -> None:
    mine = sent(f"{FIRST.replace('Four', 'Mine')}\n\n{SECOND} Mine too.", note="Why")
    answer = both(cast, scene, mine)
    assert answer.status_code == 409
    for words in (
        "Version 2 by Mateo de la Cruz",
        "<ins>Theirs</ins>",
        "<ins>Mine</ins>",
        "1 of 1: In the text",
    ):
        assert words in answer.text, words
    back = {
        name: hidden(answer.text, name)
        for name in ("settles", "base", "title", "source", "note", "hand", "copy")
    }
    assert (back["settles"], back["base"], back["note"]) == ("2", "1", "Why")
    settled = {**back, "choice-1": choice, "words-1": "Settled by hand." if choice == "own" else "untouched"}
    assert cast.send("nia", f"write/{scene.public_id}", settled).status_code == 303
    assert current(scene).source.split("\n\n") == [*first, f"{SECOND} Mine too."]
    left = cast.get("nia", f"texts/{scene.public_id}/copy")
    assert "Nothing is waiting here" in left.text, "it is saved, so nothing is left"


def test_an_answer_that_is_missing_is_asked_for_and_what_was_written_stays(cast: Cast, scene: Scene) -> None:
    mine = sent(f"{FIRST.replace('Four', 'Mine')}\n\n{SECOND}", title="My title")
    answer = both(cast, scene, mine | {"title": "One dredge"})
    back = {
        name: hidden(answer.text, name) for name in ("settles", "base", "title", "source", "hand", "copy")
    }
    at = f"write/{scene.public_id}"
    for choice, words, sentence in (
        ("", "Half done", "Please choose."),
        ("own", " ", "Please write it"),
        ("x", "", "Pl"),
    ):
        again = cast.send("nia", at, {**back, "choice-1": choice, "words-1": words})
        assert (again.status_code, sentence in again.text, words in again.text) == (422, True, True)
    assert current(scene).number == 2


def test_what_came_while_a_clash_was_settled_is_put_together_too(cast: Cast, scene: Scene) -> None:
    answer = both(cast, scene, sent(f"{FIRST.replace('Four', 'Mine')}\n\n{SECOND}"))
    back = {
        name: hidden(answer.text, name) for name in ("settles", "base", "title", "source", "hand", "copy")
    }
    at = f"write/{scene.public_id}"
    third = sent(f"{FIRST.replace('Four', 'Theirs')}\n\n{SECOND}\n\nCora’s.", base=2)
    assert cast.send("cora", at, third).status_code == 303
    assert cast.send("nia", at, {**back, "choice-1": "mine"}).status_code == 303
    assert current(scene).source == f"{FIRST.replace('Four', 'Mine')}\n\n{SECOND}\n\nCora’s."


def test_a_crooked_number_of_what_is_settled_stores_nothing_wrong(cast: Cast, scene: Scene) -> None:
    mine = sent(f"{FIRST.replace('Four', 'Mine')}\n\n{SECOND}")
    assert both(cast, scene, mine | {"settles": "0"}).status_code == 409
    for crooked in ("99", "x", "²", "9" * 400, "-1"):
        answer = cast.send("nia", f"write/{scene.public_id}", mine | {"settles": crooked})
        assert answer.status_code == 409, crooked
    assert current(scene).number == 2


def test_the_page_of_two_writers_is_harmless_whatever_they_wrote(cast: Cast, scene: Scene) -> None:
    at = f"write/{scene.public_id}"
    assert cast.send("mateo", at, sent(HOSTILE, title=HOSTILE[:200])).status_code == 303
    answer = cast.send("nia", at, sent(HOSTILE + "\n\nx", title=HOSTILE[:190], note=HOSTILE[:150]))
    assert answer.status_code == 409
    assert live(answer.text) == []
    assert "alert(1)" in answer.text
    mine = sent(HOSTILE + "\n\nx", title=HOSTILE[:190], settles=2)
    again = cast.send("nia", at, mine | {"words-1": HOSTILE, "choice-1": HOSTILE})
    assert (again.status_code, live(again.text)) == (422, [])
