"""The people of the report: signers, leaders, members by level, voters."""

from collections.abc import Iterable, Mapping

from taskforce.members import models
from taskforce.members.states import Level, RoleName
from taskforce.report.queries.record import Vote
from taskforce.report.rules import wording
from taskforce.report.volume import Group, Person, Voter

LEVELS = {
    Level.FEDERAL: "Federal government",
    Level.STATE: "State government",
    Level.LOCAL: "Local government",
    Level.TRIBAL: "Tribal nations",
    Level.CIVIC: "Civil society",
    Level.NONE: "Without a level",
}
LEADS = {
    RoleName.CO_CHAIR: "Co-chair",
    RoleName.HOST_PRINCIPAL: "Principal of the host",
    RoleName.FACILITATOR: "Facilitator",
}
_ORDER = list(LEVELS)


def printed(person: models.Person, *, role: str = "") -> Person:
    """A person as printed, with the words they said in public where they lead."""
    return Person(
        key=person.key,
        name=wording.line(person.printed_name),
        title=wording.line(person.printed_title),
        role=role,
        quote=wording.line(person.quote) if role else "",
        quote_context=wording.line(person.quote_context) if role else "",
        is_sample=person.is_sample,
    )


def leaders(people: Iterable[models.Person]) -> tuple[Person, ...]:
    """Co-chairs, the principal of the host and the facilitator, in order of precedence; equals in that order."""
    ranked = [(_rank(person), person) for person in people if _rank(person) is not None]
    ranked.sort(key=lambda pair: (pair[1].precedence, pair[0], pair[1].sort_key, pair[1].key))
    words = list(LEADS.values())
    return tuple(printed(person, role=words[rank or 0]) for rank, person in ranked)


def groups(people: Iterable[models.Person]) -> tuple[Group, ...]:
    """Everybody else: members by level, then observers, in order of precedence; no staff and no funder."""
    others = [person for person in people if _rank(person) is None]
    others.sort(key=lambda person: (person.precedence, person.sort_key, person.key))
    made = [
        (LEVELS[level], [one for one in others if one.is_member and one.level == level]) for level in LEVELS
    ]
    watching = [one for one in others if not one.is_member and RoleName.OBSERVER in one.role_names]
    made.append(("Observers", watching))
    return tuple(Group(title, tuple(printed(one) for one in found)) for title, found in made if found)


def voters(votes: Iterable[Vote], people: Iterable[models.Person]) -> tuple[Voter, ...]:
    """Everybody who stood in an electorate, by level as of the latest vote, in the order of precedence."""
    by_name = {person.public_id: person for person in people}
    latest = {
        seat.person_public_id: seat
        for vote in sorted(
            votes, key=lambda vote: (vote.round.closed_at or vote.round.closes_at, vote.round.id)
        )
        for seat in vote.round.seats
    }
    lines = [(by_name[public_id], seat) for public_id, seat in latest.items()]
    lines.sort(
        key=lambda line: (
            _ORDER.index(Level(line[1].level)),
            line[0].precedence,
            line[0].sort_key,
            line[0].key,
        )
    )
    return tuple(
        Voter(
            person.key, wording.line(seat.printed_name), LEVELS[Level(seat.level)], is_sample=person.is_sample
        )
        for person, seat in lines
    )


def keys(people: Iterable[models.Person]) -> Mapping[str, str]:
    """The permanent key of each person by their public id."""
    return {person.public_id: person.key for person in people}


def _rank(person: models.Person) -> int | None:
    held = [rank for rank, name in enumerate(LEADS) if name in person.role_names]
    return min(held, default=None)
