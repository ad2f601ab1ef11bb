"""Whether enough voting members take part. How many are needed, the decision rule of the charter says."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Quorum:
    """How many of the voting members take part, and how many must."""

    present: int
    members: int
    needed: int

    @property
    def is_reached(self) -> bool:
        """Whether the meeting may decide. Without any member it may not."""
        return self.members > 0 and self.present >= self.needed

    @property
    def sentence(self) -> str:
        """The finding with its figures, as the page and the minutes print it."""
        if not self.members:
            return "There are no voting members yet, so there is no quorum."
        figures = f"{self.present} of {self.members} voting members {_take(self.present)} part"
        if not self.needed:
            return f"{figures}; no quorum is asked for."
        if self.is_reached:
            return f"{figures}; the quorum of {self.needed} is reached."
        missing = self.needed - self.present
        return (
            f"{figures}; the quorum of {self.needed} is not reached: {missing} more {_are(missing)} needed."
        )


def find(attendance: Iterable[tuple[bool, bool]], members: int, needed: int) -> Quorum:
    """The quorum of a meeting: of all voting `members`, `needed` must take part, in the room or remotely.

    `attendance`: for each person, whether they took part and whether they are a voting member. Nobody else counts.
    """
    return Quorum(sum(takes_part and is_voting for takes_part, is_voting in attendance), members, needed)


def _take(count: int) -> str:
    return "takes" if count == 1 else "take"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
