"""Who reads a comment: everybody, those who steer, one office, or nobody but whoever wrote it."""

import pytest
from sqlalchemy import select

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound, Refused
from taskforce.core.events import Event
from taskforce.members import queries as people
from taskforce.notices.models import Notice
from taskforce.texts import queries
from taskforce.texts.models import Mention
from tests.people import Cast
from tests.texts.scenes import Scene, open_for_comment

READS = {
    "all": ["farida", "cora", "mateo", "nia", "olive"],
    "co_chairs": ["farida", "cora", "mateo"],
    "office": ["mateo", "dana for mateo"],
    "private": ["mateo"],
}
EVERYBODY = ["farida", "cora", "mateo", "nia", "olive", "dana for mateo"]


def reader(cast: Cast, name: str) -> Actor:
    """The person as an actor; "dana for mateo" in his name."""
    if " for " not in name:
        return cast.actor(name)
    with cast.database.read() as session:
        return people.acting_for(session, cast.actor("dana"), cast.actor("mateo").public_id)


def read_by(cast: Cast, scene: Scene, public_id: str) -> list[str]:
    """Who finds the comment: in the record, counted, listed or by its name. All of them agree."""
    found = []
    for name in EVERYBODY:
        actor = reader(cast, name)
        with cast.database.read() as session:
            text = queries.text(session, actor, scene.public_id)
            record = queries.record(session, actor, text)
            ways = {
                bool(record.all_comments),
                bool(record.said),
                bool(queries.comments(session, actor, text)),
            }
            try:
                ways.add(queries.comment(session, actor, public_id).public_id == public_id)
            except NotFound:
                ways.add(False)
        assert len(ways) == 1, name
        found += [name] * ways.pop()
    return found


@pytest.mark.parametrize("audience", READS)
def test_a_comment_is_read_by_its_audience_alone(cast: Cast, audience: str) -> None:
    scene = open_for_comment(cast)
    made = scene.comment(audience=audience, by="mateo")
    expected = READS[audience] + (["dana for mateo"] if audience in ("all", "co_chairs") else [])
    assert read_by(cast, scene, made.public_id) == [name for name in EVERYBODY if name in expected]


def test_nobody_is_told_of_a_note_who_may_not_read_it(cast: Cast) -> None:
    scene = open_for_comment(cast)
    for audience in ("co_chairs", "office", "private"):
        scene.reply(scene.comment(audience=audience, by="mateo"), by="mateo")
    with cast.database.read() as session:
        kinds = set(session.scalars(select(Event.kind)))
        told = set(session.scalars(select(Notice.person_id)))
    assert not kinds & {"comment.made", "comment.replied"}
    assert not told & {cast.actor(name).person_id for name in ("farida", "cora", "nia", "olive")}


def test_the_facilitator_answers_what_is_for_the_co_chairs_and_never_sees_the_notes_of_an_office(
    cast: Cast,
) -> None:
    scene = open_for_comment(cast)
    scene.dispose(scene.comment(audience="co_chairs", by="mateo"))
    with pytest.raises(NotFound):
        scene.dispose(scene.comment(audience="office", by="mateo"))


def test_whoever_is_named_is_told_and_one_who_may_not_read_it_is_not_named(cast: Cast) -> None:
    scene = open_for_comment(cast)
    scene.comment(body="Ask @Nia O’Hara, and @cora van der Berg.", by="mateo")
    with cast.database.read() as session:
        told = set(session.scalars(select(Mention.person_id)))
    assert told == {cast.actor("nia").person_id, cast.actor("cora").person_id}
    with pytest.raises(Refused, match="Nia O’Hara cannot read this") as caught:
        scene.comment(body="@Nia O’Hara?", by="mateo", audience="co_chairs")
    assert caught.value.field == "body"
