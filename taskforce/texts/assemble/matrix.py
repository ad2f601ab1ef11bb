"""The matrix of comments: what stands in each of its cells."""

from collections.abc import Sequence

from taskforce.texts import homes
from taskforce.texts.models import FIELD, WHOLE, Text
from taskforce.texts.queries import Beside, Line
from taskforce.texts.rules import matrix


def matrix_of(lines: Sequence[Line], beside: Beside) -> list[list[str]]:
    """A line of cells for each comment, in the order of `rules.matrix.COLUMNS`."""
    return [matrix.cells(_facts(number, line, beside)) for number, line in enumerate(lines, 1)]


def place_of(line: Line) -> str:
    """What the place of a comment is called."""
    return place_named(line.comment.text, line.comment.on, line.position)


def place_named(text: Text, on: str, position: int | None) -> str:
    """What a place is called; `position`: where its block stands, if it does."""
    if on == WHOLE:
        return "Whole text"
    if on.startswith(FIELD):
        return homes.label(text, on.removeprefix(FIELD))
    return f"Paragraph {position}" if position else "A paragraph that is gone"


def _facts(number: int, line: Line, beside: Beside) -> dict[str, str]:
    comment, answer = line.comment, line.comment.disposition
    facts = {
        "number": str(number),
        "id": comment.public_id,
        "organisation": beside.organisation(comment),
        "commenter": comment.by_name,
        "document": comment.text.label,
        "version": str(comment.version.number),
        "section": beside.section(line),
        "paragraph": place_of(line),
        "words": comment.exact if comment.starts is not None else "",
        "kind": comment.kind,
        "comment": comment.body,
        "proposed": comment.proposed or ("[Strike these words]" if comment.strikes else ""),
    }
    if answer is None:
        return facts
    return facts | {
        "disposition": answer.verdict.replace("_", " "),
        "reason": answer.reason,
        "duplicate_of": beside.duplicates.get(comment.id, ""),
        "answered_by": answer.by_name,
        "response": answer.response.replace("_", " "),
    }
