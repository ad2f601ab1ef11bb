"""Printed fields, sentences: values in, values out."""

import pytest

from taskforce.core import numbers
from taskforce.recommendations.rules import record
from taskforce.recommendations.rules.fields import LABELS, LEAD, Fields, in_line
from taskforce.recommendations.rules.turns import turn
from taskforce.recommendations.states import State

BRIEFS = [
    ("Within one year of publication", "Congress, within one year of publication"),
    ("By 31 March 2023",               "Congress, by 31 March 2023"),
    ("Friday 31 March 2023",           "Congress, Friday 31 March 2023"),
    ("",                               "Congress"),
]  # fmt: skip


@pytest.mark.parametrize(("by_when", "brief"), BRIEFS)
def test_who_and_when_stand_in_one_line(by_when: str, brief: str) -> None:
    assert Fields("T", "Congress", "should", by_when).brief == brief


def test_nothing_in_line_is_nothing() -> None:
    assert in_line("") == ""


def test_fields_keep_their_order_and_leave_what_is_strange() -> None:
    fields = Fields.of({"action": "a", "title": "t", "addressee": "w", "number": "9"})
    assert list(fields.as_dict()) == list(LABELS)
    assert fields.lead == [("Who", "w"), ("What", "a"), ("When", "")]
    assert [name for _, name in LEAD] == ["addressee", "action", "by_when"]


NUMBERS = [
    (0, "no comments wait"),
    (1, "one comment waits"),
    (12, "twelve comments wait"),
    (1500, "1,500 comments wait"),
]


@pytest.mark.parametrize(("number", "words"), NUMBERS)
def test_a_number_agrees_with_its_words(number: int, words: str) -> None:
    assert numbers.counted(number, "comment waits", "comments wait") == words


@pytest.mark.parametrize(
    ("parts", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_parts_are_listed(parts: list[str], words: str) -> None:
    assert numbers.listed(parts) == words


SENTENCES = [
    ("recommendation.proposed",       {},                                      "Nia proposed it."),
    ("recommendation.put_to_vote",    {"version": 3},                          "Nia put version 3 to the vote."),
    ("comment.made", {"weight": "critical", "version": 2}, "Nia made a critical comment on version 2."),
    ("comment.made",                  {"weight": "question", "version": 2},      "Nia asked a question on version 2."),
    ("comment.disposed", {"verdict": "accepted_in_part"}, "Nia answered a comment: accepted in part."),
    ("recommendation.withdrawn",      {"why": "{by} {0} {version.__class__}"}, "Nia withdrew it."),
    ("text.frozen",                   {},                                      None),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "facts", "words"), SENTENCES)
def test_an_event_is_a_plain_sentence(kind: str, facts: dict[str, object], words: str | None) -> None:
    assert record.sentence(kind, "Nia", facts) == words


def test_a_name_with_braces_is_a_name() -> None:
    assert record.sentence("recommendation.proposed", "{by.__class__}", {}) == "{by.__class__} proposed it."


@pytest.mark.parametrize(
    ("state", "is_voted_on", "comments", "words"),
    [
        (State.IDEA, False, 0, "Mateo puts it forward"),
        (State.PROPOSED, False, 0, "the facilitator or a co-chair takes it into drafting"),
        (State.DRAFTING, False, 2, "Mateo writes it"),
        (State.OPEN_FOR_COMMENT, False, 2, "everybody comments"),
        (State.COMMENTS_CLOSED, False, 2, "Mateo or the facilitator or a co-chair answers the comments"),
        (State.COMMENTS_CLOSED, False, 0, "the facilitator puts it to the vote"),
        (State.UP_FOR_DECISION, False, 0, "the facilitator puts it to the vote"),
        (State.UP_FOR_DECISION, True, 0, "the voters vote"),
        (State.ADOPTED, False, 0, ""),
        (State.FAILED, False, 0, ""),
        (State.DEFERRED, False, 3, ""),
        (State.WITHDRAWN, False, 0, ""),
    ],
)
def test_the_board_says_whose_turn_it_is(state: State, is_voted_on: bool, comments: int, words: str) -> None:
    assert turn(state, "Mateo", is_voted_on=is_voted_on, open_comments=comments) == words
