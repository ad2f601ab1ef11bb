"""Reading what an operator may see: names, hosts and counts; nothing that is written in a task force."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.core.errors import NotFound
from taskforce.members.models import Account, Person


@dataclass(frozen=True)
class Counted:
    """A task force from outside."""

    name: str
    host: str
    slug: str
    founded_at: datetime
    people: int
    seated: int


def task_forces_counted(session: Session) -> list[Counted]:
    """Every task force of the installation by name, with how many stand on its list and how many have a seat."""
    here = Person.left_at.is_(None)
    listed = func.count(Person.id).filter(here)
    seated = func.count(Person.id).filter(here, Person.account_id.is_not(None))
    whole = (
        select(TaskForce.name, TaskForce.host, TaskForce.slug, TaskForce.founded_at, listed, seated)
        .outerjoin(Person, Person.task_force_id == TaskForce.id)
        .group_by(TaskForce.id, TaskForce.name, TaskForce.host, TaskForce.slug, TaskForce.founded_at)
        .order_by(TaskForce.name, TaskForce.id)
    )
    return [Counted(*row) for row in session.execute(whole)]


def operators(session: Session) -> list[Account]:
    """Who runs the installation, by address."""
    running = select(Account).where(Account.is_operator.is_(True))
    return list(session.scalars(running.order_by(Account.address)))


def operator_account(session: Session, public_id: str) -> Account:
    """One of those who run the installation. Raises NotFound."""
    found = session.scalar(
        select(Account).where(Account.public_id == public_id, Account.is_operator.is_(True))
    )
    if found is None:
        raise NotFound
    return found
