"""A published edition goes with the file: its words, its hour, what it corrected; an endorsement with its answers."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from taskforce.charter.queries import by_slug
from taskforce.core import clock, jobs
from taskforce.core.actor import Actor, program
from taskforce.core.events import Event
from taskforce.members import queries as people
from taskforce.press import Pressed
from taskforce.records import reading, writing
from taskforce.records.reading import Faulty
from taskforce.records.replay import replay
from taskforce.report import actions, frozen, queries
from taskforce.report import jobs as printing
from taskforce.report.actions.endorsing import Asked
from taskforce.report.models import Edition
from taskforce.report.volume import Endorsement, Volume
from tests.people import Cast
from tests.records.lively import LIVELY
from tests.report.test_jobs import SMALL
from tests.report.volumes import volume

FIRST = volume(recommendations=2, voters_count=4, practices=1, text=1, sections=1)
SECOND = volume(recommendations=3, voters_count=4, practices=1, text=1, sections=1)


NOW = datetime(2022, 6, 1, 12, 0, tzinfo=UTC)  # after all that happens in the file
HOUR = NOW + timedelta(days=10)


@pytest.fixture
def file(cast: Cast) -> str:
    """Harbors with two editions, the second of which corrects the first and waits for its hour; for another address."""
    with clock.at(NOW), cast.database.write() as session:
        made = replay(session, reading.read(LIVELY.encode()))
        hand = people.actor_of(people.by_key(session, program(made.id))["ellery"])
        edition(session, hand, FIRST)
        edition(session, hand, SECOND, at=HOUR, errata="A date in 1.1.")
        endorse(session, hand)
    return export(cast, "harbors").replace("slug: harbors", "slug: again")


def edition(session: Session, hand: Actor, volume: Volume, **facts: Any) -> None:
    """An edition is made without printing, and its hour is set."""
    found = made(session, hand, volume)
    actions.publish_edition(session, hand, queries.report(session, hand), found, **facts)


def made(session: Session, hand: Actor, made: Volume) -> Edition:
    """An edition is made without printing."""
    content = frozen.plain(made)
    printer = program(hand.task_force_id)
    found = actions.export_report(session, hand, queries.report(session, hand))
    actions.start_edition(session, printer, found)
    done = actions.Print(frozen.fingerprint_of(content), "b" * 64, 3, 20, {}, content)
    actions.finish_edition(session, printer, found, done)
    return found


def endorse(session: Session, hand: Actor) -> None:
    """An edition that is not published is put forward, answered, cleared and closed."""
    whole = replace(FIRST, title="Signed", parts=(*FIRST.parts, Endorsement("endorsement", "Endorsement")))
    found = made(session, hand, whole)
    asked = actions.open_endorsement(
        session,
        hand,
        found,
        closes_at=HOUR,
        words="Please read it.",
        asked=Asked("full", needed=1, clears=True),
    )
    roe = people.actor_of(people.by_key(session, hand)["roe"])
    key = queries.choices_of(session, asked)[0][0]
    answers: list[dict[str, Any]] = [
        {"choice": "with_view", "view": "Yes, but."},
        {"choice": "except", "exceptions": [key]},
    ]
    for n, answer in enumerate(answers):
        with clock.at(NOW + timedelta(hours=n)):
            actions.answer_endorsement(session, roe, asked, **answer)
    with clock.at(NOW + timedelta(hours=2)):
        actions.state_clearance(session, roe, asked, clearance="counsel")
    with clock.at(NOW + timedelta(hours=3)):
        actions.close_endorsement(session, hand, asked)


def export(cast: Cast, slug: str) -> str:
    with cast.database.read() as session:
        task_force = by_slug(session, slug)
        assert task_force is not None
        return writing.export(session, task_force)


def bring_back(cast: Cast, file: str) -> None:
    with cast.database.write() as session:
        replay(session, reading.read(file.encode()))


def test_it_comes_back_public_in_the_same_words_at_the_same_hour(cast: Cast, file: str) -> None:
    bring_back(cast, file)
    assert export(cast, "again").split("\nreport:")[1] == file.split("\nreport:")[1]
    for moment, edition in ((HOUR, 2), (HOUR - timedelta(seconds=1), 1)):
        with clock.at(moment):
            page = cast.browser("nobody").get("/reports/again").text
        assert f"edition {edition}" in page
        assert ("A date in 1.1." in page) == (edition == 2)


def test_its_file_is_printed_again_from_those_words_and_nothing_is_announced_twice(
    cast: Cast, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[Volume] = []

    def stub(made: Volume, **_: Any) -> Pressed:
        printed.append(made)
        return SMALL

    monkeypatch.setattr(printing, "typeset", stub)
    bring_back(cast, file)
    with clock.at(HOUR + timedelta(days=30)):
        jobs.run_due(cast.database, cast.app.extensions["settings"])
        answer = cast.browser("nobody").get("/reports/again/report.pdf", buffered=True)
    assert [one for one in (FIRST, SECOND) if one in printed] == [FIRST, SECOND]
    assert answer.data == SMALL.pdf
    with cast.database.read() as session:
        assert session.query(Event).filter_by(kind="report.published").count() == 0


def test_words_that_were_touched_are_refused(cast: Cast, file: str) -> None:
    with pytest.raises(Faulty, match="not the words of that fingerprint"):
        bring_back(cast, file.replace("Small Harbors", "Large Harbors"))
