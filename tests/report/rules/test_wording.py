"""Words outside of prose."""

import time
from datetime import date

import pytest

from taskforce.report.rules import wording


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("The Secretary of State", "The Secretary of State"),
        ("The law [@law, 12] says", "The law says"),
        ("two\nlines \t here", "two lines here"),
        ("a\ue0000\ue001b", "a0b"),
        ("a\u202eb\u202c", "ab"),
        ("[@a][@b]", ""),
        ("[not one]", "[not one]"),
    ],
)
def test_a_line_has_no_citations_and_no_characters_of_private_use(typed: str, printed: str) -> None:
    assert wording.line(typed) == printed


def test_fifty_thousand_spaces_take_no_time() -> None:
    started = time.process_time()
    assert wording.line(" " * 50_000 + "[@") == "[@"
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("markdown", "printed"),
    [
        ("Members *speak* for **themselves**.", "Members speak for themselves."),
        ("One.\n\nTwo [@law].\n\n- three\n- four", "One. Two. three four"),
        ("A < B & C <script>x</script>", "A < B & C <script>x</script>"),
    ],
)
def test_plain_words_of_markdown(markdown: str, printed: str) -> None:
    assert wording.plain(markdown) == printed


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Adopted: 15 yes, 4 no. Needed: 14.", "15 yes, 4 no. Needed: 14."),
        ("Not adopted, 3 votes short: 11 yes, 6 no.", "3 votes short: 11 yes, 6 no."),
        ("Not adopted for want of a quorum: 6 yes, 3 no.", "For want of a quorum: 6 yes, 3 no."),
        ("Not adopted, since no more say yes than no: 2 yes.", "Since no more say yes than no: 2 yes."),
    ],
)
def test_a_result_is_printed_without_its_verdict_which_stands_before_it(sentence: str, figures: str) -> None:
    assert wording.figures(sentence) == figures


def test_a_day_and_a_count() -> None:
    assert wording.day(date(2022, 5, 1)) == "1 May 2022"
    assert [wording.counted(n, "page", "pages") for n in (1, 1204)] == ["1 page", "1,204 pages"]
