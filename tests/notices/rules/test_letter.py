"""The letter: one subject, and the same in plain text and in HTML."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as some

from taskforce.notices.rules.letter import LONGEST_SUBJECT, Letter, Line
from taskforce.notices.rules.sentences import sentence
from taskforce.notices.rules.telling import BY_ACT

VOTE = Line("Vote on “Own a dredge”", "https://example.org/t/rivers/votes/x", "Fri 20 May")
OPEN = Line("The vote on “Own a dredge” is open", "https://example.org/t/rivers/votes/x")


def letter(waiting: list[Line], happened: list[Line], name: str = "Nia O’Hara", by: str = "") -> Letter:
    return Letter(
        name, "Rivers", waiting, happened, "https://example.org/choose", [("Votes", "https://s")], by
    )


@pytest.mark.parametrize(
    ("waiting", "happened", "subject"),
    [
        ([VOTE], [], "Vote on “Own a dredge”, by Fri 20 May · Rivers"),
        ([], [OPEN], "The vote on “Own a dredge” is open · Rivers"),
        ([VOTE, VOTE], [OPEN], "Two things wait for you · Rivers"),
        ([], [OPEN, OPEN, OPEN], "Three things happened · Rivers"),
    ],
)
def test_the_subject_is_the_one_thing_or_how_many(
    waiting: list[Line], happened: list[Line], subject: str
) -> None:
    assert letter(waiting, happened).subject == subject


@given(some.text(max_size=400), some.text(max_size=60))
def test_whatever_a_title_holds_the_subject_is_one_short_line_and_nothing_in_the_html_lives(
    title: str, name: str
) -> None:
    made = letter([Line(title, "https://example.org/x")], [], name)
    assert len(made.subject) <= LONGEST_SUBJECT
    assert len(made.subject.splitlines()) <= 1
    reader = Tags()
    reader.feed(made.html)
    assert reader.seen <= {"html", "body", "p", "a", "h2", "ul", "li"}


class Tags(HTMLParser):
    """Collects the names of the tags that a mail program would see."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)


@pytest.mark.parametrize(
    ("act", "number", "words"),
    [
        ("round.opened", 1, "The vote on “Own a dredge” is open"),
        ("comment.made", 1, "Nia commented on “Own a dredge”"),
        ("comment.made", 3, "Three comments were made on “Own a dredge”"),
        ("recommendation.adopted", 1, "“Own a dredge” was adopted"),
        ("charter.edited", 2, "The charter was edited"),
    ],
)
def test_an_act_is_one_sentence_however_often_it_happened(act: str, number: int, words: str) -> None:
    assert sentence(BY_ACT[act], who="Nia", title="Own a dredge", number=number).plain == words
