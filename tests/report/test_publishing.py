"""Publication: at its hour and not before, once, and corrected by a later edition."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from taskforce.core import clock, jobs
from taskforce.core.actor import program
from taskforce.core.disk import keep
from taskforce.core.errors import NotAllowed, NotFound, Refused, WrongState
from taskforce.core.events import Event
from taskforce.report import actions, frozen, queries
from taskforce.report.models import Edition, Publication
from taskforce.report.volume import Volume
from tests.people import Cast, whole_form
from tests.report.scene import NOW, begin, export, load
from tests.report.volumes import volume

HOUR = NOW + timedelta(days=10)
SMALL = volume(recommendations=4, voters_count=6)


@pytest.fixture
def report(cast: Cast) -> Cast:
    """A report with one edition that is ready."""
    begin(cast)
    ready(cast, SMALL)
    return cast


def ready(cast: Cast, made: Volume | None = SMALL, pdf: bytes = b"%PDF-1.7 whole") -> Edition:
    """An edition with files and frozen words, made without printing."""
    edition = export(cast)
    folder = cast.app.extensions["settings"].data / "reports"
    folder.mkdir(exist_ok=True)
    keep(folder / edition.file, pdf)
    keep(folder / f"{edition.public_id}-s.pdf", b"%PDF-1.7 summary")
    content = frozen.plain(made) if made else {}
    short = actions.Summary(f"{edition.public_id}-s.pdf", "c" * 64, 4, 17)
    digest = frozen.fingerprint_of(content)
    with clock.at(NOW), cast.database.write() as session:
        hand = program(edition.task_force_id)
        here = queries.edition(session, hand, edition.public_id)
        actions.start_edition(session, hand, here)
        facts = actions.Print(digest, "b" * 64, 62, len(pdf), {}, content, short)
        actions.finish_edition(session, hand, here, facts)
    return edition


def publish(
    cast: Cast, number: int = 1, *, now: datetime = NOW, who: str = "farida", **facts: Any
) -> Publication:
    with clock.at(now), cast.database.write() as session:
        actor = cast.actor(who)
        whole = queries.report(session, actor)
        edition = next(one for one in whole.editions if one.number == number)
        return actions.publish_edition(session, actor, whole, edition, **facts)


def call_off(cast: Cast, made: Publication, *, now: datetime = NOW, who: str = "farida") -> None:
    with clock.at(now), cast.database.write() as session:
        actor = cast.actor(who)
        actions.call_off_publication(session, actor, queries.publication(session, actor, made.public_id))


def seen(cast: Cast, path: str, *, now: datetime, who: str = "nobody") -> Any:
    with clock.at(now):
        return cast.browser(who).get(path, buffered=True)


@pytest.mark.parametrize(
    "path", ["", "/report.pdf", "/summary.pdf", "/recommendations.csv", "/recommendations.json"]
)
def test_it_is_public_from_its_hour_on_and_to_the_second_not_before(report: Cast, path: str) -> None:
    publish(report, at=HOUR)
    before = seen(report, f"/reports/rivers{path}", now=HOUR - timedelta(seconds=1))
    nowhere = seen(report, f"/reports/nowhere{path}", now=HOUR)
    assert (before.status_code, before.text) == (404, nowhere.text)
    answer = seen(report, f"/reports/rivers{path}", now=HOUR)
    assert answer.status_code == 200
    assert answer.headers["X-Robots-Tag"] == "all"
    assert ("attachment" in answer.headers.get("Content-Disposition", "")) == bool(path)


@pytest.mark.parametrize("who", ["nobody", "farida", "mateo", "stig"])
def test_whoever_comes_reads_the_same_frozen_words(report: Cast, who: str) -> None:
    publish(report)
    page = seen(report, "/reports/rivers", now=HOUR, who=who)
    assert page.status_code == 200
    first = next(one for part in SMALL.parts for one in getattr(part, "recommendations", ()))
    assert f'id="rec-{first.key}"' in page.text
    assert "edition 1" in page.text
    with clock.at(HOUR), report.database.write() as session:
        actor = report.actor("farida")
        whole = queries.report(session, actor)
        actions.change_report(session, actor, whole, edition=whole.edition, title="Another title")
    assert seen(report, "/reports/rivers", now=HOUR, who=who).text.count("Another title") == 0


def test_what_is_public_is_never_taken_back(report: Cast) -> None:
    made = publish(report, at=HOUR)
    with pytest.raises(WrongState, match="never taken back"):
        call_off(report, made, now=HOUR)
    with pytest.raises(WrongState, match="set already"):
        publish(report, at=HOUR + timedelta(days=1))


def test_before_its_hour_it_is_called_off_and_set_anew(report: Cast) -> None:
    call_off(report, publish(report, at=HOUR))
    assert seen(report, "/reports/rivers", now=HOUR).status_code == 404
    publish(report, at=HOUR + timedelta(days=1))
    assert seen(report, "/reports/rivers", now=HOUR).status_code == 404
    assert seen(report, "/reports/rivers", now=HOUR + timedelta(days=1)).status_code == 200


def test_a_later_edition_replaces_it_and_says_what_changed(report: Cast) -> None:
    publish(report)
    ready(report, volume(recommendations=5, voters_count=6))
    with pytest.raises(Refused, match="what changed"):
        publish(report, 2, now=HOUR)
    publish(report, 2, now=HOUR, errata="The date in 1.1 is 31 May.")
    page = seen(report, "/reports/rivers", now=HOUR).text
    assert "edition 2" in page
    assert "The date in 1.1 is 31 May." in page


def test_an_earlier_edition_does_not_come_after_a_later_one(report: Cast) -> None:
    ready(report)
    publish(report, 2)
    with pytest.raises(WrongState, match="later edition"):
        publish(report, 1, errata="Back.")


def test_one_edition_at_a_time_waits_for_its_hour(report: Cast) -> None:
    ready(report)
    publish(report, 1, at=HOUR)
    with pytest.raises(WrongState, match="Another edition waits"):
        publish(report, 2, at=HOUR, errata="All.")


@pytest.mark.parametrize("at", [NOW - timedelta(seconds=1), NOW + timedelta(days=4000)])
def test_an_hour_that_has_passed_or_never_comes_is_refused(report: Cast, at: datetime) -> None:
    with pytest.raises(Refused, match="hour to come"):
        publish(report, at=at)


@pytest.mark.parametrize("who", ["cora", "mateo", "olive"])
def test_only_the_facilitator_publishes_and_calls_off(report: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        publish(report, who=who)
    made = publish(report, at=HOUR)
    with pytest.raises(NotAllowed):
        call_off(report, made, who=who)


def test_an_edition_without_frozen_words_is_not_published(cast: Cast) -> None:
    begin(cast)
    ready(cast, None)
    with pytest.raises(WrongState, match="Export the report again"):
        publish(cast)


def test_the_record_says_that_the_hour_has_come_unless_it_was_called_off(report: Cast) -> None:
    call_off(report, publish(report, at=HOUR))
    publish(report, at=HOUR)
    with clock.at(HOUR):
        jobs.run_due(report.database, report.app.extensions["settings"])
    with report.database.read() as session:
        said = session.query(Event).filter_by(kind="report.published").all()
    assert [(one.by_name, one.facts["number"]) for one in said] == [("Taskforce", 1)]


def test_nobody_but_the_program_says_that_the_hour_has_come(report: Cast) -> None:
    made = publish(report)
    with report.database.write() as session, pytest.raises(NotAllowed):
        actor = report.actor("farida")
        actions.announce_publication(session, actor, queries.publication(session, actor, made.public_id))


def test_the_facilitator_publishes_by_the_page_in_the_hours_of_the_task_force(report: Cast) -> None:
    path = f"report/editions/{load(report).editions[0].public_id}/publish"
    with clock.at(NOW):
        form = whole_form(report, "farida", path)
        refused = report.send("farida", path, {**form, "at": "2020-01-01T10:00"})
        answer = report.send("farida", path, {**form, "at": "2026-06-20T10:00"})
        page = report.get("farida", "report/editions").text
    assert (refused.status_code, answer.status_code) == (422, 303)
    assert "Under embargo" in page
    assert "Sat 20 Jun 2026, 10:00 EDT" in page
    assert "Call it off" in page


def test_the_frozen_words_are_the_volume_again() -> None:
    assert frozen.volume(frozen.plain(SMALL)) == SMALL
    assert frozen.fingerprint(frozen.volume(frozen.plain(SMALL))) == frozen.fingerprint(SMALL)


@pytest.mark.parametrize(
    "kept", [{}, {"is": "Volume"}, {"is": "os"}, {"is": "Fact", "label": "x", "text": {"is": "Prose"}}]
)
def test_what_is_no_volume_is_refused(kept: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not a volume"):
        frozen.volume(kept)


def test_a_publication_of_another_task_force_is_not_found(report: Cast) -> None:
    made = publish(report, at=HOUR)
    with report.database.read() as session, pytest.raises(NotFound):
        queries.publication(session, report.actor("stig"), made.public_id)
