"""Changes of the charter."""

import pytest

from taskforce.charter import actions, queries
from taskforce.core.errors import NotAllowed, Refused
from tests.people import RULE, Cast


def test_two_task_forces_never_share_an_address(cast: Cast) -> None:
    with pytest.raises(Refused, match="already a task force"), cast.database.write() as session:
        actions.found_task_force(session, slug="rivers", name="Another", zone="UTC", rule=RULE)


def test_a_member_does_not_edit_the_charter(cast: Cast) -> None:
    with pytest.raises(NotAllowed), cast.database.write() as session:
        charter = queries.charter(session, cast.actor("mateo"))
        actions.edit_charter(session, cast.actor("mateo"), charter, edition=charter.edition, purpose="Mine")
    with cast.database.read() as session:
        assert queries.charter(session, cast.actor("mateo")).purpose == ""


def test_a_stranger_cannot_reach_the_charter_of_another_task_force(cast: Cast) -> None:
    with cast.database.write() as session:
        rivers = queries.charter(session, cast.actor("farida"))
        with pytest.raises(NotAllowed):
            actions.edit_charter(session, cast.actor("stig"), rivers, edition=rivers.edition, purpose="Ours")


def test_saving_without_a_change_leaves_no_trace(cast: Cast) -> None:
    with cast.database.write() as session:
        charter = queries.charter(session, cast.actor("farida"))
        edition = charter.edition
        actions.edit_charter(session, cast.actor("farida"), charter, edition=edition, name=charter.name)
    with cast.database.read() as session:
        assert queries.charter(session, cast.actor("farida")).edition == edition


def set_themes(cast: Cast, *themes: dict[str, str]) -> list[tuple[str, str]]:
    with cast.database.write() as session:
        farida = cast.actor("farida")
        actions.set_themes(session, farida, queries.charter(session, farida), themes)
    with cast.database.read() as session:
        return [(theme.key, theme.title) for theme in queries.charter(session, cast.actor("farida")).themes]


def test_long_titles_that_begin_alike_get_keys_that_fit(cast: Cast) -> None:
    long = "How the cities of the rivers deal with one another and the sea"
    keys = [key for key, _ in set_themes(cast, {"title": long}, {"title": long + " today"})]
    assert keys == ["how-the-cities-of-the-rivers-deal-with", "how-the-cities-of-the-rivers-deal-with-2"]
    assert max(map(len, keys)) == 40


def test_a_key_that_is_none_is_made_anew(cast: Cast) -> None:
    made = set_themes(cast, {"key": "<b>\"'", "title": "Sand"}, {"key": "x" * 41, "title": "Silt"})
    assert made == [("sand", "Sand"), ("silt", "Silt")]


def test_a_new_theme_never_takes_the_place_of_one_that_has_its_key(cast: Cast) -> None:
    set_themes(cast, {"title": "Sand"})
    made = set_themes(cast, {"title": "Sand"}, {"key": "sand", "title": "Sand and silt"})
    assert made == [("sand-2", "Sand"), ("sand", "Sand and silt")]


def test_a_theme_without_a_title_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="needs a title"):
        set_themes(cast, {"title": "Sand"}, {"title": "", "question": "Why?"})
