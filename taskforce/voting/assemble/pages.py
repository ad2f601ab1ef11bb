"""Votes as plain values for pages and print."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from taskforce.core import sheets
from taskforce.members.states import Level
from taskforce.texts.assemble import Note, Paragraph, render
from taskforce.voting.assemble.moves import document_of_moves, movers, step_of
from taskforce.voting.models import Round, StrawPoll
from taskforce.voting.queries import Matrix, Vote
from taskforce.voting.queries.matrix import Column, Line
from taskforce.voting.rules.positions import CHOICES, USUAL
from taskforce.voting.rules.rule import Rule
from taskforce.voting.rules.words import said
from taskforce.voting.states import Outcome


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


def frozen(round_: Round | StrawPoll) -> Frozen:
    """The matter of a round or straw poll, whose text must be loaded, with its notes."""
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


def columns(found: Matrix) -> list[dict[str, Any]]:
    """The matters as the macro `results.positions` wants them: what stands above each column, and its result."""
    return [
        {
            "public_id": one.public_id,
            "number": one.place.number or str(at),
            "title": one.label,
            "theme": one.place.theme or 1,
            "straw": one.straw.public_id if one.straw else "",
            "result": _result(one.figures, one.outcome),
        }
        for at, one in enumerate(found.columns, 1)
    ]


def _result(figures: dict[str, Any], outcome: str) -> dict[str, Any]:
    """How it ended: how many were for it, of how many, how many were needed, in a word and a shape."""
    word, shape = "adopted", "done"
    if outcome != Outcome.ADOPTED:
        had_quorum = figures.get("quorum_met")
        word, shape = ("not adopted", "block") if had_quorum else ("no quorum", "out")
        if had_quorum and not figures.get("is_settled", True):
            word, shape = "objection", "wait"
    in_favour = figures.get("in_favour", figures["yes"])
    of = max(figures["base"], in_favour)
    return {"yes": in_favour, "of": of, "needed": figures["needed"], "word": word, "shape": shape}


def groups(found: Matrix) -> list[dict[str, Any]]:
    """The people by level; each with the positions in the order of the columns, None where they had no seat."""
    stands = _stands(found)
    moves: dict[str, list[str]] = {}
    at = {one.public_id: number for number, one in enumerate(found.columns)}
    for one in movers(found):
        moves.setdefault(one.person, [""] * len(at))[at[one.round]] = one.way
    return [
        {
            "level": level,
            "rows": [
                {
                    **line._asdict(),
                    "positions": [column.get(line.public_id) for column in stands],
                    "moves": moves.get(line.public_id),
                }
                for line in lines
            ],
        }
        for level, lines in found.levels
    ]


def choices(found: Matrix) -> list[str]:
    """The positions that the table must explain: the usual ones, and whatever else somebody took."""
    taken = {choice for column in _stands(found) for choice in column.values()}
    known = [other for choice in CHOICES for other in (choice, *_OTHERWISE.get(choice, ()))]
    return [choice for choice in known if choice in taken or choice in USUAL] + [""]


_OTHERWISE = {"block": ("object",), "abstain": ("stand_aside",)}  # the same position under another rule


def _stands(found: Matrix) -> list[dict[str, str]]:
    """The positions in each column by person, under the name that its rule gives them."""
    rules = [Rule.from_stored(one.rule) for one in found.columns]
    return [
        {person: _named(rule, choice) for person, choice in one.stands.items()}
        for rule, one in zip(rules, found.columns, strict=True)
    ]


def _named(rule: Rule, choice: str) -> str:
    if choice == "block" and rule.silence_consents:
        return "object"
    return "stand_aside" if choice == "abstain" and rule.is_consensus else choice


def table(found: Matrix) -> tuple[list[str], list[list[str]]]:
    """Head and rows of the table for spreadsheets: a row for each person, in words; a last one with the results."""
    rules = [Rule.from_stored(one.rule) for one in found.columns]
    head = ["Member", "Title", "Level", *(title for one in found.columns for title in _heads(one))]
    rows = [
        [line.name, line.title, level, *_words(found, rules, line.public_id)]
        for level, lines in found.levels
        for line in lines
    ]
    return [sheets.harmless(cell) for cell in head], [
        *rows,
        [
            "Result",
            "",
            "",
            *(cell for one in found.columns for cell in [*[""] * bool(one.straw), one.sentence]),
        ],
    ]


def _words(found: Matrix, rules: Sequence[Rule], person: str) -> list[str]:
    words = []
    for one, rule in zip(found.columns, rules, strict=True):
        step, choice = step_of(one, person), one.stands.get(person)
        if one.straw:
            words.append(step.label if step else "no answer")
        words.append("not in this vote" if choice is None else said(rule, choice))
    return words


def _heads(one: Column) -> list[str]:
    """What stands above a matter: its straw poll, if there was one with names, and its vote."""
    title = f"{one.place.number} {one.label}".strip()
    return [f"{title}: straw poll", title] if one.straw else [title]


def roll(votes: Sequence[Vote]) -> tuple[list[str], list[list[str]]]:
    """Head and rows of one closed vote for spreadsheets, in the order of the electorate."""
    head = ["Member", "Title", "Level", "Position", "Why", "Note", "Taken at (UTC)"]
    rows = [
        [
            vote.name,
            vote.title,
            vote.level,
            vote.said,
            vote.reason,
            vote.note,
            vote.cast_at.isoformat() if vote.cast_at else "",
        ]
        for vote in votes
    ]
    return head, rows


def document(found: Matrix) -> dict[str, Any]:
    """All of it for programs: matters with rule and figures, people with their positions by matter, who moved."""
    return {
        "matters": [_matter(one) for one in found.columns],
        "members": [_member(found, line) for line in found.people],
        "moved": document_of_moves(found),
    }


def _matter(one: Column) -> dict[str, Any]:
    straw = one.straw
    return {
        "id": one.matter_id,
        "kind": one.matter_kind,
        "number": one.place.number,
        "theme": one.place.theme_title,
        "label": one.label,
        "question": one.question,
        "rule": one.rule,
        "outcome": one.outcome,
        "result": one.sentence,
        "counts": one.figures,
        "closed_at": one.closed_at.isoformat(),
        "straw_poll": {"id": straw.public_id, "steps": [step._asdict() for step in straw.steps]}
        if straw
        else None,
    }


def _member(found: Matrix, line: Line) -> dict[str, Any]:
    """One person with positions, and steps in straw polls counted from 0, by the matter."""
    person = line.public_id
    return {
        "id": person,
        "name": line.name,
        "title": line.title,
        "level": line.level,
        "positions": {one.matter_id: one.stands[person] for one in found.columns if person in one.stands},
        "straw": {
            one.matter_id: one.straw.taken[person]
            for one in found.columns
            if one.straw and person in one.straw.taken
        },
    }
