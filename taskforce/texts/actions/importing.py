"""The answers of a matrix that comes back: all of them, or none."""

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.errors import Refused
from taskforce.texts import queries
from taskforce.texts.actions.dispositions import dispose_comment
from taskforce.texts.rules.matrix import NEW, Matrix


def import_dispositions(session: Session, actor: Actor, matrix: Matrix, *, leave_out_answered: bool) -> int:
    """Answer every comment for which the matrix has a new answer, and say how many they are.

    Raises Refused, and stores nothing, while a line has a fault, or where no line answers anything.
    """
    known = queries.compare(session, actor, matrix, leave_out_answered=leave_out_answered)
    if matrix.faulty:
        raise Refused(
            "file", "Nothing was stored. Please put right what is listed, and choose the file again."
        )
    new = matrix.those(NEW)
    if not new:
        raise Refused("file", "No line of it answers a comment that has no answer yet.")
    for row in new:
        dispose_comment(
            session,
            actor,
            known[row.cells["id"]],
            disposition=row.verdict,
            reason=row.cells.get("reason", ""),
            duplicate_of=known.get(row.cells.get("duplicate_of", "")),
        )
    return len(new)
