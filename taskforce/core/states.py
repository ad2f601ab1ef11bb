"""Named moves between states: the life of a thing as data."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from taskforce.core.errors import WrongState


@dataclass(frozen=True)
class Move:
    """From any state in `frm` to the state `to`. `name` is the verb, in words for people."""

    name: str
    frm: Collection[StrEnum]
    to: StrEnum

    def fits(self, thing: Any) -> bool:
        """Whether the thing's state lets this move happen."""
        return thing.state in self.frm

    def apply(self, thing: Any) -> None:
        """Set `thing.state`, or raise WrongState and change nothing."""
        if not self.fits(thing):
            now = str(thing.state).replace("_", " ")
            raise WrongState(f"“{self.name.capitalize()}” is not possible now: this is {now}.")
        thing.state = self.to
