"""Small arithmetic of the print: colours, names, bands, pages."""

import re
from pathlib import Path

import pytest

from taskforce.core import colours
from taskforce.press.house import CHECKOUT, TOKENS
from taskforce.report.rules import bands, names

SHEET = Path(CHECKOUT / "taskforce" / "static" / "print" / "print.css").read_text("utf-8")


def test_contrast_is_that_of_the_guideline() -> None:
    assert colours.contrast("#000", "#fff") == pytest.approx(21)
    assert colours.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colour", ["#ffd24d", "#ffffff", "#14506f", "#000000", "#00ff00"])
def test_any_colour_becomes_dark_enough_for_white_words(colour: str) -> None:
    assert colours.contrast(colours.dark_enough(colour, 6), "#ffffff") >= 6


def test_a_colour_that_is_dark_enough_stays() -> None:
    assert colours.dark_enough("#14506f", 6) == "#14506f"


def test_what_is_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="not a colour"):
        colours.channels("#12345")


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_shades_go_from_light_to_dark(count: int) -> None:
    made = colours.shades("#31679b", count)
    lights = [colours.contrast(shade, "#fff") for shade in made]
    assert len(set(made)) == count
    assert lights == sorted(lights)


def test_tokens_are_those_of_light_paper() -> None:
    css = ":root {\n --ink: #123456; /* --ink: #000000 */ --th1: #fff;\n}\n@media x { :root { --ink: #ffffff; } }"
    assert colours.tokens(css) == {"ink": "#123456", "th1": "#fff"}


def test_every_colour_written_out_in_the_print_sheet_is_a_token() -> None:
    """Margin boxes of a page inherit nothing, so a few colours are written out: they must not drift away."""
    allowed = {*colours.tokens(TOKENS.read_text("utf-8")).values(), "#bdb8af", "#fff"}
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", SHEET)) <= allowed


def test_every_hue_can_be_read_on_white() -> None:
    tokens = colours.tokens(TOKENS.read_text("utf-8"))
    hues = [tokens[f"th{number}"] for number in range(1, 7)]
    assert min(colours.contrast(hue, "#fff") for hue in hues) >= 4.5


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Noor Ellery", "NE"),
        ("Samuel Roe Jr.", "SR"),
        ("Jenna Ben-Yehuda", "JBY"),
        ("Augustus Peregrine III", "AP"),
        ("María José de la Fontanilla", "MF"),
        ("Søren Åse", "SÅ"),
        ("Prince", "P"),
        ("\u05e9\u05e8\u05d4 \u05d1\u05df", "\u05e9"),
        ("", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert names.initials(name) == letters


def test_running_heads_are_cut_at_a_word() -> None:
    assert names.shortened("How forty towns may keep their channels open", 20) == "How forty towns may…"
    assert names.shortened("Small Harbors", 20) == "Small Harbors"
    assert names.shortened("x" * 30, 20) == "x" * 19 + "…"


def test_small_numbers_are_words() -> None:
    assert [names.in_words(number) for number in (1, 12, 13)] == ["one", "twelve", "13"]


@pytest.mark.parametrize(
    ("title", "size"),
    [
        ("The means to act", "size-0"),
        ("Ties with the Department of State", "size-1"),
        ("Ties with the Department of State and with all others", "size-2"),
        ("word " * 200, "size-2"),
        ("", "size-0"),
    ],
)
def test_a_title_is_set_in_the_largest_size_that_holds_it(title: str, size: str) -> None:
    assert names.size_of(title, ((15, 2), (20, 2), (30, 4))) == size


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (1, [1]), (15, [15]), (16, [8, 8]), (31, [11, 10, 10])]
)
def test_bands_are_nearly_alike(count: int, sizes: list[int]) -> None:
    made = bands.even(range(count), 15)
    assert [len(band) for band in made] == sizes
    assert [item for band in made for item in band] == list(range(count))
