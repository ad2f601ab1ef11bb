"""Everybody who may come to the house beside its four roles: who pays, who acts for somebody, who has left, who runs
the installation. And each thing of the house in every state in which it lies there."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from taskforce.charter.models import DELEGABLE
from taskforce.core import clock
from taskforce.core.actor import DELEGATE, Actor, program
from taskforce.members import actions as members
from taskforce.members import queries as people
from taskforce.members.actions.people import account_at
from taskforce.members.models import Delegation, Person
from tests.web import house as houses
from tests.web.doors import BEHIND, THING_OF, Door, doors
from tests.web.house import NOW, SLUGS, House, Things, visit

PLACED = ("facilitator", "co_chair", "member", "observer", "funder", "delegate", "reader")
OUTSIDE = ("stranger", "left", "operator")
EVERYBODY = ("nobody", *OUTSIDE, *PLACED)
SCOPES = {"delegate": list(DELEGABLE), "reader": ["read"]}
NEW = {
    "funder": "felix.amadi",
    "delegate": "dana.reyes",
    "reader": "rhea.low",
    "left": "lou.gone",
    "operator": "otto.keys",
}
# Things of one kind in several states: what asks for one of them is asked for all.
KINDS = (
    {"recommendation", "idea", "ready", "adopted", "merged"},
    {"round", "closed"},
    {"straw poll", "closed straw poll"},
    {"meeting", "held", "begun", "unwritten", "circulated", "cancelled"},
    {"text", "draft", "part text"},
    {"person", "invited"},
    {"part", "removed", "letter"},
    {"announcement", "announced"},
)


def gather(house: House) -> None:
    """Bring the crowd into both task forces of the house and let each of them sign in."""
    houses.ADDRESSES.update(NEW)
    for slug, domain in SLUGS.items():
        with clock.at(NOW), house.database.write() as session:
            _enlist(session, house.actor("facilitator", slug), domain)
        for role in NEW:
            house.visitors[role, slug] = visit(house, role, slug)
        with clock.at(NOW), house.database.write() as session:
            gone = (
                session.query(Person)
                .filter_by(key="left", task_force_id=house.actor("facilitator", slug).task_force_id)
                .one()
            )
            gone.left_at = NOW
    for slug, other in zip(SLUGS, reversed(SLUGS), strict=True):
        house.visitors["stranger", slug] = house.visitors["facilitator", other]


def _enlist(session: Session, facilitator: Actor, domain: str) -> None:
    hand = program(facilitator.task_force_id)
    for role, name in NEW.items():
        if role == "operator":
            account_at(session, f"{name}@{domain}").is_operator = True
            continue
        held = {"left": "member"}.get(role, DELEGATE if role in SCOPES else role)
        made = members.add_person(session, hand, key=role, printed_name=name.title(), roles=[held])
        members.give_account(session, hand, made, f"{name}@{domain}")
    found = people.by_key(session, hand)
    for role, scopes in SCOPES.items():
        session.add(
            Delegation(
                task_force_id=hand.task_force_id,
                principal_id=found["roe"].id,
                delegate_id=found[role].id,
                scopes=scopes,
                starts_on=date(2020, 1, 1),
                granted_by=found["roe"].printed_name,
                granted_at=NOW,
            )
        )


def every_door(house: House, slug: str, things: Things) -> Iterator[Door]:
    """Every door with every thing that could stand behind it, in each of its states."""
    yield from doors(house.app, slug, things)
    for kind in KINDS:
        for thing in kind & things.keys():
            moved = {name: things[thing] for name in kind & BEHIND.keys() if name != thing}
            if moved:
                asked = {**things, **moved}
                yield from (
                    door
                    for door in doors(house.app, slug, asked)
                    if door.has_id and THING_OF.get(door.endpoint) in moved
                )
