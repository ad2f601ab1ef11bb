"""Reading the register."""

import pytest

from taskforce.core.errors import NotFound
from taskforce.sources import queries
from taskforce.sources.rules.citations import Citation
from tests.people import Cast
from tests.sources.scenes import add_practice, add_source


def test_the_register_is_in_the_order_of_author_and_title(cast: Cast) -> None:
    for key, author, title in (
        ("c", "Zoo", "A"),
        ("b", "", "aardvark"),
        ("a", "harbor", "B"),
        ("d", "Harbor", "A"),
    ):
        add_source(cast, key, author=author, title=title)
    with cast.database.read() as session:
        assert [source.key for source in queries.register(session, cast.actor("olive"))] == [
            "b",
            "d",
            "a",
            "c",
        ]


def test_each_task_force_has_its_own_register(cast: Cast) -> None:
    source = add_source(cast)
    practice = add_practice(cast, source)
    with cast.database.read() as session:
        stranger = cast.actor("stig")
        assert queries.register(session, stranger) == []
        assert queries.by_key(session, stranger) == {}
        assert queries.practices(session, stranger) == []
        with pytest.raises(NotFound):
            queries.source(session, stranger, source.public_id)
        with pytest.raises(NotFound):
            queries.practice(session, stranger, practice.public_id)


def test_practices_rest_on_their_source_and_on_those_they_cite(cast: Cast) -> None:
    source = add_source(cast)
    add_source(cast, "other")
    add_practice(cast, source, what="Four towns [@other, p. 2].")
    with cast.database.read() as session:
        found = queries.practices_by_source(session, cast.actor("olive"))
    assert {key: [practice.key for practice in many] for key, many in found.items()} == {
        "survey": ["tide"],
        "other": ["tide"],
    }


def test_notes_come_once_for_each_source_and_place_and_unknown_ones_are_named(cast: Cast) -> None:
    add_source(cast, url="")
    cited = [
        Citation("survey", "p. 3"),
        Citation("nobody", ""),
        Citation("survey", "p. 3"),
        Citation("survey", ""),
    ]
    with cast.database.read() as session:
        notes = queries.notes(session, cast.actor("olive"), cited)
        assert queries.missing(session, cast.actor("olive"), cited) == ["nobody"]
    assert [(note["locator"], note["note"], note["short"]) for note in notes] == [
        (
            "p. 3",
            "Harbor Institute, *Forty Harbors* (January 2022), 3.",
            "Harbor Institute, *Forty Harbors*, 3.",
        ),
        ("", "Harbor Institute, *Forty Harbors* (January 2022).", "Harbor Institute, *Forty Harbors*."),
    ]
