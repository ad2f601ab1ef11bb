"""Votes by level of government, and the frozen text with its notes."""

from taskforce.voting.assemble import by_level, frozen
from taskforce.voting.models import Round
from taskforce.voting.queries import Vote
from tests.voting.scenes import one_dredge


def said(name: str, level: str) -> Vote:
    """A vote of somebody of that level."""
    return Vote(name, name, "", "", "", level, "yes", "", None)


def test_levels_come_in_their_order_and_people_in_theirs() -> None:
    groups = by_level(
        [said("Roe", "local"), said("Lyle", "federal"), said("Bell", "none"), said("Iriarte", "local")]
    )
    assert [(group.level, [vote.name for vote in group.votes]) for group in groups] == [
        ("federal", ["Lyle"]),
        ("local", ["Roe", "Iriarte"]),
        ("none", ["Bell"]),
    ]


def test_the_frozen_text_prints_its_citations_as_marks_with_the_notes_of_then() -> None:
    matter = frozen(Round(matter_text=one_dredge().text))
    assert [label for label, _ in matter.lead] == ["Who", "What"]
    assert "[@survey" not in matter.blocks[0].html
    assert '<a href="#note-1"' in matter.blocks[0].html
    assert [(note.number, note.words) for note in matter.notes] == [
        (1, "Harbor Institute, <em>Forty Harbors</em>, 12.")
    ]
    assert matter.facts == [("Vehicle", "Agreement between the towns")]
