"""What each slice says that waits, and for whom."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from taskforce.core import clock
from taskforce.core.actor import DELEGATE, Actor
from taskforce.recommendations import queries
from taskforce.recommendations.states import State
from taskforce.texts import actions as texts
from taskforce.web import waiting
from tests.meetings import scenes as meetings
from tests.members.test_actions_approvals import ask
from tests.people import Cast
from tests.recommendations import scenes as board
from tests.voting.scenes import BEFORE, OPENED, open_round, vote

AFTER = board.NOW + timedelta(hours=1)


@pytest.fixture(autouse=True)
def themes(cast: Cast) -> None:
    """Recommendations stand under the themes of the charter."""
    board.set_themes(cast)


def waits(cast: Cast, name: str, now: Any = AFTER) -> list[str]:
    """What waits for one of the cast, as sentences in order."""
    with clock.at(now), cast.database.read() as session:
        return [one.sentence for one in waiting.of_person(session, cast.actor(name), "America/New_York")]


def everybody(cast: Cast, now: Any = AFTER) -> dict[str, list[str]]:
    """What waits for everybody, by the name of each of the cast."""
    names = {
        cast.actor(name).person_id: name for name in ("farida", "cora", "mateo", "nia", "tomas", "olive")
    }
    with clock.at(now), cast.database.read() as session:
        home = cast.actor("farida").task_force_id
        whole = waiting.of_everybody(session, home, "America/New_York")
    return {
        names[person_id]: [one.sentence for one in many] for person_id, many in whole.items() if person_id
    }


def test_a_text_open_for_comment_waits_for_those_who_have_said_nothing(cast: Cast) -> None:
    made = board.propose(cast, state=State.OPEN_FOR_COMMENT)
    title = made.fields.title
    assert waits(cast, "nia") == [f"Comment on “{title}”"]
    board.comment(cast, made)
    assert waits(cast, "nia") == []
    assert waits(cast, "tomas") == [f"Comment on “{title}”"]
    assert waits(cast, "olive") == []


def test_what_staff_said_for_their_principal_is_said(cast: Cast) -> None:
    made = board.propose(cast, state=State.OPEN_FOR_COMMENT)
    nia, olive = cast.actor("nia"), cast.actor("olive")
    scopes = frozenset({"read", "comment"})
    hand = replace(
        olive, roles=frozenset({DELEGATE}), principal_id=nia.person_id, name="Olive for Nia", scopes=scopes
    )
    with clock.at(board.NOW), cast.database.write() as session:
        text = queries.recommendation(session, nia, made.public_id).text
        texts.comment(session, hand, text, version=text.number, on="", kind="question", body="Who pays?")
    assert waits(cast, "nia") == []
    assert len(waits(cast, "tomas")) == 1


def test_comments_wait_for_the_facilitator_the_critical_ones_first(cast: Cast) -> None:
    made = board.propose(cast, state=State.OPEN_FOR_COMMENT)
    critical = board.comment(cast, made)
    board.comment(cast, made, by="tomas", kind="question")
    title = made.fields.title
    assert waits(cast, "farida") == [
        f"Answer a critical comment on “{title}”",
        f"Answer a comment on “{title}”",
    ]
    board.dispose(cast, critical)
    assert waits(cast, "farida") == [f"Answer a comment on “{title}”"]


def test_what_is_closed_for_comments_waits_to_be_put_to_the_vote_unless_it_is_blocked(cast: Cast) -> None:
    free = board.propose(cast, state=State.COMMENTS_CLOSED)
    assert waits(cast, "farida") == [f"Put “{free.fields.title}” to the vote"]
    board.put_to_vote(cast, free)
    assert waits(cast, "farida") == []


def test_a_proposal_waits_for_those_who_steer(cast: Cast) -> None:
    board.propose(cast)
    assert [len(waits(cast, name)) for name in ("farida", "cora", "mateo")] == [1, 1, 0]


def test_minutes_wait_for_the_facilitator_and_then_for_the_chair(cast: Cast) -> None:
    meeting = meetings.call(cast, items=1)
    meetings.hold(cast, meeting)
    now = meetings.AFTER + timedelta(hours=1)
    assert waits(cast, "farida", now) == [f"Write and circulate the minutes of “{meeting.title}”"]
    assert waits(cast, "cora", now) == []


def test_an_action_waits_for_its_owner_until_it_is_done(cast: Cast) -> None:
    meeting = meetings.call(cast, items=1)
    action = meetings.assign(cast, meeting, "mateo")
    now = meetings.AFTER
    assert [one for one in waits(cast, "mateo", now) if action.words in one] != []
    assert [one for one in waits(cast, "nia", now) if action.words in one] == []
    meetings.complete(cast, action, "mateo")
    assert [one for one in waits(cast, "mateo", now) if action.words in one] == []


def test_how_somebody_is_printed_waits_for_their_word_as_one_thing(cast: Cast) -> None:
    ask(cast, "mateo")
    assert waits(cast, "mateo") == ["Approve “how you are printed”"]


def test_one_person_and_everybody_are_told_the_same(cast: Cast) -> None:
    round_ = open_round(cast)
    vote(cast, "mateo", round_, "yes", now=BEFORE)
    board.propose(cast, state=State.OPEN_FOR_COMMENT)
    now = BEFORE
    whole = everybody(cast, now)
    for name in ("farida", "cora", "mateo", "nia", "tomas", "olive"):
        assert whole.get(name, []) == waits(cast, name, now)


@pytest.mark.parametrize(
    ("scopes", "count"),
    [
        ({"read"}, 0),
        ({"read", "comment"}, 1),
        ({"read", "vote"}, 1),
        ({"read", "comment", "prepare_vote"}, 2),
    ],
)
def test_a_delegate_sees_what_waits_for_the_principal_as_far_as_it_was_lent(
    cast: Cast, scopes: set[str], count: int
) -> None:
    open_round(cast)
    board.propose(cast, state=State.OPEN_FOR_COMMENT)
    nia = cast.actor("nia")
    dana = Actor(
        999, "dana", "Dana for Nia", nia.task_force_id, frozenset({DELEGATE}), nia.person_id, nia.public_id,
        frozenset(scopes),
    )  # fmt: skip
    with clock.at(BEFORE), cast.database.read() as session:
        assert len(waiting.of_person(session, dana, "UTC")) == count
        assert waiting.counts(session, dana).total() == count


def test_nothing_of_another_task_force_waits_for_anybody(cast: Cast) -> None:
    open_round(cast)
    board.propose(cast, state=State.COMMENTS_CLOSED)
    assert waits(cast, "stig", BEFORE) == waits(cast, "sunniva", BEFORE) == []


def test_urgent_things_come_first_then_what_is_due_first(cast: Cast) -> None:
    late = OPENED + timedelta(days=20)
    open_round(cast, closes_at=late)
    board.propose(cast, state=State.OPEN_FOR_COMMENT)
    assert [one.split(" ")[0] for one in waits(cast, "nia", BEFORE)] == ["Vote", "Comment"]


@pytest.mark.parametrize("name", ["farida", "nia"])
def test_the_page_takes_ten_statements_at_most_whatever_waits_for_whomever(cast: Cast, name: str) -> None:
    with clock.at(AFTER):
        board.propose(cast, state=State.COMMENTS_CLOSED)
        cast.get(name, "today")
        with board.counted(cast.database) as few:
            cast.get(name, "today")
        for _ in range(3):
            board.propose(cast, state=State.OPEN_FOR_COMMENT)
        with board.counted(cast.database) as many:
            cast.get(name, "today")
    assert len(many) <= 10, "\n\n".join(many)
    assert len(many) <= len(few) + 1  # what the titles of changes are, once there are changes


@pytest.mark.sqlite
def test_sqlite_reads_the_statement_of_what_waits_once(cast: Cast) -> None:
    """A value handed over and compared with the column of a partial index would make it read anew at each asking."""
    read: list[object] = []

    def watch(*what: object) -> int:
        read.append(what)
        return 0

    with cast.database.read() as session:
        plain: Any = session.connection().connection.dbapi_connection
        plain.set_authorizer(watch)
        actor = cast.actor("farida")
        for ask in (waiting.counts, lambda session, actor: waiting.of_person(session, actor, "UTC")):
            ask(session, actor)
            first = len(read)
            ask(session, actor)
            assert 0 < first == len(read), "spell out the word: see waiting.spelled"
            read.clear()
        plain.set_authorizer(None)
