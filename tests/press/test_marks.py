"""What is read out of a composed text."""

from taskforce.press import marks
from taskforce.press.marks import Link

TEXT = """<html lang="en-US"><head><title>A &amp; B</title></head><body>
<h1>A</h1><svg><title>not the title</title></svg>
<p id="one">Words<span class="call" id="c1"></span><span class="fn" id="n1">
See <em>Forty <b>Harbors</b></em>, 12.</span>
and <a href="#two" data-p="7">two</a>, <a href="#three">three</a>, <a href="https://example.org">out</a>.</p>
<h3 id="two">B<br></h3><img src="x"></body></html>"""


def test_title_language_and_headings_are_read() -> None:
    read = marks.read(TEXT)
    assert (read.title, read.language, read.headings) == ("A & B", "en-US", (1, 3))


def test_a_note_is_read_whole_and_ends_where_it_ends() -> None:
    assert marks.read(TEXT).notes == ("\nSee Forty Harbors, 12.",)


def test_only_links_inside_count_and_carry_their_number() -> None:
    assert marks.read(TEXT).links == (Link("two", 7), Link("three", None))


def test_a_link_without_its_place_is_dead() -> None:
    assert marks.read(TEXT).dead() == {"three"}


def test_pictures_are_counted() -> None:
    assert marks.read(TEXT).figures == 2


def test_an_anchor_given_twice_is_told() -> None:
    assert marks.read('<p id="a"></p><p id="b"></p><p id="a"></p>').repeated_ids == ("a",)


def test_a_number_is_wrong_only_where_its_target_stands_elsewhere() -> None:
    read = marks.read(TEXT)
    assert read.wrong({"two": 7}) == set()
    assert read.wrong({"two": 8}) == {"two"}
    assert read.wrong({}) == set()
