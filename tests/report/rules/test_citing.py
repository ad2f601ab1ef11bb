"""Prose with its notes."""

import pytest

from taskforce.report.rules.citing import Cited, Citing, finished
from taskforce.report.volume import Prose

SOURCES = {
    ("survey", ""): Cited("Institute, *Forty Harbors* (2022).", "*Forty Harbors*."),
    ("survey", "12"): Cited("Institute, *Forty Harbors* (2022), 12.", "*Forty Harbors*, 12."),
    ("law", ""): Cited("Rivers Act.", "Rivers Act."),
}


def set_prose(markdown: str, anchors: tuple[str, ...] = ()) -> Prose:
    return Prose(*Citing(anchors).prose(markdown, SOURCES))


def test_a_source_is_given_in_full_at_first_and_in_short_from_then_on_through_all_texts() -> None:
    citing = Citing(())
    first = Prose(*citing.prose("One [@survey]. Two [@law] [@survey, 12].", SOURCES))
    second = Prose(*citing.prose("Three [@survey, 12].", SOURCES))
    assert first.notes == (
        "Institute, <em>Forty Harbors</em> (2022).",
        "Rivers Act.",
        "<em>Forty Harbors</em>, 12.",
    )
    assert second.notes == ("<em>Forty Harbors</em>, 12.",)
    assert list(citing.used) == ["survey", "law"]


def test_a_citation_of_nothing_known_stays_as_it_was_typed() -> None:
    made = set_prose("One [@nobody, <b>] two.")
    assert made.html == "<p>One [@nobody, &lt;b&gt;] two.</p>\n"
    assert made.notes == ()


@pytest.mark.parametrize(
    "typed",
    [
        "a \ue0000\ue001 b",
        "a &#xE000;0&#xE001; b",
        "`\ue0000\ue001` [@law]",
        "[\ue0000\ue001](https://x.org)",
    ],
)
def test_a_token_that_somebody_typed_calls_no_note(typed: str) -> None:
    assert len(set_prose(typed).notes) == typed.count("[@law]")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("[the office](#rec-office)", '<a href="#rec-office" rel="noopener noreferrer">the office</a>'),
        ("[](#rec-office)", '<a href="#rec-office" rel="noopener noreferrer"></a>'),
        ("[gone](#rec-gone)", "gone"),
        (
            "[page](https://example.org/a)",
            '<a href="https://example.org/a" rel="noopener noreferrer">page</a>',
        ),
        ("[](https://example.org/a)", ""),
        ("[mail](mailto:a@example.org)", '<a href="mailto:a@example.org" rel="noopener noreferrer">mail</a>'),
        ("[here](other.html)", "here"),
        ("[up](/etc/passwd)", "up"),
        ("[odd](http://[x)", "odd"),
        ("[script](javascript:x)", "[script](javascript:x)"),
        (
            "[titled](https://x.org 'a \ue0000\ue001')",
            '<a href="https://x.org" rel="noopener noreferrer">titled</a>',
        ),
    ],
)
def test_links_lead_somewhere_or_are_only_words(typed: str, printed: str) -> None:
    assert set_prose(typed, ("rec-office",)).html == f"<p>{printed}</p>\n"


def test_hostile_words_are_words() -> None:
    html = set_prose("<script>alert(1)</script>\n\n<img src=x onerror=y> ![p](file:///etc/passwd)").html
    assert "<script" not in html
    assert "<img" not in html


def test_a_printed_field_is_no_markdown_but_has_its_notes() -> None:
    html, notes = Citing(()).line("*The* act <b> [@law]", SOURCES)
    assert html == "<p>*The* act &lt;b&gt; \ue0000\ue001</p>"
    assert notes == ("Rivers Act.",)
    assert Citing(()).line("  ", SOURCES) == ("", ())


def test_a_source_that_stands_by_itself_is_in_full_where_it_is_first() -> None:
    citing = Citing(())
    assert citing.source("survey", "12", SOURCES) == "Institute, <em>Forty Harbors</em> (2022), 12."
    assert citing.source("survey", "12", SOURCES) == "<em>Forty Harbors</em>, 12."
    assert citing.prose("One [@survey].", SOURCES)[1] == ("<em>Forty Harbors</em>.",)


def test_the_address_of_a_note_is_a_link_or_only_words() -> None:
    assert finished("Law, <https://example.org/a>.").startswith('Law, <a href="https://example.org/a"')
    assert finished("Law, <http://[x>.") == "Law, http://[x."


def test_a_note_is_printed_where_it_is_called_and_names_its_source_without_a_number_of_its_own() -> None:
    made = set_prose("One^[See *this*, [here](https://example.org), and [@survey].], two [@survey, 12].")
    assert made.html == "<p>One\ue0000\ue001, two \ue0001\ue001.</p>\n"
    first, second = made.notes
    assert second == "<em>Forty Harbors</em>, 12."
    assert first.endswith("</a>, and Institute, <em>Forty Harbors</em> (2022).")
    assert first.startswith('See <em>this</em>, <a href="https://example.org" rel="noopener noreferrer">here')


def test_a_note_is_no_way_in_for_markup() -> None:
    made = set_prose("One^[<img src=x onerror=y> [x](javascript:y)].")
    assert made.notes == ("&lt;img src=x onerror=y&gt; [x](javascript:y)",)
