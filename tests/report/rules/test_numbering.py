"""Printed numbers."""

from taskforce.report.rules.numbering import missing_sections, numbers

SECTIONS = ["ties", "capacity"]
ADOPTED = [("office", "ties"), ("liaisons", "ties"), ("guide", "capacity")]


def test_adopted_ones_are_counted_by_section_and_the_others_go_on_behind_them() -> None:
    given = numbers(SECTIONS, ADOPTED, [("fund", "capacity"), ("roster", "ties")])
    assert given == {"office": "1.1", "liaisons": "1.2", "guide": "2.1", "fund": "2.2", "roster": "1.3"}


def test_sections_have_the_order_of_the_outline() -> None:
    assert numbers(["capacity", "ties"], ADOPTED, [])["office"] == "2.1"


def test_what_has_no_section_counts_behind_all_sections() -> None:
    assert numbers(["ties"], [], [("guide", "capacity"), ("fund", "issues")]) == {
        "guide": "2.1",
        "fund": "2.2",
    }


def test_a_theme_with_something_adopted_wants_a_section() -> None:
    titles = {"ties": "Ties", "capacity": "Capacity"}
    assert missing_sections(SECTIONS, ADOPTED, titles) == []
    assert missing_sections(["capacity"], ADOPTED, titles) == ["Ties"]
