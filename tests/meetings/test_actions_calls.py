"""Calling people by mail, asking again, taking their answers, and telling them what changed."""

import email
import email.policy
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from icalendar import Calendar, Event

from taskforce.config import Settings
from taskforce.core import jobs
from taskforce.core.actor import DELEGATE, Actor
from taskforce.core.errors import NotAllowed, Refused, WrongState
from taskforce.meetings import actions, queries
from taskforce.meetings.assemble import calendar
from taskforce.meetings.models import Invitee, Meeting
from taskforce.members.models import Person
from tests.meetings import scenes
from tests.meetings.scenes import CALLED, ENDS, FACTS, POST, STARTS
from tests.people import Cast, address


def invite(cast: Cast, meeting: Meeting, *, now: datetime = CALLED) -> int:
    def everybody(session: Any, actor: Any, found: Meeting) -> int:
        people = [call.person for call in queries.calls(session, actor, found)]
        return actions.invite_people(session, actor, found, people, post=POST)

    sent: int = scenes.act(cast, everybody, meeting, now=now)
    return sent


def mails(cast: Cast, settings: Settings) -> dict[str, EmailMessage]:
    """The mails since the last look, by address."""
    jobs.run_due(cast.database, settings)
    found = {}
    folder = settings.data / "outbox"
    for file in sorted(folder.iterdir()) if folder.exists() else []:
        message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        assert len(message["To"].addresses) == 1
        assert message["To"].addresses[0].addr_spec not in found
        found[message["To"].addresses[0].addr_spec] = message
        file.unlink()
    return found


def entry(message: EmailMessage) -> tuple[str, Event]:
    """The method and the one entry of the calendar that a mail carries."""
    (file,) = message.iter_attachments()
    calendar = Calendar.from_ical(file.get_content())
    (event,) = calendar.events
    assert isinstance(event["attendee"], str)
    return str(calendar["method"]), event


def words(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def row(cast: Cast, meeting: Meeting, name: str) -> Invitee:
    with cast.database.read() as session:
        found = queries.invitee(session, meeting, scenes.person(cast, name).id)
    assert found is not None
    return found


def test_everybody_who_works_here_is_invited_once_each_in_a_mail_of_their_own(
    cast: Cast, settings: Settings
) -> None:
    meeting = scenes.call(cast, items=1)
    assert invite(cast, meeting) >= 6
    sent = mails(cast, settings)
    assert {address(name) for name in ("farida", "cora", "mateo", "nia", "tomas", "olive")} <= set(sent)
    method, event = entry(sent[address("nia")])
    assert (method, event["attendee"]) == ("REQUEST", f"mailto:{address('nia')}")
    uid = calendar.entry_of(meeting, page="", organizer=None).uid
    assert (event["uid"], event["sequence"]) == (uid, 0)
    assert event["organizer"] == f"mailto:{address('farida')}"
    text = words(sent[address("nia")])
    assert "Thursday 19 May 2022, 14:00 to 16:00 EDT" in text
    assert "Example Hall" in text
    assert f"https://rivers.example/t/rivers/meetings/{meeting.public_id}" in text
    assert "https://rivers.example/do/" in text
    assert "Item 1" not in text
    with pytest.raises(WrongState, match="invitation already"):
        invite(cast, meeting)
    assert mails(cast, settings) == {}


def test_a_meeting_of_the_chairs_concerns_those_who_chair(cast: Cast, settings: Settings) -> None:
    assert invite(cast, scenes.call(cast, kind="co_chairs")) == 2
    assert set(mails(cast, settings)) == {address("farida"), address("cora")}


def test_the_hours_on_the_readers_own_clock_stand_in_their_mail(cast: Cast, settings: Settings) -> None:
    with cast.database.write() as session:
        session.query(Person).filter_by(key="nia").one().zone = "Asia/Tokyo"
        session.query(Person).filter_by(key="tomas").one().zone = "America/Toronto"
    invite(cast, scenes.call(cast))
    sent = mails(cast, settings)
    assert "Where you are: Friday 20 May 2022, 03:00 to 05:00 JST (Asia/Tokyo)" in words(sent[address("nia")])
    assert "Where you are" not in words(sent[address("tomas")])


@pytest.mark.parametrize(
    ("changed", "sequence", "is_told"),
    [
        ({}, 0, False),
        ({"kind": "hearing"}, 0, False),
        ({"title": "Second reading"}, 1, True),
        ({"place": "Upstairs"}, 1, True),
        ({"link": "https://example.org/room"}, 1, True),
        ({"starts_at": STARTS + timedelta(minutes=30)}, 1, True),
        ({"ends_at": ENDS + timedelta(minutes=30), "place": "Upstairs"}, 1, True),
    ],
)
def test_what_calendars_show_raises_the_sequence_and_goes_to_those_who_have_it(
    cast: Cast, settings: Settings, changed: dict[str, Any], sequence: int, is_told: bool
) -> None:
    meeting = scenes.call(cast)
    invite(cast, meeting)
    before = mails(cast, settings)
    scenes.act(
        cast, actions.change_meeting, meeting, now=CALLED, **{**FACTS, **changed, "edition": 1, "post": POST}
    )
    assert scenes.seen(cast, meeting).sequence == sequence
    after = mails(cast, settings)
    assert set(after) == (set(before) if is_told else set())
    if is_told:
        method, event = entry(after[address("nia")])
        assert (method, event["sequence"], event["status"]) == ("REQUEST", 1, "CONFIRMED")
        assert event["uid"] == entry(before[address("nia")])[1]["uid"]
        assert "has another" in words(after[address("nia")])


def test_a_cancelled_meeting_leaves_the_calendars_of_those_who_had_it(cast: Cast, settings: Settings) -> None:
    meeting = scenes.call(cast)
    invite(cast, meeting)
    before = mails(cast, settings)
    scenes.act(cast, actions.cancel_meeting, meeting, now=CALLED, why="The hall burned.", post=POST)
    method, event = entry(mails(cast, settings)[address("nia")])
    assert (method, event["status"], event["sequence"]) == ("CANCEL", "CANCELLED", 1)
    assert event["uid"] == entry(before[address("nia")])[1]["uid"]


def test_nobody_who_was_not_invited_hears_of_a_change(cast: Cast, settings: Settings) -> None:
    meeting = scenes.call(cast)
    scenes.act(cast, actions.cancel_meeting, meeting, now=CALLED, post=POST)
    assert mails(cast, settings) == {}


def answer(cast: Cast, meeting: Meeting, name: str, given: str, **facts: Any) -> None:
    scenes.act(
        cast,
        actions.answer_invitation,
        meeting,
        who=name,
        now=facts.pop("now", CALLED),
        answer=given,
        **facts,
    )


def test_another_hour_asks_again_and_another_place_does_not(cast: Cast) -> None:
    meeting = scenes.call(cast)
    answer(cast, meeting, "nia", "yes")
    there = {**FACTS, "place": "Upstairs", "edition": 1, "post": POST}
    scenes.act(cast, actions.change_meeting, meeting, now=CALLED, **there)
    assert row(cast, meeting, "nia").answer == "yes"
    later = {**there, "ends_at": ENDS + timedelta(hours=1), "edition": 2}
    scenes.act(cast, actions.change_meeting, meeting, now=CALLED, **later)
    assert row(cast, meeting, "nia").answer == ""


def test_the_last_answer_counts(cast: Cast) -> None:
    meeting = scenes.call(cast)
    answer(cast, meeting, "nia", "yes", words="By train")
    answer(cast, meeting, "nia", "no")
    found = row(cast, meeting, "nia")
    assert (found.answer, found.words, found.answered_by) == ("no", "", "Nia O’Hara")
    assert scenes.kinds(cast)[-1] == "invitation.answered"


@pytest.mark.parametrize("given", ["", "maybe", "delegate", "YES"])
def test_an_answer_is_one_of_ours(cast: Cast, given: str) -> None:
    with pytest.raises(Refused, match="Please say"):
        answer(cast, scenes.call(cast), "nia", given)


def test_after_the_meeting_nobody_answers(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        answer(cast, scenes.call(cast), "nia", "yes", now=ENDS)


def test_only_who_may_attend_for_somebody_can_come_instead(cast: Cast) -> None:
    with pytest.raises(Refused, match="may not attend for you"):
        answer(cast, scenes.call(cast), "nia", "delegate", delegate=scenes.person(cast, "mateo"))


def test_who_acts_for_a_principal_answers_for_the_principal(cast: Cast) -> None:
    meeting, nia, mateo = scenes.call(cast), scenes.person(cast, "nia"), scenes.person(cast, "mateo")

    def for_nia(session: Any, _actor: Actor, found: Meeting, scopes: set[str]) -> None:
        actor = Actor(
            mateo.id, mateo.public_id, "Mateo for Nia", nia.task_force_id, frozenset({DELEGATE}), nia.id,
            nia.public_id, frozenset(scopes),
        )  # fmt: skip
        actions.answer_invitation(session, actor, found, answer="yes")

    scenes.act(cast, for_nia, meeting, now=CALLED, scopes={"read", "attend"})
    assert row(cast, meeting, "nia").answered_by == "Mateo for Nia"
    with pytest.raises(NotAllowed):
        scenes.act(cast, for_nia, meeting, now=CALLED, scopes={"read", "comment"})


def test_who_has_not_answered_is_asked_again_at_most_once_a_day(cast: Cast, settings: Settings) -> None:
    meeting = scenes.call(cast)
    invite(cast, meeting)
    mails(cast, settings)
    answer(cast, meeting, "nia", "no")
    with pytest.raises(WrongState, match="within the last day"):
        scenes.act(cast, actions.remind_people, meeting, now=CALLED + timedelta(hours=23), post=POST)
    day = CALLED + timedelta(hours=24)
    scenes.act(cast, actions.remind_people, meeting, now=day, post=POST)
    sent = mails(cast, settings)
    assert address("nia") not in sent
    assert "have not said yet" in words(sent[address("mateo")])
    assert not list(sent[address("mateo")].iter_attachments())
    with pytest.raises(WrongState):
        scenes.act(cast, actions.remind_people, meeting, now=day + timedelta(hours=1), post=POST)


def test_nobody_but_the_facilitator_invites_and_reminds(cast: Cast) -> None:
    meeting = scenes.call(cast)
    for who in ("cora", "mateo", "olive"):
        with pytest.raises(NotAllowed):
            scenes.act(cast, actions.invite_people, meeting, who=who, now=CALLED, people=[], post=POST)
        with pytest.raises(NotAllowed):
            scenes.act(cast, actions.remind_people, meeting, who=who, now=CALLED, post=POST)
