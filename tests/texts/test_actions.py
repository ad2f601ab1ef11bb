"""Writing versions, and the life of a text."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from taskforce.core import canonical, clock
from taskforce.core.errors import NotAllowed, Refused, WrongState
from taskforce.core.events import Event
from taskforce.sources import actions as sources
from taskforce.sources import queries as register
from taskforce.texts import actions, queries
from taskforce.texts.actions import TextConflict
from tests.people import Cast
from tests.texts.scenes import EDITED, FIELDS, SOURCE, Scene, open_for_comment

NOTE = {
    "key": "survey",
    "locator": "p. 12",
    "note": "Harbor Institute, *Forty Harbors* (January 2022), 12.",
    "short": "Harbor Institute, *Forty Harbors*, 12.",
}


def kinds(cast: Cast) -> list[str]:
    """The kinds of all events on texts and comments, in order."""
    with cast.database.read() as session:
        found = session.scalars(select(Event.kind).order_by(Event.id))
        return [kind for kind in found if kind.startswith(("text.", "comment."))]


def test_versions_are_numbered_and_say_who_when_and_why(cast: Cast) -> None:
    scene = Scene(cast).begin()
    scene.write()
    moment = datetime(2022, 5, 3, 16, tzinfo=UTC)
    with clock.at(moment):
        second = scene.write(EDITED, by="tomas", note="A storm is when it matters.")
    assert (second.number, second.by_name, second.made_at) == (2, "Tomáš Dvořák Jr.", moment)
    assert second.note == "A storm is when it matters."
    assert (second.words_added, second.words_removed) == (4, 1)
    assert kinds(cast) == ["text.begun", "text.written", "text.written"]


def test_blocks_keep_their_keys_through_versions(cast: Cast) -> None:
    scene = Scene(cast).begin()
    scene.write()
    scene.write("New first.\n\n" + EDITED)
    fourth = scene.write("New first.\n\nAnd last.")
    assert [block.key for block in fourth.blocks] == ["b3", "b4"]
    third = scene.record(number=2).version
    assert third is not None
    assert [block.key for block in third.blocks] == ["b3", "b1", "b2"]


def test_the_fingerprint_is_over_all_that_is_printed(cast: Cast) -> None:
    scene = Scene(cast).begin()
    version = scene.write()
    blocks = SOURCE.split("\n\n")
    assert version.cited == [NOTE]
    assert version.sha256 == canonical.digest({"fields": FIELDS, "blocks": blocks, "cited": [NOTE]})


def test_a_change_in_the_register_leaves_the_notes_of_old_versions_alone(cast: Cast) -> None:
    scene = Scene(cast).begin()
    scene.write()
    with cast.database.write() as session:
        source = register.by_key(session, cast.actor("farida"))["survey"]
        sources.edit_source(session, cast.actor("farida"), source, edition=1, title="Fifty Harbors")
    scene.write(EDITED)
    old, new = scene.record(number=1).version, scene.record().version
    assert old is not None
    assert new is not None
    assert "Forty" in old.cited[0]["note"]
    assert "Fifty" in new.cited[0]["note"]


def test_the_same_content_makes_no_version_whatever_its_line_ends(cast: Cast) -> None:
    scene = Scene(cast).begin()
    first = scene.write()
    for source in (SOURCE, SOURCE.replace("\n\n", "\r\n\r\n\r\n") + "\n  \n"):
        assert scene.write(source, base=0).number == first.number
    assert kinds(cast).count("text.written") == 1


def test_a_writer_who_began_from_an_old_version_gets_both_texts(cast: Cast) -> None:
    scene = Scene(cast).begin()
    scene.write()
    scene.write(EDITED, by="mateo")
    with pytest.raises(TextConflict) as caught:
        scene.write("My own words.", by="nia", base=1, fields=FIELDS | {"title": "Mine"})
    conflict = caught.value
    assert (conflict.base, conflict.by_name, conflict.source) == (2, "Mateo de la Cruz", "My own words.")
    assert conflict.theirs == {"Title": FIELDS["title"], "Action": FIELDS["action"], "Text": EDITED}
    assert conflict.mine == {"Title": "Mine", "Action": FIELDS["action"], "Text": "My own words."}
    assert scene.record().text.number == 2


def test_a_citation_of_an_unknown_source_is_refused_beside_its_field(cast: Cast) -> None:
    scene = Scene(cast).begin()
    with pytest.raises(Refused, match=r"There is no source “x” in the register\.") as caught:
        scene.write("As shown [@x].")
    assert caught.value.field == "source"
    with pytest.raises(Refused) as caught:
        scene.write(fields=FIELDS | {"action": "act [@x]"})
    assert caught.value.field == "action"
    assert scene.record().version is None


def test_a_source_of_another_task_force_is_unknown_here(cast: Cast) -> None:
    scene = Scene(cast).begin()
    with cast.database.write() as session:
        sources.add_source(session, cast.actor("stig"), key="tides", kind="report", title="Tides")
    with pytest.raises(Refused):
        scene.write("As shown [@tides].")


def test_a_citation_in_code_needs_no_source(cast: Cast) -> None:
    assert Scene(cast).begin().write("Write `[@x]`.").cited == []


def test_what_no_database_keeps_is_refused(cast: Cast) -> None:
    scene = Scene(cast).begin()
    for words in ("a\0b", "a\ud800b"):
        with pytest.raises(Refused) as caught:
            scene.write(words)
        assert caught.value.field == "source"
        with pytest.raises(Refused) as caught:
            scene.write(fields={"title": words})
        assert caught.value.field == "title"


def test_a_text_of_too_many_paragraphs_is_refused_with_the_figure(cast: Cast) -> None:
    with pytest.raises(Refused, match=r"At most 2,000 paragraphs; this has 2,001\."):
        Scene(cast).begin().write("a\n\n" * 2_001)


def test_observers_write_and_begin_nothing(cast: Cast) -> None:
    scene = Scene(cast).begin()
    with pytest.raises(NotAllowed):
        scene.write(by="olive")
    with pytest.raises(NotAllowed), cast.database.write() as session:
        actions.begin_text(session, cast.actor("olive"), owner_kind="motion", owner_id="x", label="X")


def test_a_stranger_writes_nothing(cast: Cast) -> None:
    scene = Scene(cast).begin()
    with pytest.raises(NotAllowed):
        scene.write(by="stig")


def test_a_frozen_text_takes_neither_edits_nor_comments(cast: Cast) -> None:
    scene = open_for_comment(cast)
    frozen = scene.do("freeze")
    assert (frozen.takes_edits, frozen.takes_comments) == (False, False)
    for attempt in (lambda: scene.write(EDITED), scene.comment, lambda: scene.do("open_comments")):
        with pytest.raises(WrongState):
            attempt()


def test_a_frozen_text_can_be_taken_up_again_and_its_frozen_version_stays(cast: Cast) -> None:
    scene = open_for_comment(cast)
    frozen = scene.record().version
    scene.do("freeze")
    scene.do("take_up_again")
    scene.write(EDITED)
    kept = scene.record(number=1).version
    assert frozen is not None
    assert kept is not None
    assert (kept.sha256, kept.source) == (frozen.sha256, SOURCE)


def test_a_text_without_a_version_cannot_be_frozen(cast: Cast) -> None:
    with pytest.raises(WrongState):
        Scene(cast).begin().do("freeze")


def test_what_is_already_so_is_not_recorded_again(cast: Cast) -> None:
    scene = open_for_comment(cast)
    for verb in ("open_comments", "close_comments", "close_comments", "freeze", "freeze"):
        scene.do(verb)
    for _ in range(2):
        scene.do("take_up_again")
    assert kinds(cast)[2:] == [
        "text.comments_opened",
        "text.comments_closed",
        "text.frozen",
        "text.taken_up_again",
    ]


def test_only_facilitator_and_co_chairs_open_close_and_freeze(cast: Cast) -> None:
    scene = open_for_comment(cast)
    for verb in ("open_comments", "close_comments", "freeze", "take_up_again"):
        for name in ("mateo", "olive", "stig"):
            with pytest.raises(NotAllowed):
                scene.do(verb, by=name)
        scene.do(verb, by="cora")


def test_a_text_follows_the_title_of_its_owner(cast: Cast) -> None:
    scene = Scene(cast).begin()
    with cast.database.write() as session:
        text = queries.text(session, cast.actor("nia"), scene.public_id)
        for _ in range(2):
            actions.label_text(session, cast.actor("nia"), text, label="Two dredges")
        with pytest.raises(NotAllowed):
            actions.label_text(session, cast.actor("olive"), text, label="None")
    assert scene.record().text.label == "Two dredges"
    assert kinds(cast).count("text.labelled") == 1


def test_two_writers_at_the_same_moment_make_one_version_and_one_conflict(cast: Cast) -> None:
    scene = Scene(cast).begin()
    scene.write()
    attempts: list[Callable[[], object]] = [
        lambda: scene.write("Mine.", by="nia", base=1),
        lambda: scene.write("Theirs.", by="mateo", base=1),
    ]
    outcomes = [_outcome(attempt) for attempt in attempts]
    assert sorted(outcomes) == ["TextConflict", "written"]


def _outcome(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except TextConflict as conflict:
        return type(conflict).__name__
    return "written"
