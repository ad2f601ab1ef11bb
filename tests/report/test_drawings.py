"""What is drawn: vote bars, the pattern of the cover, charts, roundels."""

import re
from xml.etree.ElementTree import Element, fromstring

import pytest

from taskforce.report.rules import charts, drawing, pattern, roundel, votebar
from taskforce.report.rules.drawing import Inks

INKS = Inks("#31679b", "#1c1a17", "#575249", "#dcd7cb")
COUNTS = {"yes": 14, "no": 4, "abstain": 2, "recuse": 1, "": 3}
SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> Element:
    return fromstring(svg)  # noqa: S314  # our own drawing


def squares(svg: str) -> int:
    """How many boxes the paths of a bar hold."""
    return sum(
        path.get("d", "").count("z") for path in parsed(svg).iter(f"{SVG}path") if "h" in path.get("d", "")
    )


def test_a_bar_has_a_cell_for_each_voter_and_says_its_numbers() -> None:
    bar = votebar.votebar(COUNTS, 14, "Vote on “Dredge & co”", INKS)
    assert squares(bar) == 24
    title = parsed(bar).findtext(f"{SVG}title")
    assert title == (
        "Vote on “Dredge & co”: 14 yes, 4 no, 2 abstaining, 3 without a position, 1 recused; 14 yes needed."
    )


@pytest.mark.parametrize("voters", [1, 2, 7, 24, 25, 60, 101, 535])
def test_a_bar_of_any_size_stays_on_the_page(voters: int) -> None:
    bar = parsed(votebar.votebar({"yes": voters - 1, "recuse": 1}, max(1, voters // 2), "Vote", INKS))
    width, height = (float(size) for size in (bar.get("viewBox") or "").split()[2:])
    numbers = [float(x) for d in bar.iter(f"{SVG}path") for x in re.findall(r"M(-?[\d.]+)", d.get("d", ""))]
    assert max(numbers) < width
    ends = [float(tick.get("y2", "0")) for tick in bar.iter(f"{SVG}line")]
    assert all(end <= height for end in ends)


def test_the_tick_stands_behind_the_last_yes_that_is_needed() -> None:
    places = [
        float(line.get("x1", "0"))
        for needed in (1, 14)
        for line in parsed(votebar.votebar({"yes": 20}, needed, "Vote", INKS)).iter(f"{SVG}line")
    ]
    assert places == pytest.approx([14 * 0.89, 13 * 14 + 14 * 0.89], abs=0.1)


def test_a_rule_without_a_number_draws_no_tick() -> None:
    assert "<line" not in votebar.votebar({"yes": 3}, None, "Vote", INKS)


def test_an_empty_round_is_said_and_not_drawn() -> None:
    assert "no votes" in votebar.votebar({}, None, "Vote", INKS)


def test_the_cover_has_a_mark_for_each_position() -> None:
    svg = pattern.roll_call([["yes", "no", ""], ["recuse", "abstain", "yes"]], "#ffffff", "#ff0000")
    assert sum(path.get("d", "").count("z") for path in parsed(svg).iter(f"{SVG}path")) == 6
    assert "2 recommendations across and 3 voters down" in svg


@pytest.mark.parametrize(("across", "down"), [(1, 1), (12, 20), (60, 60), (3, 400)])
def test_the_cover_pattern_keeps_within_its_room(across: int, down: int) -> None:
    svg = parsed(pattern.roll_call([["yes"] * down] * across, "#ffffff", "#ff0000"))
    width, height = (float(size) for size in (svg.get("viewBox") or "").split()[2:])
    assert width <= pattern.WIDTH
    assert height <= pattern.HEIGHT + 0.1


def test_the_cover_before_any_vote_has_a_ring_for_each_recommendation() -> None:
    assert pattern.not_voted(14, "#ffffff").count("z") == 14
    assert pattern.not_voted(0, "#ffffff") == ""
    assert pattern.roll_call([], "#ffffff", "#ff0000") == ""


ROWS = (("Port Verity", (3, 5, 0)), ("Tamarack & its very long neighbor on the other side", (1, 0, 9)))


@pytest.mark.parametrize("kind", ["bars", "shares", "spans"])
def test_every_chart_says_all_its_numbers_and_stays_on_the_page(kind: str) -> None:
    svg = charts.chart(kind, "Depth", ("Harbor", "A", "B", "C"), ROWS, "%", INKS)
    assert "Port Verity: A 3%, B 5%, C 0%" in (parsed(svg).findtext(f"{SVG}title") or "")
    for box in parsed(svg).iter(f"{SVG}rect"):
        assert float(box.get("x", "0")) + float(box.get("width", "0")) <= drawing.WIDTH


@pytest.mark.parametrize("kind", ["bars", "shares", "spans"])
def test_a_chart_without_numbers_is_still_a_chart(kind: str) -> None:
    assert charts.chart(kind, "Depth", ("Harbor", "Feet"), (("Port Verity", (0,)),), "", INKS)
    assert charts.chart(kind, "Depth", ("Harbor", "Feet"), (), "", INKS)


def test_a_scale_of_shares_ends_at_a_hundred() -> None:
    svg = charts.chart("spans", "Share", ("Field", "A", "B"), (("Trade", (9, 88)),), "%", INKS)
    assert ">100%<" in svg
    assert ">120%<" not in svg


def test_an_unknown_chart_is_refused() -> None:
    with pytest.raises(KeyError):
        charts.chart("pie", "Depth", ("Harbor", "Feet"), ROWS, "", INKS)


def test_words_of_a_label_are_broken_at_spaces() -> None:
    assert drawing.wrapped("Halbrook and the county of Tamarack", 110) == [
        "Halbrook and the county",
        "of Tamarack",
    ]
    assert drawing.wrapped("", 110) == [""]


def test_a_roundel_is_open_for_an_invented_person() -> None:
    assert b'fill="#31679b"' in roundel.roundel("NE", False, INKS)
    assert b'fill="#31679b"' not in roundel.roundel("NE", True, INKS)
