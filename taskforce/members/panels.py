"""Pictures of the people."""

from collections import Counter
from collections.abc import Sequence

from taskforce.members.models import Person
from taskforce.members.states import Level


def balance(people: Sequence[Person]) -> list[tuple[str, int]]:
    """How many co-chairs and members speak for each level, in the order of the levels; empty ones left out."""
    seated = [person for person in people if person.role_names & {"member", "co_chair"}]
    counts = Counter(person.level for person in seated)
    return [(str(level), counts[level]) for level in Level if counts[level]]
