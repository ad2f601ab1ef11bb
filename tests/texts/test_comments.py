"""Comments: made, replied to, answered once."""

import pytest
from sqlalchemy import select

from taskforce.core.errors import NotAllowed, NotFound, Refused, WrongState
from taskforce.core.events import Event
from taskforce.texts import queries
from taskforce.texts.models import Comment
from taskforce.texts.states import Verdict
from tests.people import Cast
from tests.texts.scenes import EDITED, open_for_comment


def found(cast: Cast, comment: Comment) -> Comment:
    """The comment as it stands in the database."""
    with cast.database.read() as session:
        return queries.comment(session, cast.actor("olive"), comment.public_id)


def test_everyone_but_observers_comments_on_a_block_a_field_or_the_whole(cast: Cast) -> None:
    scene = open_for_comment(cast)
    for name in ("farida", "cora", "mateo"):
        for on in ("b2", "field:action", ""):
            made = found(cast, scene.comment(on, by=name))
            assert (made.on, made.by_name, made.version.number) == (on, cast.actor(name).name, 1)


def test_observers_and_strangers_write_no_comment(cast: Cast) -> None:
    scene = open_for_comment(cast)
    comment = scene.comment()
    for name, refusal in (("olive", NotAllowed), ("stig", NotFound)):
        with pytest.raises(NotAllowed):
            scene.comment(by=name)
        with pytest.raises(refusal):
            scene.reply(comment, by=name)


def test_a_place_that_is_not_in_the_version_is_refused(cast: Cast) -> None:
    scene = open_for_comment(cast)
    for on in ("b3", "b", "field:colour", "field:", "title", "B1", "\0"):
        with pytest.raises(Refused, match=r"There is no such place in version 1\."):
            scene.comment(on)


def test_a_version_that_does_not_exist_is_refused(cast: Cast) -> None:
    scene = open_for_comment(cast)
    for number in (0, 2, -1):
        with pytest.raises(Refused) as caught:
            scene.comment(version=number)
        assert caught.value.field == "version"


def test_a_comment_on_a_version_just_replaced_is_kept_where_it_was_meant(cast: Cast) -> None:
    scene = open_for_comment(cast)
    scene.write(EDITED)
    made = found(cast, scene.comment("b2", version=1))
    assert made.version.number == 1


def test_a_comment_needs_words_and_a_known_kind(cast: Cast) -> None:
    scene = open_for_comment(cast)
    for body, kind, field in (
        (" \n", "question", "body"),
        ("a\0", "question", "body"),
        ("Why?", "loud", "kind"),
    ):
        with pytest.raises(Refused) as caught:
            scene.comment(body=body, kind=kind)
        assert caught.value.field == field


def test_no_comment_before_comments_are_open_or_after_they_are_closed(cast: Cast) -> None:
    scene = open_for_comment(cast)
    scene.do("close_comments")
    with pytest.raises(WrongState):
        scene.comment()


def test_replies_stand_in_order_and_can_be_written_until_the_text_is_frozen(cast: Cast) -> None:
    scene = open_for_comment(cast)
    comment = scene.comment()
    scene.do("close_comments")
    scene.reply(comment, "First.")
    scene.reply(comment, "Second.", by="farida")
    scene.do("freeze")
    with pytest.raises(WrongState):
        scene.reply(comment, "Third.")
    assert [reply.body for reply in found(cast, comment).replies] == ["First.", "Second."]


def test_a_reply_needs_words(cast: Cast) -> None:
    scene = open_for_comment(cast)
    with pytest.raises(Refused):
        scene.reply(scene.comment(), " ")


def test_only_accepted_needs_no_reason(cast: Cast) -> None:
    scene = open_for_comment(cast)
    scene.dispose(scene.comment(), "accepted")
    for verdict in set(Verdict) - {Verdict.ACCEPTED}:
        comment = scene.comment()
        with pytest.raises(Refused) as caught:
            scene.dispose(comment, verdict, "  ")
        assert caught.value.field == "reason"
        assert found(cast, comment).disposition is None


def test_an_answer_says_who_and_why_and_is_given_once(cast: Cast) -> None:
    scene = open_for_comment(cast)
    comment = scene.comment()
    scene.dispose(comment, "rejected", "The towns settle that.")
    answer = found(cast, comment).disposition
    assert answer is not None
    assert (answer.verdict, answer.reason, answer.by_name) == (
        "rejected",
        "The towns settle that.",
        "Farida Okonjo",
    )
    with pytest.raises(WrongState):
        scene.dispose(comment, "accepted")


def test_only_the_facilitator_answers(cast: Cast) -> None:
    scene = open_for_comment(cast)
    comment = scene.comment()
    for name in ("cora", "mateo", "olive", "stig"):
        with pytest.raises(NotAllowed):
            scene.dispose(comment, by=name)


def test_the_facilitator_answers_also_after_the_freeze_and_their_own_comment(cast: Cast) -> None:
    scene = open_for_comment(cast)
    comment = scene.comment(by="farida")
    scene.do("freeze")
    scene.dispose(comment)
    assert found(cast, comment).disposition is not None


def test_a_duplicate_names_the_comment_that_said_it_first(cast: Cast) -> None:
    scene = open_for_comment(cast)
    first, second, third = scene.comment(), scene.comment(), scene.comment()
    elsewhere = open_for_comment(cast, "another").comment()
    for other in (None, second, elsewhere):
        with pytest.raises(Refused) as caught:
            scene.dispose(second, "duplicate", "Said before.", duplicate_of=other)
        assert caught.value.field == "duplicate_of"
    scene.dispose(second, "duplicate", "Said before.", duplicate_of=first)
    repeated = found(cast, second).duplicate_of
    assert repeated is not None
    assert repeated.public_id == first.public_id
    with pytest.raises(Refused):
        scene.dispose(third, "duplicate", "Said before.", duplicate_of=second)


def test_an_unknown_answer_is_refused(cast: Cast) -> None:
    scene = open_for_comment(cast)
    with pytest.raises(Refused) as caught:
        scene.dispose(scene.comment(), "perhaps", "Hm.")
    assert caught.value.field == "disposition"


def test_each_act_on_a_comment_is_an_event_of_that_comment(cast: Cast) -> None:
    scene = open_for_comment(cast)
    comment = scene.comment(kind="critical")
    scene.reply(comment)
    scene.dispose(comment)
    with cast.database.read() as session:
        events = session.scalars(
            select(Event).where(Event.subject_id == comment.public_id).order_by(Event.id)
        ).all()
    assert [(event.kind, event.by_name) for event in events] == [
        ("comment.made", "Mateo de la Cruz"),
        ("comment.replied", "Nia O’Hara"),
        ("comment.disposed", "Farida Okonjo"),
    ]
    assert events[0].facts["weight"] == "critical"
