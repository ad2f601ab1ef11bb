"""Prose as it is printed: notes, headings, references."""

import pytest

from taskforce.report.rules import setting
from taskforce.report.rules.setting import Notes, Setting
from taskforce.report.volume import call


def set_prose(
    html: str, *notes: str, level: int = 3, leads: bool = False, numbered: Notes | None = None
) -> str:
    pages = {"rec-dredge": 23}
    counted = Notes() if numbered is None else numbered
    how = Setting(level, leads)
    return setting.prose(
        html, notes, how, counted, pages.__getitem__, {"rec-dredge": "Recommendation 7"}.__getitem__
    )


def note(number: int, text: str, kind: str = "fn") -> str:
    return f'<span class="call" id="c{number}"></span><span class="{kind}" id="n{number}">{text}</span>'


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (f"<p>eleven days {call(0)}.</p>", f"<p>eleven days.{note(1, 'N')}</p>"),
        (f"<p>eleven days{call(0)}, and</p>", f"<p>eleven days,{note(1, 'N')} and</p>"),
        (f"<p>“eleven days {call(0)}.”</p>", f"<p>“eleven days.”{note(1, 'N')}</p>"),
        (f"<p>days (eleven {call(0)}).</p>", f"<p>days (eleven{note(1, 'N')}).</p>"),
        (f"<p>days {call(0)} and</p>", f"<p>days{note(1, 'N')} and</p>"),
        (f"<p>days {call(0)} <em>and</em></p>", f"<p>days{note(1, 'N')} <em>and</em></p>"),
        (f"<p>days{call(0)}</p>", f"<p>days{note(1, 'N')}</p>"),
    ],
)
def test_the_mark_stands_behind_the_punctuation_without_a_space(written: str, printed: str) -> None:
    assert set_prose(written, "N") == printed


def test_a_second_mark_behind_the_first_is_parted_by_a_comma() -> None:
    printed = f"<p>days.{note(1, 'A')}{note(2, 'B', 'fn also')}</p>"
    assert set_prose(f"<p>days {call(0)} {call(1)}.</p>", "A", "B") == printed


def test_notes_are_numbered_on_through_the_volume() -> None:
    numbered = Notes()
    set_prose(f"<p>a{call(0)}</p>", "A", numbered=numbered)
    assert note(2, "B") in set_prose(f"<p>b{call(0)}</p>", "B", numbered=numbered)


@pytest.mark.parametrize(
    ("levels", "top", "printed"),
    [
        ("3 4 4 3", 3, "3 4 4 3"),
        ("3 5 3", 3, "3 4 3"),
        ("5 4 3", 4, "4 4 4"),
        ("4 5", 5, "5 6"),
        ("3 4 5", 5, "5 6 6"),
    ],
)
def test_headings_follow_each_other_without_a_gap(levels: str, top: int, printed: str) -> None:
    html = "".join(f"<h{level}>x</h{level}>" for level in levels.split())
    wanted = "".join(f"<h{level}>x</h{level}>" for level in printed.split())
    assert set_prose(html, level=top) == wanted


def test_a_reference_has_its_page() -> None:
    link = '<a class="x" href="#rec-dredge" data-p="23">the dredge</a>'
    assert set_prose('<p>see <a href="#rec-dredge" rel="noopener">the dredge</a></p>') == f"<p>see {link}</p>"


def test_a_reference_without_words_says_what_it_is() -> None:
    assert ">Recommendation 7</a>" in set_prose('<p><a href="#rec-dredge"></a></p>')


def test_a_reference_in_brackets_needs_no_second_pair() -> None:
    printed = set_prose('<p>(a) (see <a href="#rec-dredge">it</a>) <a href="#rec-dredge">it</a></p>')
    assert printed.count('class="x in"') == 1
    assert printed.index('class="x in"') < printed.index('class="x"')


def test_a_link_outside_keeps_its_address_only() -> None:
    html = '<p><a href="https://example.org/?a=1&amp;b=2" title="t" rel="noopener">out</a></p>'
    assert set_prose(html) == '<p><a href="https://example.org/?a=1&amp;b=2">out</a></p>'


def test_the_first_paragraph_may_lead() -> None:
    assert set_prose("<p>a</p><p>b</p>", leads=True) == '<p class="lead">a</p><p>b</p>'


def test_headers_of_a_table_say_what_they_head() -> None:
    assert set_prose("<table><thead><tr><th>a</th></tr></thead></table>").count('<th scope="col">') == 1


def test_signs_stay_escaped() -> None:
    assert set_prose("<p>a &lt; b &amp; c</p>") == "<p>a &lt; b &amp; c</p>"


def test_a_list_keeps_its_first_number() -> None:
    assert set_prose('<ol start="3"><li>x</li></ol>') == '<ol start="3"><li>x</li></ol>'
