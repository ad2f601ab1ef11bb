"""Reading what a list of people is compared with, and who of them waits for an invitation."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from taskforce.core.actor import Actor
from taskforce.members.models import Account, Person
from taskforce.members.rules.roster import Roster


@dataclass(frozen=True)
class Known:
    """Who is on the list already, by mail address and by name in small letters."""

    addresses: dict[str, str]
    names: dict[str, str]


def known(session: Session, actor: Actor) -> Known:
    """The people of the actor's task force, those who have left included."""
    found = session.execute(
        select(Person.printed_name, Person.address, Account.address)
        .outerjoin(Account, Account.id == Person.account_id)
        .where(Person.task_force_id == actor.task_force_id)
    ).all()
    addresses = {address: name for name, *both in found for address in both if address}
    return Known(addresses, {name.casefold(): name for name, _, _ in found})


def compare(session: Session, actor: Actor, roster: Roster, *, leave_out_known: bool) -> None:
    """Say of each row whether that person is on the list already: by address that is a fault, by name a note.

    With `leave_out_known` such rows are left out instead.
    """
    here = known(session, actor)
    for row in roster.rows:
        by_address = here.addresses.get(row.cells.get("address", "").lower())
        by_name = here.names.get(row.cells["printed_name"].casefold())
        if leave_out_known and (by_address or by_name):
            row.is_left_out, row.faults = True, {}
        elif by_address:
            row.faults.setdefault("address", f"{by_address} has this address already.")
        elif by_name:
            row.notes["printed_name"] = f"{by_name} is on the list already."


def never_invited(session: Session, actor: Actor) -> list[Person]:
    """Who has an address but neither a seat nor any invitation, in order of precedence."""
    waiting = (
        select(Person)
        .where(
            Person.task_force_id == actor.task_force_id,
            Person.address != "",
            Person.account_id.is_(None),
            Person.left_at.is_(None),
            Person.listed_only.is_(False),
            ~Person.invitations.any(),
        )
        .options(selectinload(Person.invitations), selectinload(Person.roles))
        .order_by(Person.precedence, Person.sort_key, Person.id)
    )
    return list(session.scalars(waiting))
