"""The printed fields of a recommendation: who should do what by when, by which means, and where it comes from."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Self

LABELS = {
    "title": "Short title",
    "addressee": "Who should act",
    "action": "What they should do",
    "by_when": "By when",
    "vehicle": "Vehicle",
    "derived_from": "Derived from",
}
LEAD = (("Who", "addressee"), ("What", "action"), ("When", "by_when"))
_OPENERS = {"after", "as", "at", "before", "beginning", "by", "during", "each", "every", "first", "for"}
_OPENERS |= {
    "from",
    "immediately",
    "in",
    "no",
    "not",
    "now",
    "on",
    "once",
    "the",
    "this",
    "to",
    "twice",
    "yearly",
}
_OPENERS |= {"over", "soon", "starting", "through", "until", "upon", "when", "with", "within"}


@dataclass(frozen=True)
class Fields:
    """The printed fields in the order in which they are printed and compared."""

    title: str
    addressee: str
    action: str
    by_when: str = ""
    vehicle: str = ""
    derived_from: str = ""

    @classmethod
    def of(cls, words: Mapping[str, str]) -> Self:
        """From what a version holds; a field that it does not hold is empty, and strange ones are left."""
        return cls(**{name: words.get(name, "") for name in LABELS})

    def as_dict(self) -> dict[str, str]:
        """As a version stores them, in order."""
        return asdict(self)

    @property
    def lead(self) -> list[tuple[str, str]]:
        """The recommendation as a sentence that reads down: Who, What, When."""
        return [(label, getattr(self, name)) for label, name in LEAD]

    @property
    def sentence(self) -> str:
        """`The Secretary of State should create an office within one year.`: who, what and when in one line."""
        parts = (self.addressee, self.action, in_line(self.by_when))
        words = " ".join(part.strip().rstrip(".") for part in parts if part.strip())
        return f"{words}." if words else ""

    @property
    def brief(self) -> str:
        """`The Secretary of State, within one year of publication`: who and when, for a row of a list."""
        return ", ".join(part for part in (self.addressee, in_line(self.by_when)) if part)


def in_line(words: str) -> str:
    """The words as they stand inside a sentence: a preposition at the front becomes small, a name stays."""
    first = words.partition(" ")[0].rstrip(",")
    return words[:1].lower() + words[1:] if first.lower() in _OPENERS else words
