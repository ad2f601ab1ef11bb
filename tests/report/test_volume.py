"""What may stand in a volume."""

import pytest
from markupsafe import Markup

from taskforce.core.prose import to_html
from taskforce.report.volume import Prose, call

NOTE = Markup("Ibid.")


def test_prose_takes_its_notes_in_their_order() -> None:
    assert Prose(Markup("<p>a{} b{}</p>").format(call(0), call(1)), (NOTE, NOTE))


@pytest.mark.parametrize(
    ("calls", "notes"),
    [
        ((), (NOTE,)),
        ((0,), ()),
        ((1, 0), (NOTE, NOTE)),
        ((0, 0), (NOTE,)),
    ],
)
def test_a_note_that_is_lost_doubled_or_out_of_order_is_refused(
    calls: tuple[int, ...], notes: tuple[Markup, ...]
) -> None:
    with pytest.raises(ValueError, match="calls notes"):
        Prose(Markup("<p>a {}</p>").format("b".join(map(call, calls))), notes)


def test_a_call_survives_markdown() -> None:
    html = to_html(f"Words{call(0)} and *more{call(1)}*.\n\n| a{call(2)} |\n|---|\n")
    assert [call(number) in html for number in range(3)] == [True] * 3


def test_plain_text_is_escaped_and_parted_into_paragraphs() -> None:
    assert Prose.plain("a < b\n\n  \nc").html == "<p>a &lt; b</p><p>c</p>"


def test_prose_without_words_is_none() -> None:
    assert not Prose.plain("  \n ")
