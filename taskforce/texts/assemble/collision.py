"""What a person has to settle when two wrote at once, as plain values, and the text that comes of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from taskforce.texts import homes
from taskforce.texts.models import Text
from taskforce.texts.rules.compare import Part, compare_words
from taskforce.texts.rules.merge import Clash, Merged

THEIRS, MINE, BOTH, OWN = "theirs", "mine", "both", "own"


class Unsettled(Protocol):
    """Two texts made one as far as it goes: see `actions.merging.Together`."""

    @property
    def settled(self) -> dict[str, str]: ...
    @property
    def clashes(self) -> dict[str, Clash]: ...
    @property
    def merged(self) -> Merged: ...


@dataclass(frozen=True)
class Question:
    """One clash, with what each changed by word, and what was answered so far. `field`: of which printed field."""

    number: int
    field: str
    label: str
    clash: Clash
    theirs: list[Part]
    mine: list[Part]
    choice: str
    words: str

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What can be answered, as people say it."""
        keep = {THEIRS: self.clash.theirs, MINE: self.clash.mine}
        said = {THEIRS: "Keep theirs", MINE: "Keep mine"}
        found = [(choice, said[choice] if keep[choice] else "Leave it out") for choice in (THEIRS, MINE)]
        if not self.field and all(keep.values()):
            found.append((BOTH, "Keep both, theirs first"))
        return [*found, (OWN, "Write it anew")]

    @property
    def is_answered(self) -> bool:
        """Whether one of the choices was taken, and written where it is to be written."""
        return self.choice in dict(self.choices) and (self.choice != OWN or bool(self.words.strip()))

    @property
    def answer(self) -> str:
        """The words that stand in the end."""
        both = f"{self.clash.theirs}\n\n{self.clash.mine}"
        return {THEIRS: self.clash.theirs, MINE: self.clash.mine, BOTH: both, OWN: self.words}[self.choice]


def questions(text: Text, unsettled: Unsettled, given: Mapping[str, str]) -> list[Question]:
    """Each clash in order, with what was `given` for it: `choice-1`, `words-1`."""
    found = [(name, homes.label(text, name), clash) for name, clash in unsettled.clashes.items()]
    found += [("", "In the text", clash) for clash in unsettled.merged.clashes]
    return [
        Question(
            number,
            name,
            label,
            clash,
            compare_words(clash.base, clash.theirs),
            compare_words(clash.base, clash.mine),
            given.get(f"choice-{number}", ""),
            given.get(f"words-{number}", clash.mine),
        )
        for number, (name, label, clash) in enumerate(found, 1)
    ]


def settle(unsettled: Unsettled, answered: Sequence[Question]) -> tuple[dict[str, str], str]:
    """The printed fields and the source, once every question is answered."""
    fields = unsettled.settled | {one.field: one.answer for one in answered if one.field}
    return fields, unsettled.merged.source([one.answer for one in answered if not one.field])


def outline(unsettled: Unsettled, asked: Sequence[Question]) -> Iterator[tuple[str, int]]:
    """The whole text in order: settled words with 0, or none with the number of the question that stands there."""
    numbers = iter([one.number for one in asked if not one.field])
    for stretch in unsettled.merged.stretches:
        yield ("", next(numbers)) if isinstance(stretch, Clash) else (stretch, 0)
