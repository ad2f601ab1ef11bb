"""One line of `bin/bench`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured; `target` is the most that it may be."""

    name: str
    value: float
    unit: str
    target: float

    @property
    def is_short(self) -> bool:
        """Whether it misses its target."""
        return self.value > self.target

    def __str__(self) -> str:
        word = "short" if self.is_short else "ok"
        return f"{self.name} {self.value:.4g} {self.unit} {self.target:.4g} {word}"


Group = Callable[[], Iterator[Figure]]
