"""Votes as plain values for pages and print."""

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from taskforce.members.states import Level
from taskforce.texts.assemble import Note, Paragraph, render
from taskforce.voting.models import Round
from taskforce.voting.queries import Vote


class Group(NamedTuple):
    """The votes of one level of government, in the order of the electorate."""

    level: str
    votes: list[Vote]


class Frozen(NamedTuple):
    """The matter of a round as it was frozen, ready to be shown: no text of today is asked."""

    lead: list[tuple[str, Markup]]
    blocks: list[Paragraph]
    facts: list[tuple[str, Markup]]
    notes: list[Note]


def by_level(votes: Iterable[Vote]) -> list[Group]:
    """The votes grouped by level, in the order in which levels are always named; empty levels are left out."""
    groups: dict[str, list[Vote]] = {level.value: [] for level in Level}
    for vote in votes:
        groups[vote.level].append(vote)
    return [Group(level, found) for level, found in groups.items() if found]


def frozen(round_: Round) -> Frozen:
    """The matter of a round, whose text must be loaded: lead, text, further facts, and the notes in that order."""
    matter = round_.matter_text
    lead = {f"lead {label}": words for label, words in matter["lead"]}
    facts = {f"fact {label}": words for label, words in matter["facts"]}
    blocks = [(block["key"], block["source"]) for block in matter["blocks"]]
    shown = render({**lead, **facts}, blocks, matter["cited"], last=set(facts))
    return Frozen(
        [(label, shown.fields[f"lead {label}"]) for label, _ in matter["lead"]],
        shown.blocks,
        [(label, shown.fields[f"fact {label}"]) for label, _ in matter["facts"]],
        shown.notes,
    )
