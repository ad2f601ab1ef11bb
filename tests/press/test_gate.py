"""The gate sees each fault, and nothing else: one sound file, changed in one place at a time."""

from dataclasses import replace

import pytest

from taskforce.press import gate
from taskforce.press.found import Found, FoundLink, FoundNote
from taskforce.press.marks import Link, Marks

NOTE = "Harbor Institute, Forty Harbors, 12."
PROMISED = Marks(
    title="Small Harbors",
    language="en-US",
    ids=frozenset(("a", "b")),
    repeated_ids=(),
    links=(Link("a", 3), Link("b", None)),
    notes=(NOTE, "Ibid."),
    headings=(1, 2),
    figures=1,
)
FOUND = Found(
    pages=5,
    title="Small Harbors",
    language="en-US",
    shows_title=True,
    is_tagged=True,
    bookmarks=("One",),
    headings=((1, "Small Harbors"), (2, "One")),
    notes=(FoundNote("Harbor Institute, Forty Har\u00adbors, 12.", 2, 2), FoundNote("Ibid.", 3, 3)),
    links=(
        FoundLink("Recommendation 7 (p.\u00a03)", 2, "a", 3, None, True),
        FoundLink("there", 2, "b", 4, None, True),
        FoundLink("example.org", 2, None, None, "https://example.org", True),
    ),
    anchors={"a": 3, "b": 4},
    figures=1,
    figures_without_words=0,
    bare_paint=(),
    missing_glyphs=(),
    fonts_not_embedded=(),
    forbidden=(),
    syntax=(),
    words="Small Har- bors by Noor Ellery and \u05d0\u05d1\u05d2",
)
LINK = FOUND.links[0]


def test_a_sound_file_has_no_fault() -> None:
    assert gate.faults(PROMISED, FOUND, ("Small Harbors", "Noor Ellery")) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"notes": FOUND.notes[1:]}, "Note 1 is missing: “Harbor Institute, Forty Harbors, 12.”"),
        ({"notes": (*FOUND.notes, FOUND.notes[0])}, "Note 1 is printed 2 times"),
        ({"notes": (*FOUND.notes, FoundNote("Who?", 4, 4))}, "Page 4 has a note that nobody wrote: “Who?”"),
        (
            {"notes": (FOUND.notes[0], FoundNote("Ibid.", 4, 3))},
            "Note 2 stands on page 4, its mark on page 3",
        ),
        ({"notes": (FOUND.notes[0], FoundNote("Ibid.", 4, None))}, "Note 2 on page 4 has no mark"),
        ({"anchors": {"a": 4, "b": 4}}, "A page number for “a” is not 4"),
        ({"links": (replace(LINK, text="that (p. 9)"), *FOUND.links[1:])}, "says p. 9 where page 3 is meant"),
        (
            {"links": (replace(LINK, text="Own a dredge . . . . 9"), *FOUND.links[1:])},
            "says p. 9 where page 3",
        ),
        (
            {"links": (replace(LINK, text="Recommendation 7"), *FOUND.links[1:])},
            "“a” should show its page number",
        ),
        ({"links": (replace(LINK, target_page=None), *FOUND.links[1:])}, "has a link that leads nowhere"),
        ({"links": (replace(LINK, is_described=False), *FOUND.links[1:])}, "link without a description"),
        (
            {"links": (*FOUND.links, FoundLink("x", 2, None, None, "file:///etc", True))},
            "not allowed: “file:",
        ),
        (
            {"links": (*FOUND.links, FoundLink("x", 2, None, None, "javascript:x", True))},
            "not allowed: “java",
        ),
        ({"headings": ((1, "Small Harbors"), (3, "One"))}, "The heading “One” skips a level (1 to 3)"),
        ({"headings": ((2, "One"), (2, "Two"))}, "The heading “One” skips a level (0 to 2)"),
        ({"headings": FOUND.headings[:1]}, "1 of 2 headings are not tagged"),
        ({"title": ""}, "not the title of the document"),
        ({"shows_title": False}, "does not ask to be shown by its title"),
        ({"language": ""}, "The language of the file is not set"),
        ({"is_tagged": False}, "no tags"),
        ({"bookmarks": ()}, "no bookmarks"),
        ({"figures": 0}, "1 of 1 pictures are not tagged"),
        ({"figures_without_words": 1}, "1 pictures have no text in their place"),
        ({"bare_paint": (4,)}, "Page 4 has something painted"),
        ({"missing_glyphs": (4,)}, "Page 4 has a character that no typeface of this machine can show"),
        ({"fonts_not_embedded": ("Arial",)}, "The typeface Arial is not in the file"),
        ({"forbidden": ("JavaScript",)}, "must not hold: JavaScript"),
        ({"syntax": ("xref broken",)}, "The file is not sound: xref broken"),
        ({"words": "Small Harbors by"}, "The file does not hold “Noor Ellery”"),
    ],
)
def test_one_fault_is_told_in_one_sentence(change: dict[str, object], fault: str) -> None:
    said = gate.faults(PROMISED, replace(FOUND, **change), ("Noor Ellery",))  # type: ignore[arg-type]
    assert [fault in sentence for sentence in said] == [True], said


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"links": (*PROMISED.links, Link("nowhere", None))}, "A link leads to “nowhere”, which is not in"),
        ({"repeated_ids": ("a",)}, "Two places have the same anchor: “a”"),
        ({"notes": (*PROMISED.notes, "A third.")}, "Note 3 is missing: “A third.”"),
        ({"links": (Link("a", 4), Link("b", None))}, "A page number for “a” is not 3"),
    ],
)
def test_what_was_promised_and_is_not_there_is_told(change: dict[str, object], fault: str) -> None:
    said = gate.faults(replace(PROMISED, **change), FOUND)  # type: ignore[arg-type]
    assert [fault in sentence for sentence in said] == [True], said


def test_the_same_note_written_twice_may_stand_twice() -> None:
    twice = replace(PROMISED, notes=(NOTE, "Ibid.", "Ibid."))
    found = replace(FOUND, notes=(*FOUND.notes, FoundNote("Ibid.", 4, 4)))
    assert gate.faults(twice, found) == []


def test_words_that_run_from_right_to_left_are_found_as_they_are_painted() -> None:
    assert gate.faults(PROMISED, FOUND, ("\u05d2\u05d1\u05d0", "\u05d0\u05d1\u05d2")) == []
    assert len(gate.faults(PROMISED, FOUND, ("\u05d2\u05d1\u05d3",))) == 1
