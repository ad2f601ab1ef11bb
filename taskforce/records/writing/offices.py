"""What people hold elsewhere, who acts for whom, and who has left, as a file has them."""

from collections import defaultdict

from sqlalchemy import select

from taskforce.members.actions.affiliations import FIELDS
from taskforce.members.models import Affiliation, Delegation, Person
from taskforce.records.writing.page import Facts, Page


def affiliations(page: Page) -> dict[int, list[Facts]]:
    """By person, in their order."""
    chosen = (
        select(Affiliation).where(Affiliation.task_force_id == page.task_force.id).order_by(Affiliation.id)
    )
    found: dict[int, list[Facts]] = defaultdict(list)
    for one in page.session.scalars(chosen):
        facts = {name: getattr(one, name) for name in FIELDS}
        found[one.person_id].append(facts | _days(one))
    return found


def left(page: Page, person: Person) -> Facts | None:
    """How they left, if they did."""
    event = page.last(person.public_id, "person.left")
    if person.left_at is None or person.left_on is None or event is None:
        return None
    return page.event(
        event,
        last_on=person.left_on.isoformat(),
        how=person.left_how,
        why=person.left_why,
        replaced_by=page.key(person.replaced_by_id),
    )


def delegations(page: Page) -> list[Facts]:
    """`delegations`, by the time of the grant."""
    chosen = select(Delegation).where(Delegation.task_force_id == page.task_force.id)
    found = page.session.scalars(chosen.order_by(Delegation.granted_at, Delegation.id))
    return [_delegation(page, one) for one in found]


def _delegation(page: Page, one: Delegation) -> Facts:
    granted = page.last(one.public_id, "delegation.granted")
    ended = page.last(one.public_id, "delegation.ended")
    replaced = page.act(one.principal_id, one.ended_at) if one.ended_at else None
    return {
        "principal": page.key(one.principal_id),
        "delegate": page.key(one.delegate_id),
        "scopes": one.scopes,
        **_days(one),
        "granted": page.event(granted) if granted else page.act(one.principal_id, one.granted_at),
        "ended": page.event(ended) if ended else replaced,
    }


def _days(one: Affiliation | Delegation) -> Facts:
    days = {"starts_on": one.starts_on, "ends_on": one.ends_on}
    return {name: day.isoformat() if day else None for name, day in days.items()}
