"""Who moved between the straw poll on a text and the vote on it, for the picture of where everybody stands."""

from typing import Any, NamedTuple

from taskforce.voting.queries import Matrix
from taskforce.voting.queries.matrix import Column
from taskforce.voting.rules.gradient import Step
from taskforce.voting.rules.moves import moved
from taskforce.voting.rules.rule import Rule
from taskforce.voting.rules.words import said


class Moved(NamedTuple):
    """One person on one matter: what they said in the straw poll, what in the vote, and whether that is `up`."""

    person: str
    name: str
    level: str
    number: str
    label: str
    round: str
    before: str
    after: str
    way: str


def step_of(one: Column, person: str) -> Step | None:
    """The step that the person took in the straw poll before this vote."""
    if one.straw is None or person not in one.straw.taken:
        return None
    return one.straw.steps[one.straw.taken[person]]


def movers(found: Matrix) -> list[Moved]:
    """Everybody who changed sides, by matter and then in the order of the people."""
    rows: list[Moved] = []
    people = found.people
    for one in found.columns:
        rule = Rule.from_stored(one.rule)
        for line in people if one.straw else []:
            step, choice = step_of(one, line.public_id), one.stands.get(line.public_id, "")
            way = moved(step, choice)
            if step and way:
                place = (one.place.number, one.label, one.public_id)
                words = (step.label, said(rule, choice), way)
                rows.append(Moved(line.public_id, line.name, line.level, *place, *words))
    return rows


def spans(found: Matrix) -> list[dict[str, Any]]:
    """The themes above the columns in their order, each with how many columns stand under it."""
    themes: list[dict[str, Any]] = []
    for one in found.columns:
        if themes and themes[-1]["theme"] == (one.place.theme or 1):
            themes[-1]["columns"] += 1
        else:
            title = one.place.theme_title or "Other matters"
            themes.append({"theme": one.place.theme or 1, "title": title, "columns": 1})
    return themes


def document_of_moves(found: Matrix) -> list[dict[str, str]]:
    """The same for programs."""
    return [row._asdict() for row in movers(found)]
