"""The embargo copy: for the funder alone, in its days alone, and each with a mark of its own."""

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest

from taskforce.core import clock
from taskforce.core.errors import NotAllowed
from taskforce.core.events import Event
from taskforce.press import glyphs, reading
from taskforce.press.gate import flat
from taskforce.report import actions, queries
from taskforce.report.typeset import typeset
from tests.people import Cast
from tests.report.scene import begin
from tests.report.test_publishing import HOUR, publish, ready
from tests.report.volumes import volume

WEEK = timedelta(days=7)
SMALL = volume(recommendations=2, voters_count=4, practices=1, text=1, sections=1)


@pytest.fixture(scope="module")
def printed() -> bytes:
    """The first parts of a small report, really printed, once for all tests here."""
    return typeset(replace(SMALL, parts=SMALL.parts[:2])).pdf


@pytest.fixture
def waiting(cast: Cast, printed: bytes) -> Cast:
    """An edition whose hour is set."""
    begin(cast)
    ready(cast, SMALL, printed)
    publish(cast, at=HOUR)
    return cast


def test_two_downloads_differ_in_the_mark_and_each_is_an_event(waiting: Cast, tmp_path: Path) -> None:
    names, words = [], []
    for number in range(2):
        with clock.at(HOUR - WEEK + timedelta(hours=number)):
            answer = waiting.send("felix", "report/copy", {})
        assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
        assert answer.headers["Cache-Control"] == "no-store"
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(answer.data)
        with pikepdf.open(io.BytesIO(answer.data)) as pdf:
            facts = {name: str(pdf.docinfo[f"/{name}"]) for name in ("Recipient", "Taken", "Mark", "Title")}
        names.append(facts["Mark"])
        words.append(on_every_page(file))
        assert facts["Recipient"] == "Felix Amadi"
        assert facts["Title"].startswith("Small Harbors")
        assert flat(f"CopyofFelixAmadi,taken{facts['Taken']},mark{facts['Mark']}") in words[-1]
    assert names[0] != names[1]
    with waiting.database.read() as session:
        taken = session.query(Event).filter_by(kind="copy.downloaded").order_by(Event.id).all()
    assert [(one.by_name, one.facts["mark"]) for one in taken] == [("Felix Amadi", name) for name in names]
    with clock.at(HOUR):
        assert all(name in waiting.get("farida", "report/editions").text for name in names)
        assert names[0] not in waiting.get("mateo", "report/editions").text


def on_every_page(file: Path) -> str:
    """The words of the mark; it stands over each page, outside of what is read aloud."""
    found = reading.read(file)
    assert found.bare_paint == ()
    with pikepdf.open(file) as pdf:
        drawn = {page.resources.XObject["/TaskforceMark"].objgen for page in pdf.pages}
        assert len(drawn) == 1
        assert all(
            b"/TaskforceMark Do" in page.Contents.read_bytes()
            if not isinstance(page.Contents, pikepdf.Array)
            else any(b"/TaskforceMark Do" in part.read_bytes() for part in page.Contents)
            for page in pdf.pages
        )
        rights = str(pdf.open_metadata()["dc:rights"])
    assert "Felix Amadi" in rights
    return flat(_shown(file))


def _shown(file: Path) -> str:
    """What the mark's drawing paints, through the map of its font."""
    with pikepdf.open(file) as pdf:
        form = pdf.pages[0].resources.XObject["/TaskforceMark"]
        page = pikepdf.Page(pikepdf.Dictionary(Type=pikepdf.Name.Page, Resources=form.Resources))
        said = []
        fonts = glyphs.Fonts()
        font: dict[int, str] = {}
        for one in pikepdf.parse_content_stream(form):
            if str(one.operator) == "Tf":
                font = fonts.of(page, str(one.operands[0]))
            elif str(one.operator) in ("Tj", "TJ"):
                said += [font.get(glyph, "") for glyph in glyphs._glyphs(one.operands)]
        return "".join(said)


@pytest.mark.parametrize(("before", "status"), [(WEEK + timedelta(seconds=1), 404), (timedelta(0), 404)])
def test_before_its_days_and_from_the_hour_on_there_is_no_copy(
    waiting: Cast, before: timedelta, status: int
) -> None:
    with clock.at(HOUR - before):
        assert waiting.send("felix", "report/copy", {}).status_code == status


@pytest.mark.parametrize("who", ["farida", "cora", "mateo", "olive", "dana", "stig"])
def test_a_copy_is_for_the_funder_alone(waiting: Cast, who: str) -> None:
    path = "/t/rivers/report/copy"
    with clock.at(HOUR - WEEK):
        assert waiting.send(who, path, {}).status_code == (404 if who == "stig" else 403)


def test_a_charter_without_embargo_days_gives_none(waiting: Cast) -> None:
    with clock.at(HOUR - WEEK), waiting.database.read() as session:
        waits = queries.embargoed(session, waiting.actor("felix"))
    assert waits is not None
    with clock.at(HOUR - WEEK), waiting.database.write() as session, pytest.raises(NotAllowed):
        actions.download_copy(session, waiting.actor("felix"), waits, days=0, mark="x")


@pytest.mark.parametrize(
    "path", ["report", "report/read", "report/editions", "report/recommendations.csv", "recommendations"]
)
def test_the_funder_reads_no_draft(waiting: Cast, path: str) -> None:
    with clock.at(HOUR - WEEK):
        assert waiting.get("felix", path).status_code == 403


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (WEEK + timedelta(days=1), "Your copy is here from"),
        (WEEK, "Download my copy"),
        (timedelta(0), "Read the report"),
    ],
)
def test_the_first_page_of_the_funder_says_what_is_open_now(
    waiting: Cast, before: timedelta, words: str
) -> None:
    with clock.at(HOUR - before):
        assert words in waiting.get("felix", "/t/rivers").text
