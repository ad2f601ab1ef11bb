"""Agenda and minutes on paper: tagged, with the hours in the gutter, and printed once until something changes."""

import time
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from taskforce.config import Settings
from taskforce.meetings import actions
from taskforce.meetings.models import Meeting
from tests.meetings import scenes
from tests.people import Cast


def printed(cast: Cast, meeting: Meeting, name: str, who: str = "nia") -> bytes:
    with cast.get(who, f"meetings/{meeting.public_id}/{name}.pdf") as answer:
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"] == f"attachment; filename={meeting.key}-{name}.pdf"
        return bytes(answer.data)


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """Two items, of which the second begins at 14:05, and minutes that went round."""
    meeting = scenes.call(cast, items=2, title="Reading <b>one</b>")
    scenes.hold(cast, meeting)
    scenes.act(cast, actions.draft_minutes, meeting)
    return meeting


def test_the_agenda_is_printed_with_its_hours_and_tags(
    cast: Cast, meeting: Meeting, settings: Settings
) -> None:
    first = printed(cast, meeting, "agenda")
    text = words(first)
    for said in (
        "Reading <b>one</b>",
        "Thursday 19 May 2022, 14:00 to 16:00 EDT",
        "14:05",
        "Item 2",
        "16:00",
    ):
        assert said in text
    with pikepdf.open(BytesIO(first)) as opened:
        assert "/StructTreeRoot" in opened.Root
    folder = Path(settings.data) / "sheets"
    (file,) = folder.iterdir()
    before = file.stat().st_mtime_ns
    started = time.perf_counter()
    assert printed(cast, meeting, "agenda") == first
    assert file.stat().st_mtime_ns == before, f"printed again in {time.perf_counter() - started:.1f} s"


def test_minutes_are_printed_for_who_may_read_them(cast: Cast, meeting: Meeting) -> None:
    assert cast.get("nia", f"meetings/{meeting.public_id}/minutes.pdf").status_code == 404
    scenes.act(cast, actions.circulate_minutes, meeting)
    assert "not yet certified" in words(printed(cast, meeting, "minutes"))
    scenes.act(cast, actions.approve_minutes, meeting, who="cora", version=1)
    text = words(printed(cast, meeting, "minutes"))
    assert "Cora van der Berg, co-chair" in text
    assert cast.get("stig", f"/t/rivers/meetings/{meeting.public_id}/agenda.pdf").status_code == 404
