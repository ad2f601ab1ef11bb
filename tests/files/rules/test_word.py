"""Word documents as text."""

import pytest

from taskforce.files.rules import apart, packages, word
from taskforce.files.rules.names import Unsound
from tests.files.word import draft, line, long_draft, run, written

AS_TEXT = """# Ports

Three of **four** ports\\*, *so far*^[Harbor Survey \\[2021\\], 3.].

# What we saw

- quays
  - cranes
- rails

1\\. no list

1. Count
2. Dig^[A second note.]

> [the list](<https://example.org/a_(b)>) of ports

| Port | Tons |
| --- | --- |
| North \\| South | 3 |

come"""


def test_headings_lists_tables_links_and_notes_come_in_and_what_does_not_is_said() -> None:
    found = word.read(packages.docx(draft()))
    assert found.markdown == AS_TEXT
    assert found.notes == 2
    left_out, tracked = found.said
    assert left_out == "Left out: 1 picture or drawing, 1 comment."
    assert tracked.startswith("It had tracked changes: what they put in is kept")


@pytest.mark.parametrize("data", [written(), written(line(run("  "))), b"no document at all"])
def test_a_document_without_words_or_sense_is_refused(data: bytes) -> None:
    with pytest.raises(Unsound, match=r"no words|cannot be read"):
        word.read(data)


def test_a_document_that_asks_for_too_much_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "ADDRESS_SPACE", 24 * 1024 * 1024)
    with pytest.raises(Unsound, match="cannot be read"):
        word.read(draft())


def test_six_thousand_words_with_thirty_nine_notes_come_in_whole() -> None:
    found = word.read(packages.docx(long_draft()))
    text = found.markdown
    assert found.notes == 39
    assert [text.count(f"^[Note {number} of the draft.]") for number in range(1, 40)] == [1] * 39
    assert all(f"w{number}x{place}" in text for number in range(78) for place in range(76))
