"""Changes of the register and of the practices."""

import pytest
from sqlalchemy import select

from taskforce.core.errors import Conflict, NotAllowed, NotFound, Refused
from taskforce.core.events import Event
from taskforce.sources import actions, queries
from tests.people import Cast
from tests.sources.scenes import SURVEY, add_practice, add_source


def kinds(cast: Cast) -> list[str]:
    with cast.database.read() as session:
        found = session.scalars(select(Event.kind).order_by(Event.id))
        return [kind for kind in found if kind.startswith(("source.", "practice."))]


def test_facilitator_co_chairs_and_members_add_sources(cast: Cast) -> None:
    for name in ("farida", "cora", "mateo"):
        source = add_source(cast, name, by=name)
        assert (source.by_name, source.title, source.edition) == (cast.actor(name).name, "Forty Harbors", 1)
    with pytest.raises(NotAllowed):
        add_source(cast, "fourth", by="olive")
    assert kinds(cast) == ["source.added"] * 3


def test_a_key_is_given_once_in_a_task_force(cast: Cast) -> None:
    add_source(cast)
    add_source(cast, by="stig")
    with pytest.raises(Refused, match=r"There is already a source with the key “survey”\.") as caught:
        add_source(cast, by="mateo")
    assert caught.value.field == "key"


def test_a_key_is_of_small_letters_digits_and_hyphens(cast: Cast) -> None:
    for key in ("", "Survey", "two words", "-a", "a" * 64, "é", "a\0", "a]"):
        with pytest.raises(Refused) as caught:
            add_source(cast, key)
        assert caught.value.field == "key"


def test_unsound_facts_are_refused_beside_their_field(cast: Cast) -> None:
    unsound = [
        ("kind", "rumour"),
        ("title", " \n "),
        ("title", "a\0b"),
        ("author", "\ud800"),
        ("url", "javascript:alert(1)"),
        ("url", "example.org"),
        ("url", "https://a b"),
        ("url", 'https://a"b'),
    ]
    for field, words in unsound:
        with pytest.raises(Refused) as caught:
            add_source(cast, **{field: words})
        assert caught.value.field == field


def test_facts_are_kept_on_one_line_without_control_characters(cast: Cast) -> None:
    source = add_source(cast, author=" Harbor\x07\n Institute ")
    assert source.author == "Harbor Institute"


def test_only_the_facilitator_edits_and_a_changed_register_is_not_overwritten(cast: Cast) -> None:
    add_source(cast)
    for name in ("cora", "mateo", "olive", "stig"):
        with pytest.raises(NotAllowed), cast.database.write() as session:
            source = queries.by_key(session, cast.actor("farida"))["survey"]
            actions.edit_source(session, cast.actor(name), source, edition=1, title="Mine")
    with cast.database.write() as session:
        source = queries.by_key(session, cast.actor("farida"))["survey"]
        actions.edit_source(session, cast.actor("farida"), source, edition=1, title="Fifty Harbors")
    with pytest.raises(Conflict) as caught, cast.database.write() as session:
        source = queries.by_key(session, cast.actor("farida"))["survey"]
        actions.edit_source(session, cast.actor("farida"), source, edition=1, title="Sixty Harbors")
    assert (caught.value.theirs, caught.value.mine) == (
        {"Title": "Fifty Harbors"},
        {"Title": "Sixty Harbors"},
    )
    assert kinds(cast) == ["source.added", "source.edited"]


def test_saving_without_a_change_is_no_event(cast: Cast) -> None:
    add_source(cast)
    with cast.database.write() as session:
        source = queries.by_key(session, cast.actor("farida"))["survey"]
        actions.edit_source(session, cast.actor("farida"), source, edition=1, **SURVEY)
    assert kinds(cast) == ["source.added"]


def test_the_key_of_a_source_cannot_be_edited(cast: Cast) -> None:
    source = add_source(cast)
    with pytest.raises(TypeError), cast.database.write() as session:
        actions.edit_source(session, cast.actor("farida"), source, edition=1, key="other")


def test_practices_stand_in_the_order_of_their_coming(cast: Cast) -> None:
    source = add_source(cast)
    for key in ("tide", "ebb"):
        add_practice(cast, source, key)
    with cast.database.read() as session:
        found = queries.practices(session, cast.actor("olive"))
    assert [(one.key, one.position, one.source.key) for one in found] == [
        ("tide", 1, "survey"),
        ("ebb", 2, "survey"),
    ]
    with pytest.raises(Refused):
        add_practice(cast, source)


def test_only_the_facilitator_keeps_the_practices(cast: Cast) -> None:
    source = add_source(cast)
    practice = add_practice(cast, source)
    for name in ("cora", "mateo", "olive"):
        with pytest.raises(NotAllowed):
            add_practice(cast, source, "other", by=name)
    for name in ("cora", "mateo", "olive", "stig"):
        with pytest.raises(NotAllowed), cast.database.write() as session:
            actions.edit_practice(session, cast.actor(name), practice, edition=1, source=source, title="Mine")


def test_a_practice_never_rests_on_a_source_of_another_task_force(cast: Cast) -> None:
    source = add_source(cast)
    practice = add_practice(cast, source)
    foreign = add_source(cast, by="stig")
    with pytest.raises(NotFound):
        add_practice(cast, source, by="stig")
    with pytest.raises(NotFound), cast.database.write() as session:
        actions.edit_practice(session, cast.actor("farida"), practice, edition=1, source=foreign)


def test_a_practice_needs_its_words_and_known_sources(cast: Cast) -> None:
    source = add_source(cast)
    for field, words in (
        ("place", " "),
        ("title", ""),
        ("what", "\n"),
        ("what", "As [@nobody]."),
        ("locator", "\0"),
    ):
        with pytest.raises(Refused) as caught:
            add_practice(cast, source, **{field: words})
        assert caught.value.field == field


def test_a_practice_is_edited_with_its_source(cast: Cast) -> None:
    practice = add_practice(cast, add_source(cast))
    other = add_source(cast, "other", title="Fifty Harbors")
    with cast.database.write() as session:
        found = queries.practice(session, cast.actor("farida"), practice.public_id)
        actions.edit_practice(
            session,
            cast.actor("farida"),
            found,
            edition=1,
            source=other,
            what="Five towns [@survey].",
            locator="p. 2",
        )
    with cast.database.read() as session:
        found = queries.practice(session, cast.actor("olive"), practice.public_id)
    assert (found.what, found.locator, found.source.key) == ("Five towns [@survey].", "p. 2", "other")
    with pytest.raises(Refused), cast.database.write() as session:
        found = queries.practice(session, cast.actor("farida"), practice.public_id)
        actions.edit_practice(session, cast.actor("farida"), found, edition=2, source=other, what="[@no]")
