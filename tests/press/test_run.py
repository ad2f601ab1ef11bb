"""A real print through the child process."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from taskforce.press import Pressed, PressFailed, PressJob, Reason, limits, press
from tests.press.documents import compose, job

NOTES = tuple(f"Harbor Institute, <em>Forty Harbors</em>, record {at}." for at in range(1, 19))
COMPOSED = compose(NOTES)


@dataclass(frozen=True)
class Printed:
    """A print, with what was told on the way."""

    pressed: Pressed
    news: tuple[tuple[int, int, str], ...]


@pytest.fixture(scope="module")
def printed() -> Printed:
    news: list[tuple[int, int, str]] = []
    asked = job(COMPOSED, must_hold=("Section 2", "Small harbors"))
    return Printed(press(asked, on_progress=lambda *said: news.append(said)), tuple(news))


def fails(html: str, reason: Reason) -> PressFailed:
    text = f'<html lang="en"><head><title>x</title></head><body><h1>x</h1>{html}</body></html>'
    with pytest.raises(PressFailed) as failed:
        press(PressJob(lambda pages: text, (), {}))
    assert failed.value.reason is reason
    return failed.value


def test_a_document_becomes_a_file_with_all_its_notes(printed: Printed) -> None:
    assert printed.pressed.pdf.startswith(b"%PDF-1.7")
    assert (printed.pressed.notes, printed.pressed.rounds) == (18, 2)
    assert printed.pressed.anchors["s0"] < printed.pressed.anchors["s2"] <= printed.pressed.pages


def test_the_next_print_needs_one_layout_and_gives_the_same_bytes(printed: Printed) -> None:
    again = press(job(COMPOSED, printed.pressed.anchors))
    assert again.rounds == 1
    assert again.sha256 == printed.pressed.sha256


def test_progress_counts_pages_and_ends(printed: Printed) -> None:
    pages = printed.pressed.pages
    assert printed.news[0] == (0, 0, "Layout 1")
    assert (0, pages, "Layout 2") in printed.news
    assert (pages, pages, f"Writing page {pages} of {pages}") in printed.news
    assert printed.news[-1] == (2, 2, "Checked")
    assert all(done <= total for done, total, _ in printed.news if total)


def test_the_print_tells_what_it_used(printed: Printed) -> None:
    assert 0 < printed.pressed.cpu_seconds < limits.CPU_SECONDS
    assert 20 * 2**20 < printed.pressed.peak_memory < limits.ADDRESS_SPACE


def test_a_file_that_fails_the_gate_is_not_kept_and_the_faults_are_told() -> None:
    def without_order(pages: Mapping[str, int]) -> str:
        return COMPOSED(pages).replace("h2", "h3").replace('href="#s1"', 'href="#nowhere"', 1)

    with pytest.raises(PressFailed) as failed:
        press(job(without_order, must_hold=("Noor Ellery",)))
    assert failed.value.reason is Reason.GATE
    said = " ".join(failed.value.faults)
    assert "skips a level (1 to 3)" in said
    assert "leads to “nowhere”" in said
    assert "does not hold “Noor Ellery”" in said
    assert said in str(failed.value)


def test_a_strange_address_ends_the_print() -> None:
    failed = fails('<img src="file:///etc/hostname" alt="x">', Reason.ASSET)
    assert "file:///etc/hostname" in failed.sentence


def test_a_missing_asset_is_named_before_anything_starts() -> None:
    asked = job(COMPOSED)
    from_nowhere = replace(asked, assets={**asked.assets, "font.ttf": Path("/nowhere/font.ttf")})
    with pytest.raises(PressFailed, match=r"missing: font\.ttf"):
        press(from_nowhere)


def test_a_document_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CPU_SECONDS", 2)
    fails('<table><tr><td colspan="100000">x</td></tr></table>', Reason.TIME)


def test_a_document_that_takes_too_much_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ADDRESS_SPACE", 200 * 2**20)
    fails("<p>word</p>" * 12_000, Reason.MEMORY)


def test_a_document_nested_without_end_is_stopped() -> None:
    fails("<div>" * 900 + "x" + "</div>" * 900, Reason.NESTING)


def test_a_letter_larger_than_the_world_is_stopped() -> None:
    fails('<p style="font-size: 1000000000px">x</p>', Reason.ENGINE)


def test_the_parent_never_loads_the_engine() -> None:
    code = "import sys, taskforce.press; print([name for name in ('weasyprint', 'pikepdf') if name in sys.modules])"
    command = [sys.executable, "-c", code]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_a_child_that_is_left_alone_ends() -> None:
    command = [sys.executable, "-m", "taskforce.press.child", "20", str(2**30)]
    ended = subprocess.run(command, input=b"", capture_output=True, check=False, timeout=60)
    assert ended.returncode == 0
