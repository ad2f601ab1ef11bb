"""The gradient of agreement of a straw poll: its steps from the most agreeing to the most opposed, each on a side."""

from collections.abc import Sequence
from typing import NamedTuple

LEAST, MOST, LONGEST_LABEL = 2, 12, 120
SIGNS = {"+": "for", "=": "neither", "-": "against"}
SIDES = tuple(SIGNS.values())


class Step(NamedTuple):
    """One step: what it is called, and whether who takes it is `for` the matter, `against` it, or `neither`."""

    label: str
    side: str


EIGHT = (
    Step("I endorse it wholly", "for"),
    Step("I agree, with a minor point", "for"),
    Step("I agree, with reservations", "for"),
    Step("I abstain", "neither"),
    Step("I stand aside", "neither"),
    Step("I disagree, and will go along", "against"),
    Step("I disagree, and want no part in it", "against"),
    Step("I cannot go forward with it", "against"),
)
FIVE = (
    Step("I fully agree", "for"),
    Step("I can live with it", "for"),
    Step("I am undecided", "neither"),
    Step("I have serious doubts", "against"),
    Step("I am opposed", "against"),
)
SCALES = {"eight": EIGHT, "five": FIVE}


def written(steps: Sequence[Step]) -> str:
    """The steps as they are typed: one on each line, with the sign of its side before it."""
    signs = {side: sign for sign, side in SIGNS.items()}
    return "\n".join(f"{signs[step.side]} {step.label}" for step in steps)


def read(text: str) -> list[Step]:
    """The steps that were typed. Raises ValueError with a sentence where they are no gradient."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    steps = []
    for line in lines:
        sign, label = line[0], " ".join(line[1:].split())
        if sign not in SIGNS or not label:
            raise ValueError(f"“{line[:40]}” must begin with +, = or -, and say something after it.")
        if len(label) > LONGEST_LABEL:
            raise ValueError(f"“{label[:40]}…” is too long: at most {LONGEST_LABEL} characters.")
        steps.append(Step(label, SIGNS[sign]))
    check(steps)
    return steps


def check(steps: Sequence[Step]) -> None:
    """Raise ValueError unless these are steps of a gradient: from agreement down to opposition, each label once."""
    if not LEAST <= len(steps) <= MOST:
        raise ValueError(f"A gradient has from {LEAST} to {MOST} steps.")
    sides = [SIDES.index(step.side) for step in steps if step.side in SIDES]
    if len(sides) != len(steps) or sides != sorted(sides):
        raise ValueError("The steps go from those for it (+) over neither (=) to those against it (-).")
    if len({step.label for step in steps}) != len(steps):
        raise ValueError("Each step is called otherwise.")


def counted(answers: Sequence[int], steps: Sequence[Step]) -> list[int]:
    """How many took each step, in order."""
    return [answers.count(number) for number in range(len(steps))]


def spread(numbers: Sequence[int], steps: Sequence[Step]) -> str:
    """The distribution in a sentence: `12 answered: 7 for it, 2 on neither side, 3 against it.`"""
    by_side = {
        side: sum(number for number, step in zip(numbers, steps, strict=True) if step.side == side)
        for side in SIDES
    }
    return (
        f"{sum(numbers)} answered: {by_side['for']} for it, {by_side['neither']} on neither side, "
        f"{by_side['against']} against it."
    )
