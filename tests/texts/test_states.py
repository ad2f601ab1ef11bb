"""The words of comments are those of the file format and of the pages."""

from taskforce.texts.forms import KINDS, VERDICTS
from taskforce.texts.states import CommentKind, Verdict


def test_a_comment_is_of_one_of_four_kinds() -> None:
    assert [kind.value for kind in CommentKind] == ["critical", "substantive", "editorial", "question"]


def test_there_are_six_ways_to_answer_a_comment() -> None:
    words = "accepted accepted_in_part rejected out_of_scope duplicate deferred"
    assert [verdict.value for verdict in Verdict] == words.split()


def test_the_forms_offer_every_word_and_no_other() -> None:
    assert [value for value, _ in KINDS] == [kind.value for kind in CommentKind]
    assert [value for value, _ in VERDICTS] == [verdict.value for verdict in Verdict]
