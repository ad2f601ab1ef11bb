"""What a mail about a meeting says, as text and as HTML."""

import pytest

from taskforce.meetings.rules import letters

FACTS = letters.Facts(
    title="Dredging & <b>dues</b>",
    kind="plenary",
    task_force="Task Force on Small Harbors",
    when="Thursday 5 May 2022, 14:00 to 16:00 EDT",
    elsewhere="",
    place="Pier 4",
    link="https://video.example/harbors",
    page="https://harbors.example/t/harbors/meetings/m1",
    sender="Noor Ellery",
)
ANSWER = "https://harbors.example/do/abc"
LETTERS = {
    "invitation": letters.invitation(FACTS, ANSWER),
    "change": letters.change(FACTS, "The place was Pier 2.", ANSWER),
    "reminder": letters.reminder(FACTS, ANSWER),
    "cancellation": letters.cancellation(FACTS, "Fog & ice."),
}


@pytest.mark.parametrize("kind", LETTERS)
def test_the_html_says_what_the_text_says_and_nothing_typed_becomes_a_tag(kind: str) -> None:
    letter = LETTERS[kind]
    assert "<b>dues" not in letter.html
    assert "Dredging &amp; &lt;b&gt;dues&lt;/b&gt; (plenary)" in letter.html
    assert "Dredging & <b>dues</b> (plenary)" in letter.text
    for address in (FACTS.link, FACTS.page):
        assert f'<a href="{address}">{address}</a>' in letter.html
    assert (
        (f'<a href="{ANSWER}">Say yes' in letter.html) is (ANSWER in letter.text) is (kind != "cancellation")
    )


def test_what_a_change_or_a_cancellation_is_about_is_in_both() -> None:
    assert all("The place was Pier 2." in said for said in (LETTERS["change"].text, LETTERS["change"].html))
    assert "Reason: Fog & ice." in LETTERS["cancellation"].text
    assert "<p>Reason: Fog &amp; ice.</p>" in LETTERS["cancellation"].html


def test_the_text_is_laid_out_as_it_reads() -> None:
    assert LETTERS["reminder"].text.endswith(
        "Place: Pier 4\nJoin remotely: https://video.example/harbors\n"
        "Agenda: https://harbors.example/t/harbors/meetings/m1\n\n"
        f"Say yes, perhaps or no here, without signing in:\n{ANSWER}\n"
    )
