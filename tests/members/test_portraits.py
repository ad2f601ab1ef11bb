"""Portraits: chosen by whoever they show or by the facilitator, with words, and shown where people are."""

import re
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from taskforce.core.events import Event
from taskforce.files.models import FOLDER
from taskforce.members import policy, queries
from taskforce.members.models import Person
from taskforce.web.access import TYPED
from taskforce.web.uploads import LARGEST_FILE
from tests.files import made
from tests.people import Cast, token_of

WORDS = {"alt": "Nia O’Hara on a bridge.", "licence": "CC BY 4.0", "credit": "Photo: A. Friend"}
PNG = ("me.png", made.picture())


def of(cast: Cast, name: str) -> Person:
    """The person as the pages see them."""
    farida = cast.actor("farida")
    with cast.database.read() as session:
        return queries.person(session, farida, cast.actor(name).public_id)


def bring(
    cast: Cast, name: str, whose: str, file: tuple[str, bytes] | None = PNG, **words: str
) -> TestResponse:
    """Somebody sends the form of a portrait."""
    facts: dict[str, Any] = {**WORDS, **words}
    if file:
        facts["file"] = (BytesIO(file[1]), file[0])
    return cast.send(name, f"people/{of(cast, whose).public_id}/portrait", facts)


def post(cast: Cast, name: str, path: str, facts: dict[str, Any]) -> TestResponse:
    """A large form, as a browser encodes it; the test client would leave a file of its own open."""
    browser = cast.browser(name)
    boundary, body = encode_multipart({**facts, "csrf_token": token_of(browser)})
    kind = f'multipart/form-data; boundary="{boundary}"'
    return browser.post(cast.path(name, path), data=body, content_type=kind, buffered=True)


def kinds(cast: Cast) -> list[str]:
    with cast.database.read() as session:
        found = session.scalars(select(Event.kind).where(Event.kind.like("portrait.%")).order_by(Event.id))
        return list(found)


@pytest.mark.parametrize(("name", "status"), [("nia", 303), ("farida", 303), ("mateo", 403), ("cora", 403)])
def test_everybody_sets_their_own_portrait_and_the_facilitator_anybodys(
    cast: Cast, name: str, status: int
) -> None:
    assert cast.get(name, f"people/{of(cast, 'nia').public_id}/portrait").status_code == (
        200 if status == 303 else 403
    )
    assert bring(cast, name, "nia").status_code == status
    assert (of(cast, "nia").portrait is not None) is (status == 303)


def test_who_acts_for_another_sets_that_portrait_and_no_other(cast: Cast) -> None:
    dana = cast.actor("dana")
    assert policy.can_set_portrait(dana, of(cast, "mateo"))
    assert not policy.can_set_portrait(dana, of(cast, "nia"))
    assert not policy.can_set_portrait(cast.actor("felix"), of(cast, "felix"))


def test_the_portrait_stands_in_the_list_and_on_the_page_and_initials_go(cast: Cast) -> None:
    before = cast.get("mateo", "people").text
    assert "<img" not in before
    bring(cast, "nia", "nia")
    shown = of(cast, "nia").portrait
    assert shown is not None
    listed = cast.get("mateo", "people").text
    picture = re.search(r'<img[^>]*src="([^"]*)"[^>]*>', listed)
    assert picture
    assert picture[1].endswith(f"/portraits/{shown.public_id}-small")
    assert 'loading="lazy"' in picture[0]
    assert 'alt=""' in picture[0]  # the name stands beside it
    own = cast.get("mateo", f"people/{of(cast, 'nia').public_id}").text
    assert 'alt="Nia O’Hara on a bridge."' in own
    assert "Photo: A. Friend · CC BY 4.0" in own
    assert cast.browser("mateo").get(picture[1], buffered=True).status_code == 200


def test_the_words_change_without_a_new_photo(cast: Cast) -> None:
    bring(cast, "nia", "nia")
    first = of(cast, "nia").portrait
    assert bring(cast, "nia", "nia", None, alt="Nia O’Hara, smiling.").status_code == 303
    again = of(cast, "nia").portrait
    assert first
    assert again
    assert (again.public_id, again.alternative_text) == (first.public_id, "Nia O’Hara, smiling.")
    assert kinds(cast) == ["portrait.set", "portrait.set"]


def test_a_new_photo_takes_the_place_of_the_old_one(cast: Cast) -> None:
    bring(cast, "nia", "nia")
    old = of(cast, "nia").portrait
    bring(cast, "farida", "nia", ("new.jpg", made.picture("JPEG", (900, 1200))))
    new = of(cast, "nia").portrait
    assert old
    assert new
    assert (new.width, new.height, new.by_name) == (600, 800, "Farida Okonjo")
    assert cast.get("nia", f"portraits/{old.public_id}").status_code == 404


def test_removed_it_is_gone_and_initials_stand_again(cast: Cast) -> None:
    bring(cast, "nia", "nia")
    path = f"people/{of(cast, 'nia').public_id}/portrait/remove"
    assert cast.send("mateo", path, {}).status_code == 403
    assert cast.send("nia", path, {}).status_code == 303
    assert cast.send("nia", path, {}).status_code == 303, "twice is no fault"
    assert of(cast, "nia").portrait is None
    assert "<img" not in cast.get("mateo", "people").text
    assert kinds(cast) == ["portrait.set", "portrait.removed"]


@pytest.mark.parametrize(
    ("words", "file", "sentence"),
    [
        ({"alt": " "}, PNG, "say in a sentence what the picture shows"),
        ({"licence": ""}, PNG, "under which licence"),
        ({}, None, "Please choose a photo."),
        ({}, ("me.png", made.HTML), "no PNG picture can be read from it"),
        ({}, ("me.svg", b"<svg onload=alert(1)>"), "only jpg or png"),
        ({}, ("me.png", made.bomb()), "more than 20 million pixels"),
        ({}, ("../../me.png", made.picture()), "Please rename it"),
        ({}, ("me\u202egnp.exe.png", made.picture()), "Please rename it"),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_nothing_is_kept(
    cast: Cast, words: dict[str, str], file: tuple[str, bytes] | None, sentence: str
) -> None:
    answer = bring(cast, "nia", "nia", file, **words)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert of(cast, "nia").portrait is None
    assert not (cast.app.extensions["settings"].data / FOLDER).exists()


@pytest.mark.parametrize("way", ["people/{}/portrait", "people/{}/invite", "people/{}/portrait/remove"])
def test_a_request_larger_than_a_file_is_refused_in_words(cast: Cast, way: str) -> None:
    path = way.format(of(cast, "nia").public_id)
    large = {"file": FileStorage(BytesIO(b"x" * (LARGEST_FILE + TYPED + 1)), "x.png")}
    answer = post(cast, "farida", path, large)
    assert answer.status_code == 413
    assert ("A file may have up to 20 MB" in answer.text) is way.endswith("portrait")


def test_only_where_files_are_taken_and_from_whom_is_known_more_than_usual_is_read(cast: Cast) -> None:
    path = f"people/{of(cast, 'nia').public_id}"
    middling = made.picture() + b"x" * 5_000_000  # more than any other form may bring
    photo = {**WORDS, "file": FileStorage(BytesIO(middling), "me.png")}
    assert post(cast, "nia", f"{path}/portrait", photo).status_code == 303
    for name, at in (("farida", f"{path}/invite"), ("nobody", f"/t/rivers/{path}/portrait")):
        answer = post(cast, name, at, {"file": FileStorage(BytesIO(middling), "me.png")})
        assert answer.status_code == 413


def test_a_field_for_words_takes_no_file_and_a_field_for_a_file_no_words(cast: Cast) -> None:
    path = f"people/{of(cast, 'nia').public_id}/portrait"
    answer = cast.send("nia", path, {**WORDS, "file": "me.png"})
    assert "Please choose a photo." in answer.text
    answer = cast.send(
        "nia", path, {**WORDS, "alt": (BytesIO(b"words"), "x.txt"), "file": (BytesIO(PNG[1]), PNG[0])}
    )
    assert "say in a sentence what the picture shows" in answer.text
