"""What an interest may be declared in. The slices above say which matters there are; nothing here knows them."""

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor


class Matter(NamedTuple):
    """Something that comes before the task force: whose it is, its public id there, and its name."""

    kind: str
    public_id: str
    label: str


Matters = Callable[[Session, Actor], list[Matter]]
_matters: dict[str, Matters] = {}


def register(kind: str, matters: Matters) -> None:
    """Say which matters of this kind there are in the actor's task force, in their order."""
    _matters[kind] = matters


def matters(session: Session, actor: Actor) -> list[Matter]:
    """Every matter in which the actor may declare an interest."""
    return [matter for found in _matters.values() for matter in found(session, actor)]
