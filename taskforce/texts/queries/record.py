"""The whole record of a text: its history, and each comment where it stands on one version."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.core.errors import NotFound
from taskforce.texts.models import WHOLE, Block, Comment, Text, TextVersion
from taskforce.texts.queries.texts import versions, words_by_place
from taskforce.texts.rules.placement import place
from taskforce.texts.states import How


@dataclass(frozen=True)
class Placed:
    """A comment as it stands on a version. `words`: the words it was written on, where they are not the same now."""

    comment: Comment
    placement: How
    words: str

    @property
    def is_open(self) -> bool:
        """Whether nobody has disposed of it."""
        return self.comment.disposition is None


@dataclass(frozen=True)
class Record:
    """All there is about a text, seen from one version. `versions` newest first, without blocks.

    `comments`: by block key, `field:<name>` or "" for the whole text. `gone`: those whose words are no longer there.
    """

    text: Text
    version: TextVersion | None
    versions: list[TextVersion] = field(default_factory=list)
    comments: dict[str, list[Placed]] = field(default_factory=dict)
    gone: list[Placed] = field(default_factory=list)

    @property
    def is_current(self) -> bool:
        """Whether this is seen from the current version."""
        return self.version is None or self.version.number == self.text.number

    @property
    def all_comments(self) -> list[Placed]:
        """Every comment in the order of writing."""
        placed = [*self.gone, *(one for many in self.comments.values() for one in many)]
        return sorted(placed, key=lambda one: (one.comment.made_at, one.comment.id))


def record(session: Session, text: Text, number: int | None = None) -> Record:
    """The whole record of a text, seen from a version, by default the current one. Raises NotFound.

    Three statements, however many versions and comments there are: `text` comes from `text` or from its owner.
    """
    history = versions(session, text)
    if not history:
        return Record(text, None)
    shown = next((one for one in history if one.number == (number or text.number)), None)
    if shown is None:
        raise NotFound
    said = _said(session, text, history)
    _load_blocks(session, {shown, *(one.version for one in said)})
    comments: dict[str, list[Placed]] = defaultdict(list)
    gone: list[Placed] = []
    for one in _placed(said, shown):
        (gone if one.placement == How.GONE else comments[one.comment.on]).append(one)
    return Record(text, shown, history, dict(comments), gone)


def _said(session: Session, text: Text, history: list[TextVersion]) -> list[Comment]:
    """The comments on the text in the order of writing; their versions are those of the history."""
    found = (
        select(Comment)
        .where(Comment.text_id == text.id)
        .options(
            joinedload(Comment.replies),
            joinedload(Comment.disposition),
            joinedload(Comment.duplicate_of),
        )
        .order_by(Comment.made_at, Comment.id)
    )
    by_id = {one.id: one for one in history}
    said = list(session.scalars(found).unique())
    for one in said:
        set_committed_value(one, "version", by_id[one.version_id])
    return said


def _load_blocks(session: Session, wanted: Collection[TextVersion]) -> None:
    """Give these versions their blocks; the others of a long history stay light."""
    by_version: dict[int, list[Block]] = {one.id: [] for one in wanted}
    found = select(Block).where(Block.version_id.in_(by_version)).order_by(Block.position)
    for block in session.scalars(found):
        by_version[block.version_id].append(block)
    for one in wanted:
        set_committed_value(one, "blocks", by_version[one.id])


def _placed(said: list[Comment], shown: TextVersion) -> list[Placed]:
    now = words_by_place(shown)
    then: dict[int, dict[str, str]] = {}
    known: dict[tuple[int, str], tuple[How, str]] = {}
    placed = []
    for one in said:
        if (one.version_id, one.on) not in known:
            words = then.setdefault(one.version_id, words_by_place(one.version))
            known[one.version_id, one.on] = _placement(one.on, words, now)
        placed.append(Placed(one, *known[one.version_id, one.on]))
    return placed


def _placement(on: str, then: dict[str, str], now: dict[str, str]) -> tuple[How, str]:
    """Where a comment stands, and the words it was written on unless they are the same."""
    if on == WHOLE:
        return How.SAME, ""
    placement = How(place(then[on], now.get(on)))
    return placement, "" if placement == How.SAME else then[on]
