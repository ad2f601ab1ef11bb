"""Fractions of whole numbers: a float makes 15 of "56 % of 25", where 14 is right."""

import re
from dataclasses import dataclass

LARGEST = 9_999
_FRACTION = re.compile(r"(0|[1-9]\d{0,3})/[1-9]\d{0,3}")
_WORDS = {
    (1, 2): "half",
    (1, 3): "one-third",
    (2, 3): "two-thirds",
    (1, 4): "one-quarter",
    (3, 4): "three-quarters",
    (2, 5): "two-fifths",
    (3, 5): "three-fifths",
    (4, 5): "four-fifths",
}


@dataclass(frozen=True)
class Share:
    """A fraction of whole numbers, from nothing to the whole."""

    numerator: int
    denominator: int

    def __post_init__(self) -> None:
        if not 0 <= self.numerator <= self.denominator <= LARGEST or self.denominator == 0:
            raise ValueError(f"{self} is not a share: it is more than the whole.")

    @classmethod
    def read(cls, written: object) -> "Share":
        """The share that is written as "2/3". Raises ValueError with a sentence."""
        if not isinstance(written, str) or not _FRACTION.fullmatch(written):
            raise ValueError(f"“{written}” is not a share of two whole numbers, such as 2/3.")
        numerator, denominator = written.split("/")
        return cls(int(numerator), int(denominator))

    def __str__(self) -> str:
        return f"{self.numerator}/{self.denominator}"

    @property
    def is_whole(self) -> bool:
        """Whether it is all of them."""
        return self.numerator == self.denominator

    @property
    def words(self) -> str:
        """`two-thirds`, or `14/18` where speech has no word."""
        for (numerator, denominator), words in _WORDS.items():
            if self.numerator * denominator == numerator * self.denominator:
                return words
        return str(self)

    def at_least(self, number: int) -> int:
        """The smallest whole number that is at least this share of `number`."""
        return -(-self.numerator * number // self.denominator)

    def more_than(self, number: int) -> int:
        """The smallest whole number that is more than this share of `number`."""
        return self.numerator * number // self.denominator + 1
