"""Pictures of the people."""

from collections import Counter
from collections.abc import Sequence

from taskforce.members.models import Person
from taskforce.members.states import Level

GROUPS = (
    CHAIRS := "Co-chairs",
    HOUSE := "Facilitator and host",
    MEMBERS := "Members",
    OBSERVERS := "Observers",
    STAFF := "Staff who act for a principal",
    FUNDER := "Funder",
    GONE := "No longer here",
)


def balance(people: Sequence[Person]) -> list[tuple[str, int]]:
    """How many co-chairs and members speak for each level, in the order of the levels; empty ones left out."""
    seated = [person for person in people if person.role_names & {"member", "co_chair"}]
    counts = Counter(person.level for person in seated)
    return [(str(level), counts[level]) for level in Level if counts[level]]


def groups(people: Sequence[Person]) -> list[tuple[str, list[Person]]]:
    """The list of people as it is read: each in the first group that is theirs, in the order of the list."""
    found: dict[str, list[Person]] = {title: [] for title in GROUPS}
    for person in people:
        found[_group(person)].append(person)
    return [(title, some) for title, some in found.items() if some]


def _group(person: Person) -> str:
    if person.left_at is not None:
        return GONE
    roles = person.role_names
    if person.is_co_chair:
        return CHAIRS
    if person.keeps_house:
        return HOUSE
    if person.is_member:
        return MEMBERS
    if "funder" in roles:
        return FUNDER
    return STAFF if person.is_staff else OBSERVERS
