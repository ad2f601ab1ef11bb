"""Reading what the matrix of comments says beside the comments, and what one that comes back is compared with."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased, joinedload

from taskforce.core.actor import Actor
from taskforce.members.models import Person
from taskforce.texts.models import Block, Comment, Disposition
from taskforce.texts.queries.audience import readable
from taskforce.texts.queries.overview import Line, texts_commented_on
from taskforce.texts.rules.matrix import LEFT_OUT, NEW, SAME, UNKNOWN, Matrix, Row, fingerprint
from taskforce.texts.rules.plain import plain
from taskforce.texts.states import SHARED, Verdict

AT_ONCE = 500
NO_VERDICT = "One of: accepted, accepted in part, rejected, out of scope, duplicate, deferred."
MIXED_UP = "These are not the words of the comment with this id. Were the lines mixed up?"


@dataclass(frozen=True)
class Beside:
    """What stands beside the comments of a matrix, by the numbers of rows.

    `sections`: of each version the positions of its headings and their words; `organisations` of people;
    `duplicates`: of a comment the public name of the one that it repeats.
    """

    sections: Mapping[int, tuple[list[int], list[str]]] = field(default_factory=dict)
    organisations: Mapping[int, str] = field(default_factory=dict)
    duplicates: Mapping[int, str] = field(default_factory=dict)

    def section(self, line: Line) -> str:
        """The heading under which the comment was made, or none."""
        positions, words = self.sections.get(line.comment.version_id, ([], []))
        at = bisect_right(positions, line.position) if line.position else 0
        return words[at - 1] if at else ""

    def organisation(self, comment: Comment) -> str:
        """The organisation of whom the comment was made for, or by."""
        return self.organisations.get(comment.office_id or comment.by_id or 0, "")


def beside(session: Session, actor: Actor, lines: Sequence[Line], people: Sequence[Person]) -> Beside:
    """What the matrix says of these comments that does not stand in them; `people`: everybody of the task force."""
    versions = {one.comment.version_id for one in lines}
    headings: dict[int, tuple[list[int], list[str]]] = defaultdict(lambda: ([], []))
    found = select(Block.version_id, Block.position, Block.source).where(
        Block.version_id.in_(versions), Block.source.startswith("#")
    )
    for version, position, source in session.execute(found.order_by(Block.version_id, Block.position)):
        headings[version][0].append(position)
        headings[version][1].append(plain(source))
    repeated = aliased(Comment)
    duplicates = session.execute(
        select(Disposition.comment_id, repeated.public_id)
        .join(repeated, repeated.id == Disposition.duplicate_of_id)
        .where(Disposition.task_force_id == actor.task_force_id, Disposition.stands)
    )
    organisations = {one.id: one.organisation for one in people}
    return Beside(dict(headings), organisations, {one.comment_id: one.public_id for one in duplicates})


def compare(
    session: Session, actor: Actor, matrix: Matrix, *, leave_out_answered: bool
) -> dict[str, Comment]:
    """Say of each line what would become of it: `what` of each row, and faults beside the cells.

    Lines whose id nobody knows are said so and nothing becomes of them. With `leave_out_answered` nothing becomes of
    those whose comments have another answer already, either. Gives the known comments by their public names.
    """
    named = {row.cells["id"] for row in matrix.rows} | {
        row.cells.get("duplicate_of", "") for row in matrix.rows
    }
    known = _known(session, actor, named - {""})
    repeating = {row.cells["id"] for row in matrix.rows if row.verdict == Verdict.DUPLICATE}
    for row in matrix.rows:
        comment = known.get(row.cells["id"])
        if comment is None:
            row.what = UNKNOWN
            continue
        row.what, row.on = SAME, comment.text.label
        if not row.has_answer or _stands(row, comment, known):
            row.faults = {}
        elif comment.disposition is not None and leave_out_answered:
            row.what, row.faults = LEFT_OUT, {}
        else:
            row.what = NEW
            _judge(row, comment, known, repeating)
    return known


def _known(session: Session, actor: Actor, named: Collection[str]) -> dict[str, Comment]:
    texts = {one.id: one for one in texts_commented_on(session, actor)}
    ordered, found = sorted(named), {}
    for start in range(0, len(ordered), AT_ONCE):
        wanted = (
            select(Comment)
            .where(Comment.task_force_id == actor.task_force_id, Comment.text_id.in_(texts))
            .where(Comment.public_id.in_(ordered[start : start + AT_ONCE]))
            .where(Comment.audience.in_(SHARED), readable(actor))
            .options(joinedload(Comment.text), joinedload(Comment.disposition))
        )
        found.update({one.public_id: one for one in session.scalars(wanted)})
    return found


def _stands(row: Row, comment: Comment, known: Mapping[str, Comment]) -> bool:
    """Whether the comment has this very answer already."""
    answer = comment.disposition
    if answer is None or (answer.verdict, answer.reason) != (row.verdict, row.cells.get("reason", "")):
        return False
    other = known.get(row.cells.get("duplicate_of", ""))
    return answer.duplicate_of_id == (other.id if other else None)


def _judge(row: Row, comment: Comment, known: Mapping[str, Comment], repeating: Collection[str]) -> None:
    """Every fault of a line that would answer a comment."""
    faults, verdict = row.faults, row.verdict
    if row.said != fingerprint(comment.body):
        faults.setdefault("comment", MIXED_UP)
    if comment.disposition is not None:
        given = comment.disposition.verdict.replace("_", " ")
        faults.setdefault("disposition", f"It is answered already: {given}. An answer stays as it is given.")
    elif verdict not in set(Verdict):
        faults.setdefault("disposition", NO_VERDICT)
    elif verdict != Verdict.ACCEPTED and not row.cells.get("reason"):
        faults.setdefault("reason", "Please say why. Only “accepted” needs no reason.")
    repeated = row.cells.get("duplicate_of", "")
    if verdict == Verdict.DUPLICATE:
        other = known.get(repeated)
        if other is None or other.id == comment.id or other.text_id != comment.text_id:
            faults.setdefault(
                "duplicate_of", "Please give the id of the other comment on this text that says the same."
            )
        elif repeated in repeating or (other.disposition and other.disposition.verdict == Verdict.DUPLICATE):
            faults.setdefault(
                "duplicate_of", "That comment is a duplicate itself. Please name the one it repeats."
            )
    elif repeated:
        faults.setdefault("duplicate_of", "Only a duplicate names another comment.")
