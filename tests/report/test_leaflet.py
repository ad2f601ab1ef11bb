"""The summary by itself, and the recommendations as a table: the same words as the whole."""

import csv
import io
import json
from pathlib import Path

import pytest

from taskforce.press import reading
from taskforce.press.gate import flat
from taskforce.report import assemble, frozen, queries
from taskforce.report.rules import flat as plain
from taskforce.report.screen import Screen
from taskforce.report.typeset import typeset
from taskforce.report.volume import Digest, Summary, Volume
from tests.people import Cast
from tests.report.scene import TEXTS, begin, build, write
from tests.report.volumes import volume

ADDRESS = "https://example.org/reports/rivers"


def leaflet(cast: Cast) -> Volume | None:
    with cast.database.read() as session:
        record = queries.record(session, cast.actor("farida"))
    return assemble.leaflet(record, ADDRESS)


def test_a_report_without_a_summary_has_no_leaflet(cast: Cast) -> None:
    begin(cast)
    assert leaflet(cast) is None


def test_it_passes_the_gate_and_says_where_the_whole_is(cast: Cast, tmp_path: Path) -> None:
    build(cast)
    write(cast, "summary", f"{TEXTS['summary']} As [the method](#part-method) says.")
    made = leaflet(cast)
    assert made is not None
    assert [type(part).__name__ for part in made.parts] == ["Summary", "Digest", "Whereabouts"]
    pressed = typeset(made)  # raises where the gate finds a fault
    (tmp_path / "summary.pdf").write_bytes(pressed.pdf)
    words = flat(reading.read(tmp_path / "summary.pdf").words)
    for said in (
        "Rivers That Carry",
        "1.1",
        "Own a dredge together",
        ADDRESS,
        "Members speak for themselves",
    ):
        assert flat(said) in words
    assert flat("Contents") not in words
    assert pressed.pages <= 6
    assert pressed.notes == 1


def test_its_first_note_is_whole_though_the_letter_of_the_report_cites_the_same_before(cast: Cast) -> None:
    build(cast)
    write(cast, "letter", "Read this first [@survey, 1].")
    made = leaflet(cast)
    assert made is not None
    summary = next(part for part in made.parts if isinstance(part, Summary))
    assert "(2022)" in summary.text.notes[0]
    digest = next(part for part in made.parts if isinstance(part, Digest))
    assert [one.number for section in digest.sections for one in section.recommendations] == ["1.1"]


@pytest.mark.parametrize("who", ["farida", "mateo", "olive"])
def test_the_table_has_every_recommendation_in_its_present_state(cast: Cast, who: str) -> None:
    build(cast)
    answer = cast.get(who, "report/recommendations.csv")
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="rivers-recommendations.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert list(rows[0]) == assemble.HEAD
    assert {row["title"]: row["state"] for row in rows} == {
        "Own a dredge together": "adopted",
        "Ban the old boats": "failed",
        "Count the fish": "proposed",
    }
    whole = json.loads(cast.get(who, "report/recommendations.json").data)
    dredge = next(one for one in whole["recommendations"] if one["key"] == "own-a-dredge-together")
    assert (
        dredge["text"].startswith("Four towns that own one dredge wait eleven days. [1]")
        or "[1]" in dredge["text"]
    )
    assert len(dredge["sources"]) == 2
    assert (dredge["number"], dredge["who"]) == ("1.1", "The river towns")


def test_before_the_report_is_begun_the_table_is_there_too(cast: Cast) -> None:
    assert cast.get("nia", "report/recommendations.csv").status_code == 200


def test_the_table_of_an_edition_says_what_the_edition_says() -> None:
    made = volume(recommendations=4, voters_count=5)
    found = assemble.lines(made)
    assert [one.state for one in found].count("adopted") == 4
    assert all(one.number and one.title and one.who and one.action for one in found)
    assert frozen.volume(frozen.plain(made)) == made


def test_prose_without_markup_keeps_paragraphs_items_and_the_numbers_of_notes() -> None:
    html = (
        "<p>One &amp; <em>two</em> \ue0000\ue001.</p><ul>\n<li>a</li>\n<li>b</li></ul><p>End\ue0001\ue001</p>"
    )
    assert plain.words(html) == "One & two [1].\n\na\nb\n\nEnd [2]"


def test_a_screen_numbers_the_notes_as_they_come_and_names_no_pages() -> None:
    made = volume(recommendations=2, voters_count=4)
    screen = Screen(made, "f" * 64)
    texts = [screen.prose(part.text) for part in made.parts]
    marks = sum(text.count('class="mark"') for text in texts)
    assert marks == len(screen.notes) > 0
    assert not [text for text in texts if "data-p" in text or 'class="fn' in text]
