"""A version as HTML with its notes, and two versions side by side."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.sources.rules import citations
from taskforce.texts.assemble import comparison, render
from taskforce.texts.models import Block, Text, TextVersion

CITED = [
    {
        "key": "survey",
        "locator": "p. 3",
        "note": "Institute, *Harbors* (2022), 3.",
        "short": "Institute, *Harbors*, 3.",
    },
    {
        "key": "survey",
        "locator": "",
        "note": "Institute, *Harbors* (2022).",
        "short": "Institute, *Harbors*.",
    },
    {"key": "act", "locator": "", "note": "An Act, <https://example.org/act>.", "short": "An Act."},
]


def test_citations_become_marks_in_order_and_notes_stand_once_each() -> None:
    rendered = render({}, [("b1", "Four [@survey, p. 3] own [@act]."), ("b2", "So [@survey].")], CITED)
    assert rendered.blocks[0].html.count("<sup") == 2
    assert '<sup id="mark-3"><a href="#note-3"' in rendered.blocks[1].html
    assert [note.number for note in rendered.notes] == [1, 2, 3]


def test_a_source_is_noted_in_full_at_first_and_short_from_then_on() -> None:
    rendered = render({}, [("b1", "[@survey, p. 3] [@survey] [@survey, p. 3]")], CITED)
    assert [note.words for note in rendered.notes] == [
        "Institute, <em>Harbors</em> (2022), 3.",
        "Institute, <em>Harbors</em>.",
        "Institute, <em>Harbors</em>, 3.",
    ]


def test_notes_of_fields_before_the_text_come_first_and_of_those_after_it_last() -> None:
    fields = {"derived_from": "Old [@act]", "title": "New [@survey]"}
    rendered = render(fields, [("b1", "Text [@survey, p. 3]")], CITED, last=["derived_from"])
    assert "#note-1" in rendered.fields["title"]
    assert "#note-2" in rendered.blocks[0].html
    assert "#note-3" in rendered.fields["derived_from"]


def test_headings_are_counted_through_the_whole_text() -> None:
    rendered = render({}, [("b1", "## One"), ("b2", "#### Two"), ("b3", "## Three")], [])
    assert [block.html[:4] for block in rendered.blocks] == ["<h3>", "<h4>", "<h3>"]


def test_several_texts_on_one_page_keep_their_ids_apart() -> None:
    rendered = render({}, [("b1", "[@act]")], CITED, start=7, prefix="ties-")
    assert 'id="mark-ties-7"' in rendered.blocks[0].html
    assert (rendered.notes[0].id, rendered.notes[0].mark) == ("note-ties-7", "mark-ties-7")


@pytest.mark.parametrize("words", ["`[@survey]`", "\\[@survey]", "```\n[@survey]\n```", "[@unknown]"])
def test_code_and_unknown_sources_get_no_mark(words: str) -> None:
    rendered = render({}, [("b1", words)], CITED)
    assert "<sup" not in rendered.blocks[0].html
    assert "[@" in rendered.blocks[0].html
    assert rendered.notes == []


def test_a_printed_field_is_a_line_of_words_and_no_markdown() -> None:
    rendered = render({"title": "*Plain* <b>\n# words [@act]"}, [], CITED)
    assert rendered.fields["title"].startswith("*Plain* &lt;b&gt;\n# words<sup")


def test_nobody_else_can_give_a_mark_its_id() -> None:
    rendered = render({}, [("b1", '<sup id="mark-1">x</sup> [y](#note-1)')], CITED)
    assert "<sup" not in rendered.blocks[0].html


@given(st.text(alphabet="[]@survey, \n`\\*<>|-#1", max_size=60))
def test_every_citation_of_a_known_source_has_one_mark_and_one_note(markdown: str) -> None:
    found = [citation for citation in citations.find(markdown) if citation.key == "survey"]
    cited = [
        {"key": key, "locator": locator, "note": "N.", "short": "N."} for key, locator in dict.fromkeys(found)
    ]
    rendered = render({}, [("b1", markdown)], cited)
    marks = re.findall(r'<sup id="(mark-\d+)"><a href="#(note-\d+)"', rendered.blocks[0].html)
    assert [(note.mark, note.id) for note in rendered.notes] == marks
    assert len(marks) == len(found)


def version(number: int, fields: dict[str, str], *sources: tuple[str, str]) -> TextVersion:
    blocks = [Block(key=key, position=n, source=source) for n, (key, source) in enumerate(sources, 1)]
    return TextVersion(number=number, fields=fields, blocks=blocks, cited=[])


def test_a_comparison_counts_words_of_fields_and_blocks_and_names_the_fields() -> None:
    old = version(1, {"by_when": "soon"}, ("b1", "one two"), ("b2", "three"), ("b3", "four"))
    new = version(2, {"by_when": "within a year"}, ("b2", "three"), ("b1", "one five"), ("b3", "four"))
    found = comparison(Text(owner_kind="motion"), old, new)
    assert (found.came, found.went, found.moved) == (4, 2, 1)
    assert [(field.label, field.is_changed) for field in found.fields] == [("By when", True)]
    assert not found.is_empty


def test_a_version_compared_with_itself_has_no_changes() -> None:
    same = version(1, {"title": "One"}, ("b1", "one two"))
    found = comparison(Text(owner_kind="motion"), same, same)
    assert found.is_empty
    assert (found.came, found.went, found.changes) == (0, 0, [])


def test_a_note_of_the_text_is_counted_with_those_of_its_sources() -> None:
    made = render({}, [("b1", "One^[Said *so* [@survey].]. Two [@survey].")], CITED)
    assert str(made.notes[0].words).startswith("Said <em>so</em> ")
    assert [note.number for note in made.notes] == [1, 2]
    assert re.sub(r"<[^>]*>", "", made.blocks[0].html) == "One.1 Two.2\n"
