"""Who is told what, and that each letter goes out once."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from taskforce.config import Settings
from taskforce.core import clock, jobs, mail
from taskforce.core.errors import NotAllowed, Refused, WrongState
from taskforce.members import queries as people
from taskforce.notices import actions, queries
from taskforce.notices.models import Reminder
from taskforce.web import waiting
from tests.notices.scenes import letters, plain, told, work
from tests.people import Cast
from tests.voting.scenes import BEFORE, OPENED, open_round, vote

MORNING = datetime(2026, 5, 16, 12, 30, tzinfo=UTC)  # 08:30 in New York, the day before the vote closes


def nudge(cast: Cast, whom: str, now: datetime = BEFORE, by: str = "farida") -> None:
    with clock.at(now), cast.database.write() as session:
        actor = cast.actor(by)
        person = people.person(session, actor, cast.actor(whom).public_id)
        things = waiting.of_everybody(session, actor.task_force_id, "UTC").get(person.id, [])
        actions.nudge(session, actor, person, things, base_url="https://example.org", secret_key="k" * 32)


def choose(cast: Cast, name: str, hour: int = 8, **ways: str) -> None:
    with cast.database.write() as session:
        actions.choose_notices(session, cast.actor(name), hour=hour, ways=ways)


def test_a_vote_that_opens_is_told_to_its_electorate_and_not_to_whoever_opened_it(cast: Cast) -> None:
    open_round(cast)
    assert told(cast, "mateo") == ["The vote on Own a dredge together is open"]
    assert (told(cast, "farida"), told(cast, "olive"), told(cast, "sunniva")) == ([], [], [])


def test_a_position_is_told_to_nobody(cast: Cast) -> None:
    round_ = open_round(cast)
    before = {name: told(cast, name) for name in ("farida", "cora", "nia")}
    vote(cast, "mateo", round_, "no", reason="Zanzibarisms.")
    assert {name: told(cast, name) for name in before} == before


def test_an_open_vote_is_mailed_after_a_pause_in_which_others_join_it(cast: Cast, settings: Settings) -> None:
    open_round(cast)
    work(cast, settings, OPENED + timedelta(minutes=1))
    assert letters(settings) == []
    work(cast, settings, OPENED + timedelta(minutes=3))
    (letter,) = letters(settings, "mateo")
    assert letter["Subject"] == "The vote on “Own a dredge together” is open · Task Force on Rivers"
    assert "/t/rivers/votes/" in plain(letter)
    assert letter.get_body(("html",)) is not None
    work(cast, settings, OPENED + timedelta(minutes=30))
    assert len(letters(settings, "mateo")) == 1


def test_who_wants_it_in_the_morning_gets_it_at_their_hour(cast: Cast, settings: Settings) -> None:
    choose(cast, "nia", hour=7, vote_opened="daily", reminder="off")
    choose(cast, "mateo", vote_opened="off", reminder="off")
    open_round(cast)
    work(cast, settings, OPENED + timedelta(minutes=10))
    assert letters(settings, "nia") == []
    work(cast, settings, datetime(2026, 5, 13, 11, 1, tzinfo=UTC))  # 07:01 in New York
    assert len(letters(settings, "nia")) == 1
    assert letters(settings, "mateo") == []


def test_what_is_due_by_tomorrow_is_called_to_mind_once_a_day(cast: Cast, settings: Settings) -> None:
    open_round(cast)
    work(cast, settings, OPENED + timedelta(minutes=5))
    for minutes in (0, 15, 30):
        work(cast, settings, MORNING + timedelta(minutes=minutes))
    first, second = letters(settings, "nia")
    assert "Waits for you" in plain(second)
    assert "Waits for you" not in plain(first)
    assert "by Sun 17 May 2026, 17:00 EDT" in plain(second)


def test_who_has_voted_is_not_reminded(cast: Cast, settings: Settings) -> None:
    round_ = open_round(cast)
    vote(cast, "nia", round_, "yes", now=OPENED + timedelta(minutes=1))
    work(cast, settings, OPENED + timedelta(minutes=5))
    work(cast, settings, MORNING)
    assert len(letters(settings, "nia")) == 1


def test_a_nudge_goes_out_once_a_day_and_the_second_says_when_the_first_did(
    cast: Cast, settings: Settings
) -> None:
    open_round(cast)
    nudge(cast, "nia")
    with pytest.raises(WrongState, match="was reminded today, Sun 17 May 2026, 16:00 EDT"):
        nudge(cast, "nia", BEFORE + timedelta(minutes=20))
    work(cast, settings, BEFORE)
    asked = [one for one in letters(settings, "nia") if "Farida Okonjo asks" in plain(one)]
    assert len(asked) == 1
    assert "Vote on “Own a dredge together”" in plain(asked[0])


def test_a_nudge_in_the_morning_takes_the_place_of_the_reminder(cast: Cast, settings: Settings) -> None:
    open_round(cast)
    work(cast, settings, OPENED + timedelta(minutes=5))
    nudge(cast, "nia", MORNING)
    work(cast, settings, MORNING + timedelta(minutes=15))
    assert len(letters(settings, "nia")) == 2  # the vote that opened, and the nudge


def test_the_database_itself_holds_a_second_reminder_of_the_day_back(cast: Cast) -> None:
    actor = cast.actor("nia")
    row = {"task_force_id": actor.task_force_id, "person_id": actor.person_id, "by_name": "", "things": 1}
    with pytest.raises(IntegrityError), cast.database.write() as session:
        session.add_all([Reminder(**row, day=BEFORE.date(), sent_at=BEFORE) for _ in range(2)])


def test_only_the_facilitator_nudges_and_only_people_of_their_own(cast: Cast) -> None:
    open_round(cast)
    with pytest.raises(NotAllowed):
        nudge(cast, "nia", by="cora")


def test_nobody_is_nudged_for_whom_nothing_waits(cast: Cast) -> None:
    with pytest.raises(WrongState, match="Nothing waits for Olive Brandt"):
        nudge(cast, "olive")


def test_a_way_that_is_none_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused):
        choose(cast, "nia", vote_opened="by_pigeon")
    with pytest.raises(Refused):
        choose(cast, "nia", meeting="at_once")
    with pytest.raises(Refused):
        choose(cast, "nia", hour=24)


def test_a_worker_that_dies_between_two_letters_goes_on_and_writes_nobody_twice(
    cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_round(cast)
    sent: list[str] = []
    send = mail.send

    def dying(session, name, *rest, **more):  # type: ignore[no-untyped-def]
        if len(sent) == 2:
            raise ZeroDivisionError
        sent.append(name)
        return send(session, name, *rest, **more)

    with monkeypatch.context() as now_dying, pytest.raises(ZeroDivisionError):
        now_dying.setattr(mail, "send", dying)
        work(cast, settings, OPENED + timedelta(minutes=3))
    work(cast, settings, OPENED + timedelta(minutes=10))
    assert sorted(str(one["To"]) for one in letters(settings)) == sorted(
        {str(one["To"]) for one in letters(settings)}
    )
    assert len(letters(settings)) == 4


def test_a_stopped_kind_is_not_mailed_and_still_told(cast: Cast, settings: Settings) -> None:
    with cast.database.write() as session:
        person = queries.person(session, cast.actor("nia").public_id)
        assert person is not None
        actions.stop_kind(session, person, "vote_opened")
    open_round(cast)
    work(cast, settings, OPENED + timedelta(minutes=3))
    assert letters(settings, "nia") == []
    assert told(cast, "nia") == ["The vote on Own a dredge together is open"]


def test_asking_for_letters_twice_asks_once(cast: Cast) -> None:
    open_round(cast)
    with clock.at(OPENED), cast.database.read() as session:
        assert jobs.count_waiting(session, actions.SEND) == 1
