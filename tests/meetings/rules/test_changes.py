"""What is another in an agenda since it was published."""

from hypothesis import given
from hypothesis import strategies as st

from taskforce.meetings.rules import changes
from taskforce.meetings.rules.changes import Row

A, B, C, D = (Row(one, one.upper(), 5) for one in "abcd")


def words(before: list[Row], after: list[Row]) -> list[str]:
    return [change.words for change in changes.compare(before, after)]


def test_the_table_of_changes() -> None:
    for before, after, expected in [
        ([A, B], [A, B], []),
        ([A, B], [B], ["“A” is off the agenda."]),
        ([A], [A, B], ["“B” is new, 5 minutes."]),
        ([A, B, C], [C, A, B], ["“C” is item 1, was item 3."]),
        ([A, B, C, D], [B, C, A, D], ["“A” is item 3, was item 1."]),
        ([A], [Row("a", "Aa", 5)], ["“A” is called “Aa” now."]),
        ([A], [Row("a", "A", 35)], ["“A” has 35 minutes, had 5 minutes."]),
        ([A], [Row("a", "A", 0)], ["“A” has no time of its own, had 5 minutes."]),
        ([A], [Row("a", "A", 5, "Nia")], ["“A” is led by Nia."]),
        ([Row("a", "A", 5, "Nia")], [A], ["“A” is no longer led by Nia."]),
        ([A, B], [Row("b", "Bb", 1)], [
            "“A” is off the agenda.", "“B” is called “Bb” now.", "“B” has 1 minute, had 5 minutes.",
        ]),
    ]:  # fmt: skip
        assert words(before, after) == expected


def test_the_meeting_itself_may_have_changed() -> None:
    found = changes.compare_facts({"place": "Hall", "link": ""}, {"place": "", "link": "", "title": "New"})
    assert [(one.id, one.words) for one in found] == [("", "Place: none, was Hall.")]


@given(st.permutations(range(7)))
def test_what_moved_is_enough_to_explain_the_order_and_no_more(order: list[int]) -> None:
    before, after = [str(one) for one in range(7)], [str(one) for one in order]
    moved = changes.moved_among(before, after)
    assert [one for one in before if one not in moved] == [one for one in after if one not in moved]
    longest = max(
        sum(mask >> place & 1 for place in range(7))
        for mask in range(2**7)
        if (kept := [one for place, one in enumerate(order) if mask >> place & 1]) == sorted(kept)
    )
    assert len(moved) == 7 - longest
