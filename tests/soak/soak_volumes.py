"""Long prints of many kinds: no note lost, none late, numbers right, the same bytes. Run by hand or by bin/soak."""

from dataclasses import replace

import pytest

from taskforce.press import Pressed
from taskforce.report.typeset import typeset
from taskforce.report.volume import Paper, Part, Volume
from tests.report import volumes


def chapters(seed: int, *, paragraphs: int, notes: int, longest: int) -> Volume:
    """Chapters of text with many notes, some of them longer than the paragraph that calls them."""
    maker = volumes.Maker(seed)
    heads = tuple("Sand does not wait" if at % 5 == 0 else "" for at in range(paragraphs))
    parts = tuple(
        Part(f"c{at}", f"Chapter {at}", maker.prose(paragraphs, notes=notes, longest=longest, heads=heads))
        for at in range(3)
    )
    return Volume(title="Small Harbors", task_force="Task Force on Small Harbors", parts=parts)


def again(volume: Volume, first: Pressed) -> None:
    """A second print has the same bytes; one layout is enough, unless notes had to be held."""
    second = typeset(volume, predicted=first.anchors)
    assert second.sha256 == first.sha256
    assert second.rounds <= first.rounds


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize(("notes", "longest"), [(20, 10), (50, 40), (80, 120)])
def test_chapters_keep_every_note_on_the_page_of_its_mark(seed: int, notes: int, longest: int) -> None:
    volume = chapters(seed, paragraphs=40, notes=notes, longest=longest)
    again(volume, typeset(volume))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("size", [4, 20, 60])
def test_reports_of_any_size_pass_the_gate(seed: int, size: int) -> None:
    volume = volumes.volume(
        sections=1 + seed,
        recommendations=size,
        voters_count=size,
        practices=size // 2,
        text=seed * 5,
        seed=seed,
    )
    first = typeset(volume)
    again(volume, first)
    other = replace(volume, paper=Paper.A4)
    again(other, typeset(other, predicted=first.anchors))


def test_a_report_of_sixty_pages_loses_no_note() -> None:
    pressed = typeset(volumes.volume(sections=4, recommendations=22, practices=8, text=12, seed=3))
    assert pressed.pages >= 60
    assert pressed.notes > 100
