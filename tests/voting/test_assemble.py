"""Votes by level of government."""

from taskforce.voting.assemble import by_level
from taskforce.voting.queries import Vote


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
