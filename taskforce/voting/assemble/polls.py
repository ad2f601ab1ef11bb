"""Straw polls as plain values: each step with its number, its part of the bar, and who took it."""

from typing import Any, NamedTuple

from taskforce.voting.models import StrawAnswer
from taskforce.voting.queries import Polled


class Taken(NamedTuple):
    """One step of a closed poll: its label and side, how many took it, and they."""

    label: str
    side: str
    number: int
    start: float
    width: float
    answers: list[StrawAnswer]


def taken(found: Polled) -> list[Taken]:
    """The steps in order, with where each begins on the bar and how long it is, in hundredths."""
    of, start, steps = max(1, sum(found.numbers)), 0.0, []
    for at, (step, number) in enumerate(zip(found.poll.gradient, found.numbers, strict=True)):
        width = number * 100 / of
        answers = [one for one in found.answers if one.step == at]
        steps.append(Taken(step.label, step.side, number, round(start, 3), round(width, 3), answers))
        start += width
    return steps


def poll_table(found: Polled) -> tuple[list[str], list[list[str]]]:
    """Head and rows for spreadsheets: who stands where, or without names how many took each step."""
    steps = found.poll.gradient
    if not found.poll.is_named:
        rows = [[step.label, step.side, str(n)] for step, n in zip(steps, found.numbers, strict=True)]
        return ["Step", "Side", "Number"], rows
    head = ["Member", "Level", "Step", "Side", "Why", "By", "Said at (UTC)"]
    return head, [
        [
            one.printed_name,
            one.level,
            steps[one.step].label,
            steps[one.step].side,
            one.reason,
            one.answered_by_name,
            one.answered_at.isoformat(),
        ]
        for one in found.answers
    ]


def poll_document(found: Polled) -> dict[str, Any]:
    """All of a closed straw poll for programs."""
    poll = found.poll
    return {
        "id": poll.public_id,
        "matter": {
            "kind": poll.matter_kind,
            "id": poll.matter_id,
            "label": poll.matter_label,
            "text": poll.matter_text,
        },
        "question": poll.question,
        "opened_at": poll.opened_at.isoformat(),
        "closed_at": poll.closed_at.isoformat() if poll.closed_at else None,
        "steps": [
            {"label": step.label, "side": step.side, "number": number}
            for step, number in zip(poll.gradient, found.numbers, strict=True)
        ],
        "answers": [
            {
                "person": one.person_public_id,
                "name": one.printed_name,
                "level": one.level,
                "step": one.step,
                "reason": one.reason,
                "by": one.answered_by_name,
            }
            for one in found.answers
        ],
    }
