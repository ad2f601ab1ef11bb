"""How people are told by mail, as a file has it."""

from taskforce.members.models import Person
from taskforce.notices import queries
from taskforce.notices.rules.kinds import FIRST_HOUR
from taskforce.records.writing.page import Facts, Page


def told(page: Page, person: Person) -> Facts | None:
    """`told` of a person: the hour of the daily mail and the ways they chose, where they are not the usual ones."""
    choice = queries.choice(page.session, person.id)
    if choice is None:
        return None
    hour = {"hour": choice.hour} if choice.hour != FIRST_HOUR else {}
    return {**hour, **dict(sorted(choice.ways.items()))} or None
