"""The sentences of an endorsement: how many answered, what somebody excepts, what still stands before publication."""

from collections.abc import Sequence
from dataclasses import dataclass

from taskforce.core.numbers import listed
from taskforce.report.rules.wording import counted

NOT_ASKED = "Nobody has been asked to endorse these words yet, so nobody is printed here as endorsing them."


def standing(*, asked: int, silent: int, held_back: int, is_open: bool) -> str:
    """How many were asked and answered: what is printed above the names, and on the page.

    Silence is no signature, and a name that its office has not cleared is counted and not printed.
    """
    answered = asked - silent
    if not answered:
        words = f"{counted(asked, 'person was', 'people were')} asked to endorse this report. Nobody has answered yet."
    else:
        words = f"{answered:,} of {asked:,} answered."
        if silent:
            words += f" {silent:,} gave no answer, which is no signature."
    if held_back:
        names = counted(held_back, "answer is", "answers are")
        words += f" {names} not printed with a name, because the office has not cleared it."
    if is_open:
        words += " Answers can still change."
    return words


def particulars(excepted: Sequence[str], by: str) -> str:
    """What stands beside a name: `Except Recommendations 1.2 and 2.1. Answered by Dana Reyes for Mateo de la Cruz.`"""
    parts = []
    if excepted:
        noun = "Recommendation" if len(excepted) == 1 else "Recommendations"
        parts.append(f"Except {noun} {listed(list(excepted))}.")
    if by:
        parts.append(f"Answered by {by}.")
    return " ".join(parts)


def gate(*, needed: int, signed: int) -> str:
    """What is still needed before the edition may be published; empty when nothing is."""
    if signed >= needed:
        return ""
    return (
        f"The charter wants {counted(needed, 'co-chair', 'co-chairs')} to endorse an edition before it is published. "
        f"{signed} {'has' if signed == 1 else 'have'} so far."
    )


@dataclass(frozen=True)
class Facts:
    """What the letter needs, in printed words; `words` may be empty."""

    number: int
    task_force: str
    words: str
    until: str
    meaning: str
    page: str
    sender: str


def letter(facts: Facts, answer_at: str) -> tuple[str, str]:
    """The letter that asks a signer: its subject and text. It holds no word of the report."""
    parts = [
        f"{facts.sender} asks whether you endorse edition {facts.number} of the report of the {facts.task_force}.",
        facts.words,
        facts.meaning,
        f"Read it, and answer by {facts.until}:\n{facts.page}",
        f"Or answer without signing in:\n{answer_at}",
        "That link is yours alone. Please do not pass this letter on. No answer is no signature.",
    ]
    subject = f"Do you endorse edition {facts.number} of the report?"
    return subject, "\n\n".join(part for part in parts if part) + "\n"
