"""What the database itself keeps: the record of texts is only added to."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from taskforce.texts.models import Comment, Text, TextVersion
from tests.people import Cast
from tests.texts.scenes import open_for_comment

REFUSED = [
    "UPDATE text_version SET note = 'other'",
    "UPDATE text_version SET sha256 = 'other'",
    "UPDATE block SET source = 'other'",
    "UPDATE comment SET body = 'other'",
    "UPDATE reply SET body = 'other'",
    "UPDATE disposition SET reason = 'other'",
    "DELETE FROM block",
    "DELETE FROM text_version",
    "DELETE FROM reply",
    "DELETE FROM disposition",
    "DELETE FROM comment",
    "DELETE FROM text",
]


@pytest.fixture
def full(cast: Cast) -> Cast:
    """A text with a version, a comment, a reply and an answer."""
    scene = open_for_comment(cast)
    comment = scene.comment()
    scene.reply(comment)
    scene.dispose(comment)
    return cast


def test_what_stands_in_the_record_cannot_be_changed_or_removed(full: Cast) -> None:
    for statement in REFUSED:
        with (
            pytest.raises(DBAPIError, match=r"(?i)only added to|foreign key"),
            full.database.write() as session,
        ):
            session.execute(text(statement))


def test_the_current_version_is_the_one_of_the_number_of_the_text() -> None:
    assert not Text.current.property.uselist
    assert Text.current.property.viewonly


def test_a_version_number_is_given_once(full: Cast) -> None:
    with pytest.raises(IntegrityError), full.database.write() as session:
        old = session.query(TextVersion).one()
        twin = {
            name: getattr(old, name) for name in ("task_force_id", "text_id", "number", "fields", "cited")
        }
        session.add(TextVersion(**twin, sha256="0" * 64, by_name="X", made_at=old.made_at))


def test_a_comment_is_closed_once(full: Cast) -> None:
    with pytest.raises(IntegrityError), full.database.write() as session:
        closed = session.query(Comment).one()
        session.execute(
            text(
                "INSERT INTO disposition (public_id, task_force_id, comment_id, verdict, reason, by_name, made_at) "
                "SELECT 'other', task_force_id, comment_id, verdict, reason, by_name, made_at FROM disposition "
                "WHERE comment_id = :comment"
            ),
            {"comment": closed.id},
        )
