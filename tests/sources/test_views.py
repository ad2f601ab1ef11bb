"""The register and the practices in the browser."""

from taskforce.sources import queries
from taskforce.sources.models import Source
from tests.people import Cast, whole_form
from tests.sources.scenes import SURVEY, add_practice, add_source

HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>"


def register(cast: Cast) -> dict[str, Source]:
    with cast.database.read() as session:
        return queries.by_key(session, cast.actor("olive"))


def test_an_empty_register_says_what_comes_here(cast: Cast) -> None:
    assert "Sources come here when somebody adds what a text rests on." in cast.get("olive", "sources").text
    assert "put that into the register first" in cast.get("farida", "sources/practices").text


def test_a_member_adds_a_source_and_sees_how_it_is_cited(cast: Cast) -> None:
    answer = cast.send("mateo", "sources/new", {"key": "survey", **SURVEY})
    assert answer.location == "/t/rivers/sources#source-survey"
    seen = cast.get("olive", "sources").text
    assert "[@survey]" in seen
    assert "Harbor Institute, <em>Forty Harbors</em> (January 2022)" in seen
    assert 'href="https://example.org/forty"' in seen
    assert "Not cited anywhere." in seen


def test_what_was_typed_stays_when_a_source_is_refused(cast: Cast) -> None:
    answer = cast.send("mateo", "sources/new", {"key": "Two words", **SURVEY, "url": "example.org"})
    assert answer.status_code == 422
    assert "Small letters, digits and hyphens only" in answer.text
    for typed in ("Two words", "Forty Harbors", "example.org", '<option selected value="report">'):
        assert typed in answer.text
    for field, words in (
        ("title", ""),
        ("title", "a\0b"),
        ("title", "x" * 1_000_000),
        ("kind", "rumour"),
        ("kind", ""),
    ):
        assert cast.send("mateo", "sources/new", {"key": "a", **SURVEY, field: words}).status_code == 422
    assert register(cast) == {}


def test_who_reaches_which_form(cast: Cast) -> None:
    source = add_source(cast)
    practice = add_practice(cast, source)
    paths = {
        "sources/new": ("farida", "cora", "mateo"),
        f"sources/{source.public_id}/edit": ("farida",),
        "sources/practices/new": ("farida",),
        f"sources/practices/{practice.public_id}/edit": ("farida",),
    }
    for path, may in paths.items():
        for name in ("farida", "cora", "mateo", "olive"):
            assert cast.get(name, path).status_code == (200 if name in may else 403), (name, path)
            offered = f'href="/t/rivers/{path}"' in cast.get(name, "sources").text
            assert not offered or name in may
        assert cast.get("stig", f"/t/rivers/{path}").status_code == 404
    assert cast.get("farida", "sources/nowhere/edit").status_code == 404
    assert cast.get("farida", "sources/practices/nowhere/edit").status_code == 404
    assert cast.get("stig", f"sources/{source.public_id}/edit").status_code == 404


def test_a_source_is_edited_and_an_older_edition_is_answered_with_both_texts(cast: Cast) -> None:
    path = f"sources/{add_source(cast).public_id}/edit"
    form = whole_form(cast, "farida", path)
    assert (form["title"], form["edition"]) == ("Forty Harbors", "1")
    assert cast.send("farida", path, form | {"title": "Fifty Harbors"}).status_code == 303
    assert register(cast)["survey"].title == "Fifty Harbors"
    answer = cast.send("farida", path, form | {"title": "Sixty Harbors"})
    assert answer.status_code == 409
    assert "Fifty Harbors" in answer.text
    assert "Sixty Harbors" in answer.text
    assert register(cast)["survey"].title == "Fifty Harbors"


def test_a_refused_edit_keeps_what_was_typed(cast: Cast) -> None:
    path = f"sources/{add_source(cast).public_id}/edit"
    answer = cast.send("farida", path, {**SURVEY, "edition": "1", "title": "Typed", "url": "ftp://x"})
    assert answer.status_code == 422
    assert 'value="Typed"' in answer.text
    assert "An address begins with https:// or http://" in answer.text


def test_a_practice_is_added_and_edited(cast: Cast) -> None:
    add_source(cast)
    add_source(cast, "other", title="Fifty Harbors")
    facts = {"key": "tide", "place": "Port Verity", "title": "The shared dredge", "source": "survey"}
    refused = cast.send("farida", "sources/practices/new", facts | {"what": "As [@nobody]."})
    assert refused.status_code == 422
    assert "There is no source “nobody” in the register." in refused.text
    assert '<option selected value="survey">' in refused.text
    assert cast.send("farida", "sources/practices/new", facts | {"what": "Four towns."}).status_code == 303
    with cast.database.read() as session:
        (made,) = queries.practices(session, cast.actor("olive"))
    path = f"sources/practices/{made.public_id}/edit"
    form = whole_form(cast, "farida", path)
    assert (form["what"], form["source"]) == ("Four towns.", "survey")
    empty = cast.send("farida", path, form | {"what": " "})
    assert empty.status_code == 422
    assert cast.send("farida", path, form | {"source": "other", "locator": "p. 3"}).status_code == 303
    assert "Fifty Harbors</a>, p. 3" in cast.get("olive", "sources/practices").text


def test_hostile_words_in_a_source_or_practice_do_nothing(cast: Cast) -> None:
    words = dict.fromkeys(("author", "title", "container", "issued", "accessed"), HOSTILE[:95])
    source = add_source(cast, **words)
    practice = add_practice(cast, source, place=HOSTILE, title=HOSTILE, what=HOSTILE, locator=HOSTILE[:95])
    for path in (
        "sources",
        "sources/practices",
        f"sources/{source.public_id}/edit",
        f"sources/practices/{practice.public_id}/edit",
        "sources/practices/new",
    ):
        seen = cast.get("farida", path).text
        assert "alert(1)" in seen
        for live in ("<script>alert", "<img", 'href="javascript'):
            assert live not in seen, path
