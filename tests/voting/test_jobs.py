"""A round closes at its hour by itself."""

from datetime import timedelta

from sqlalchemy import select

from taskforce.core import clock, jobs
from taskforce.core.events import Event
from tests.people import Cast
from tests.voting.scenes import BEFORE, HOUR, close, open_round, seen_by, vote


def test_the_round_closes_at_its_hour_and_not_before(cast: Cast) -> None:
    round_ = open_round(cast)
    vote(cast, "cora", round_, "yes")
    vote(cast, "nia", round_, "yes")
    settings = cast.app.extensions["settings"]
    with clock.at(BEFORE):
        jobs.run_due(cast.database, settings)
    assert seen_by(cast, "olive", round_).round.is_open
    with clock.at(HOUR + timedelta(seconds=20)):
        jobs.run_due(cast.database, settings)
    closed = seen_by(cast, "olive", round_).round
    assert (closed.outcome, closed.closed_at) == ("adopted", HOUR + timedelta(seconds=20))


def test_the_job_does_nothing_when_somebody_closed_by_hand(cast: Cast) -> None:
    round_ = open_round(cast)
    close(cast, round_)
    with clock.at(HOUR + timedelta(minutes=1)):
        jobs.run_due(cast.database, cast.app.extensions["settings"])
    with cast.database.read() as session:
        job = session.scalars(select(jobs.Job).where(jobs.Job.kind == "close_due_round")).one()
        closings = session.scalars(select(Event.id).where(Event.kind == "round.closed")).all()
    assert (job.state, job.result, len(closings)) == ("done", {"outcome": "not_adopted"}, 1)
