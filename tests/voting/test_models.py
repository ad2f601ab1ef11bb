"""What the database itself refuses, whoever writes to it by whatever tool."""

from collections.abc import Iterable
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from taskforce.core import triggers
from taskforce.voting.models import Round
from tests.people import Cast
from tests.voting.scenes import BEFORE, HOUR, close, open_round, vote

FROZEN = {
    "matter_text": "'{}'",
    "matter_sha256": "'0'",
    "matter_id": "'0'",
    "matter_label": "'another'",
    "question": "'Shall we?'",
    "rule": "'{}'",
    "electorate_size": "5",
    "electorate_sha256": "'0'",
    "sha256": "'0'",
    "opened_by_name": "'Somebody'",
    "zone": "'Europe/Oslo'",
    "public_id": "'0'",
}


def refused(cast: Cast, statement: str, **values: object) -> bool:
    """Whether the database refuses the statement with a word of ours."""
    try:
        with cast.database.write() as session:
            session.execute(text(statement), values)
    except DBAPIError as error:
        return any(trigger.words in str(error.orig) for trigger in triggers._triggers.values())
    return False


@pytest.fixture
def opened(cast: Cast) -> Round:
    """An open round in which Cora and Mateo have voted."""
    round_ = open_round(cast)
    vote(cast, "cora", round_, "yes", key="k1")
    vote(cast, "mateo", round_, "no", key="k2")
    return round_


def not_refused(cast: Cast, statements: Iterable[str]) -> list[str]:
    """Those of the statements that the database does; it should be none."""
    return [statement for statement in statements if not refused(cast, statement)]


def test_what_was_frozen_at_the_opening_never_changes_not_even_with_the_close(
    cast: Cast, opened: Round
) -> None:
    changes = [f"{column} = {value}" for column, value in FROZEN.items()]
    closing = "UPDATE round SET state = 'closed', outcome = 'adopted', closed_at = closes_at, "
    assert not_refused(cast, [f"UPDATE round SET {change}" for change in changes]) == []  # noqa: S608
    assert not_refused(cast, [closing + change for change in changes]) == []


@pytest.mark.parametrize("column", ["closes_at", "opened_at"])
def test_the_hour_of_a_round_is_not_moved(cast: Cast, opened: Round, column: str) -> None:
    with pytest.raises(DBAPIError), cast.database.write() as session:
        setattr(session.get_one(Round, opened.id), column, HOUR + timedelta(days=1))


def test_nothing_of_an_open_round_is_deleted_or_given_to_another(cast: Cast, opened: Round) -> None:
    statements = [
        "UPDATE round SET sentence = 'Adopted by all.'",
        "DELETE FROM round",
        "DELETE FROM position",
        "UPDATE position SET person_id = (SELECT max(person_id) FROM seat)",
        "UPDATE seat SET level = 'federal'",
        "DELETE FROM seat",
    ]
    assert not_refused(cast, statements) == []


def test_nothing_of_a_closed_round_changes_or_goes(cast: Cast, opened: Round) -> None:
    close(cast, opened)
    statements = [
        "UPDATE round SET state = 'open'",
        "UPDATE round SET state = 'open', outcome = NULL, closed_at = NULL",
        "UPDATE round SET outcome = 'adopted'",
        "UPDATE round SET sentence = 'Adopted by all.'",
        "UPDATE round SET counts = '{}'",
        "DELETE FROM round",
        "UPDATE position SET choice = 'yes'",
        "UPDATE position SET reason = 'I was asked to.'",
        "DELETE FROM position",
        "UPDATE seat SET printed_name = 'Somebody'",
        "DELETE FROM seat",
    ]
    assert not_refused(cast, statements) == []


INSERT = (
    "INSERT INTO position (public_id, task_force_id, round_id, person_id, choice, reason, cast_at, key, receipt) "
    "SELECT 'planted000000', task_force_id, round_id, person_id, 'yes', '', {moment}, 'k9', '0' FROM {table} "
    "WHERE round_id = :round AND person_id = (SELECT id FROM person WHERE key = :who)"
)


def test_no_position_is_planted_into_a_closed_round(cast: Cast, opened: Round) -> None:
    close(cast, opened)
    moment = "(SELECT opened_at FROM round)"
    assert refused(cast, INSERT.format(table="seat", moment=moment), round=opened.id, who="nia")


def test_no_position_of_after_the_hour_is_planted_into_an_open_round(cast: Cast, opened: Round) -> None:
    moment = "(SELECT closes_at FROM round)"
    assert refused(cast, INSERT.format(table="seat", moment=moment), round=opened.id, who="nia")


def test_no_position_is_planted_for_who_is_not_in_the_electorate(cast: Cast, opened: Round) -> None:
    statement = (
        "INSERT INTO position (public_id, task_force_id, round_id, person_id, choice, reason, cast_at, key, receipt) "
        "SELECT 'planted000000', task_force_id, :round, id, 'yes', '', (SELECT opened_at FROM round), 'k9', '0' "
        "FROM person WHERE key = 'olive'"
    )
    with pytest.raises(DBAPIError), cast.database.write() as session:
        session.execute(text(statement), {"round": opened.id})


def test_nobody_is_added_to_the_electorate_even_before_the_first_vote(cast: Cast) -> None:
    round_ = open_round(cast)
    statement = (
        "INSERT INTO seat (public_id, task_force_id, round_id, person_id, person_public_id, place, printed_name, "
        "printed_title, given, family, level) SELECT 'planted000000', task_force_id, :round, id, public_id, 99, "
        "printed_name, '', '', '', level FROM person WHERE key = 'olive'"
    )
    assert refused(cast, statement, round=round_.id)


def test_a_round_is_not_written_in_closed(cast: Cast, opened: Round) -> None:
    columns = [
        column.name for column in Round.__table__.columns if column.name not in ("id", "public_id", "state")
    ]
    names = ", ".join(columns)
    statement = (
        f"INSERT INTO round (public_id, state, {names}) SELECT 'planted000000', 'closed', {names} FROM round"  # noqa: S608
    )
    assert refused(cast, statement)


def test_a_person_who_voted_is_not_deleted(cast: Cast, opened: Round) -> None:
    with pytest.raises(DBAPIError), cast.database.write() as session:
        session.execute(text("DELETE FROM role"))
        session.execute(text("DELETE FROM person WHERE key = 'cora'"))


def test_a_key_is_in_one_round_once(cast: Cast, opened: Round) -> None:
    with pytest.raises(DBAPIError), cast.database.write() as session:
        session.execute(text("UPDATE position SET key = 'k1'"))


def test_while_it_is_open_a_position_still_changes(cast: Cast, opened: Round) -> None:
    assert vote(cast, "mateo", opened, "yes", now=BEFORE).choice == "yes"


def test_a_database_of_sqlite_refuses_to_write_a_closed_round_over(cast: Cast, opened: Round) -> None:
    if not cast.database.is_sqlite:
        return  # PostgreSQL has no REPLACE
    close(cast, opened)
    columns = ", ".join(column.name for column in Round.__table__.columns if column.name != "state")
    statement = f"INSERT OR REPLACE INTO round (state, {columns}) SELECT 'open', {columns} FROM round"  # noqa: S608
    assert refused(cast, statement)
