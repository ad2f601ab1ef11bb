"""Reading texts: the record, where comments stand on it, and what is printed."""

import pytest

from taskforce.core.errors import NotFound
from taskforce.sources import actions as sources
from taskforce.texts import queries
from taskforce.texts.states import How
from tests.people import Cast
from tests.texts.scenes import FIELDS, SOURCE, Scene, open_for_comment


def placed(scene: Scene, number: int | None = None) -> dict[str, tuple[How, str]]:
    """Where each comment stands, by its body."""
    return {one.comment.body: (one.placement, one.words) for one in scene.record(number=number).all_comments}


def test_a_text_without_a_version_has_an_empty_record(cast: Cast) -> None:
    record = Scene(cast).begin().record()
    assert (record.version, record.versions, record.all_comments) == (None, [], [])
    assert record.is_current


def test_the_record_has_all_versions_newest_first_and_shows_the_current_one(cast: Cast) -> None:
    scene = open_for_comment(cast)
    scene.write("Other words.")
    record = scene.record()
    assert [version.number for version in record.versions] == [2, 1]
    assert record.version is not None
    assert (record.version.source, record.is_current) == ("Other words.", True)
    old = scene.record(number=1)
    assert old.version is not None
    assert (old.version.source, old.is_current) == (SOURCE, False)


def test_a_comment_stays_with_the_words_it_was_written_on_and_never_goes_to_others(cast: Cast) -> None:
    scene = open_for_comment(cast)
    second = SOURCE.split("\n\n")[1]
    for on, body in (("b1", "on the first"), ("b2", "on the second"), ("field:action", "on the action")):
        scene.comment(on, body=body)
    scene.comment("", body="on the whole")
    edited = second.replace("first", "last")
    scene.write(f"New.\n\n{edited}", fields={"title": FIELDS["title"], "action": "should wait"})
    assert placed(scene) == {
        "on the first": (How.GONE, "Four towns own one dredge."),
        "on the second": (How.CHANGED, second),
        "on the action": (How.GONE, FIELDS["action"]),
        "on the whole": (How.SAME, ""),
    }
    assert set(scene.record().comments) == {"b2", ""}
    assert {placement for placement, _ in placed(scene, number=1).values()} == {How.SAME}


def test_a_comment_goes_with_its_block_when_that_moves(cast: Cast) -> None:
    scene = open_for_comment(cast)
    scene.comment("b2", body="moved with it")
    scene.write("\n\n".join(reversed(SOURCE.split("\n\n"))))
    assert placed(scene) == {"moved with it": (How.SAME, "")}


def test_words_that_were_changed_little_by_little_into_others_are_gone(cast: Cast) -> None:
    scene = open_for_comment(cast)
    words = SOURCE.split("\n\n")[1].split()
    scene.comment("b2", body="here")
    for start in range(0, len(words), 3):
        words[start : start + 3] = ["quite", "other", "words"]
        scene.write(SOURCE.split("\n\n")[0] + "\n\n" + " ".join(words))
    record = scene.record()
    assert record.version is not None
    assert record.version.blocks[1].key == "b2"
    assert [one.comment.body for one in record.gone] == ["here"]


def test_a_later_comment_is_placed_on_an_earlier_version_too(cast: Cast) -> None:
    scene = open_for_comment(cast)
    scene.write(SOURCE + "\n\nA third paragraph.")
    scene.comment("b3", body="on what is new", version=2)
    assert placed(scene, number=1) == {"on what is new": (How.GONE, "A third paragraph.")}


def test_comments_stand_in_the_order_of_writing_with_replies_and_answer(cast: Cast) -> None:
    scene = open_for_comment(cast)
    first = scene.comment(body="first")
    scene.comment(body="second", by="cora")
    scene.reply(first)
    scene.dispose(first)
    record = scene.record()
    one, two = record.comments["b1"]
    assert [one.comment.body, two.comment.body] == ["first", "second"]
    assert [reply.body for reply in one.comment.replies] == ["The harbor master?"]
    assert (one.is_open, two.is_open) == (False, True)


def test_what_is_printed_is_that_of_the_version_asked_for(cast: Cast) -> None:
    scene = open_for_comment(cast)
    first = scene.record().version
    scene.write("Other words.")
    with cast.database.read() as session:
        actor = cast.actor("olive")
        text = queries.text_of(session, actor, "motion", "dredge")
        old, new = queries.printed(session, actor, text.id, 1), queries.printed(session, actor, text.id)
    assert first is not None
    assert (old.number, old.source, old.fields, old.sha256) == (1, SOURCE, FIELDS, first.sha256)
    assert [note["key"] for note in old.cited] == ["survey"]
    assert [key for key, _ in old.blocks] == ["b1", "b2"]
    assert (new.number, new.source) == (2, "Other words.")


def test_strangers_find_nothing_and_nobody_finds_what_is_not_there(cast: Cast) -> None:
    scene = open_for_comment(cast)
    comment = scene.comment()
    text = scene.record().text
    with cast.database.read() as session:
        for read in (
            lambda actor: queries.text(session, actor, scene.public_id),
            lambda actor: queries.text_of(session, actor, "motion", "dredge"),
            lambda actor: queries.printed(session, actor, text.id),
            lambda actor: queries.comment(session, actor, comment.public_id),
        ):
            read(cast.actor("olive"))
            with pytest.raises(NotFound):
                read(cast.actor("stig"))
        with pytest.raises(NotFound):
            queries.version(session, text, 2)
        with pytest.raises(NotFound):
            queries.printed(session, cast.actor("olive"), text.id, 2)


def test_only_current_versions_cite(cast: Cast) -> None:
    scene = Scene(cast).begin()
    with cast.database.write() as session:
        sources.add_source(session, cast.actor("nia"), key="act", kind="bill", title="An Act")
    scene.write(fields={"title": "One [@act]"})
    assert labels(cast) == {"act": ["One dredge"], "survey": ["One dredge"]}
    scene.write("Nothing cited.", fields={})
    assert labels(cast) == {}


def labels(cast: Cast) -> dict[str, list[str]]:
    """The labels of the texts that cite each source."""
    with cast.database.read() as session:
        found = queries.citing(session, cast.actor("olive"))
    return {key: [text.label for text in texts] for key, texts in found.items()}
