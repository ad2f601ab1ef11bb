"""Reading texts: one text, its whole record, what is printed of it."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.texts import homes
from taskforce.texts.models import FIELD, WHOLE, Block, Comment, Disposition, Text, TextVersion
from taskforce.texts.rules.placement import place
from taskforce.texts.states import Placement


@dataclass(frozen=True)
class Placed:
    """A comment as it stands on a version. `words`: the words it was written on, where they are not the same now."""

    comment: Comment
    placement: Placement
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


@dataclass(frozen=True)
class Printed:
    """What is printed of one version, and what a vote or an approval is bound to. `blocks`: pairs of key and source."""

    number: int
    fields: dict[str, str]
    blocks: list[tuple[str, str]]
    cited: list[dict[str, Any]]
    sha256: str

    @property
    def source(self) -> str:
        """The whole text as Markdown."""
        return "\n\n".join(source for _, source in self.blocks)


def text(session: Session, actor: Actor, public_id: str) -> Text:
    """One text that its owner lets the actor read, with its current version and blocks. Raises NotFound."""
    found = _one(session, _texts(actor).where(Text.public_id == public_id))
    if not homes.may_read(session, actor, found):
        raise NotFound
    return found


def text_of(session: Session, actor: Actor, owner_kind: str, owner_id: str) -> Text:
    """The text of that owner, as `text` gives it. Raises NotFound."""
    return _one(session, _texts(actor).where(Text.owner_kind == owner_kind, Text.owner_id == owner_id))


def version(session: Session, text: Text, number: int | None = None) -> TextVersion:
    """A version of the text with its blocks; the current one without a number. Raises NotFound."""
    found = session.scalar(
        select(TextVersion)
        .where(TextVersion.text_id == text.id, TextVersion.number == (number or text.number))
        .options(selectinload(TextVersion.blocks))
    )
    if found is None:
        raise NotFound
    return found


def versions(session: Session, text: Text) -> list[TextVersion]:
    """All versions of the text, newest first, without blocks."""
    found = select(TextVersion).where(TextVersion.text_id == text.id)
    return list(session.scalars(found.order_by(TextVersion.number.desc())))


def printed(session: Session, actor: Actor, text_id: int, number: int | None = None) -> Printed:
    """What is printed of a version, by default the current one. `text_id` is the row's number. Raises NotFound."""
    owner = _one(session, _texts(actor).where(Text.id == text_id))
    found = version(session, owner, number)
    blocks = [(block.key, block.source) for block in found.blocks]
    return Printed(found.number, dict(found.fields), blocks, list(found.cited), found.sha256)


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
        (gone if one.placement == Placement.GONE else comments[one.comment.on]).append(one)
    return Record(text, shown, history, dict(comments), gone)


def _said(session: Session, text: Text, history: list[TextVersion]) -> list[Comment]:
    """The comments on the text in the order of writing; their versions are those of the history."""
    found = (
        select(Comment)
        .where(Comment.text_id == text.id)
        .options(
            joinedload(Comment.replies),
            joinedload(Comment.disposition).joinedload(Disposition.duplicate_of),
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


def citing(session: Session, actor: Actor) -> dict[str, list[Text]]:
    """The texts that the actor may read, by the key of each source that their current version cites."""
    found: dict[str, list[Text]] = defaultdict(list)
    current = select(Text).where(Text.task_force_id == actor.task_force_id).options(joinedload(Text.current))
    for one in session.scalars(current.order_by(Text.label, Text.id)):
        keys = dict.fromkeys(note["key"] for note in one.current.cited) if one.current else {}
        for key in keys if keys and homes.may_read(session, actor, one) else ():
            found[key].append(one)
    return dict(found)


def comment(session: Session, actor: Actor, public_id: str) -> Comment:
    """One comment on a text that the actor may read, with text, version, replies, disposition. Raises NotFound."""
    found = session.scalar(
        select(Comment)
        .where(Comment.task_force_id == actor.task_force_id, Comment.public_id == public_id)
        .options(*_all_of_it(), joinedload(Comment.text))
    )
    if found is None or not homes.may_read(session, actor, found.text):
        raise NotFound
    return found


def comments(session: Session, text: Text) -> list[Comment]:
    """All comments on a text in the order of writing, with version, replies and disposition."""
    found = select(Comment).where(Comment.text_id == text.id).order_by(Comment.made_at, Comment.id)
    return list(session.scalars(found.options(*_all_of_it())))


def _texts(actor: Actor) -> Select[Text]:
    whole = joinedload(Text.current).selectinload(TextVersion.blocks)
    return select(Text).where(Text.task_force_id == actor.task_force_id).options(whole)


def _one(session: Session, found: Select[Text]) -> Text:
    one = session.scalar(found)
    if one is None:
        raise NotFound
    return one


def _all_of_it() -> tuple[Any, ...]:
    return (
        joinedload(Comment.version).selectinload(TextVersion.blocks),
        selectinload(Comment.replies),
        joinedload(Comment.disposition).joinedload(Disposition.duplicate_of),
    )


def _placed(said: list[Comment], shown: TextVersion) -> list[Placed]:
    now = words_by_place(shown)
    then: dict[int, dict[str, str]] = {}
    known: dict[tuple[int, str], tuple[Placement, str]] = {}
    placed = []
    for one in said:
        if (one.version_id, one.on) not in known:
            words = then.setdefault(one.version_id, words_by_place(one.version))
            known[one.version_id, one.on] = _placement(one.on, words, now)
        placed.append(Placed(one, *known[one.version_id, one.on]))
    return placed


def _placement(on: str, then: dict[str, str], now: dict[str, str]) -> tuple[Placement, str]:
    """Where a comment stands, and the words it was written on unless they are the same."""
    if on == WHOLE:
        return Placement.SAME, ""
    placement = Placement(place(then[on], now.get(on)))
    return placement, "" if placement == Placement.SAME else then[on]


def words_by_place(version: TextVersion) -> dict[str, str]:
    """The words of a version by the place that a comment can be on."""
    fields = {FIELD + name: words for name, words in version.fields.items()}
    return fields | {block.key: block.source for block in version.blocks}


def of_public_names(session: Session, actor: Actor, names: Collection[str]) -> dict[str, Text]:
    """Texts that the actor may read, by these public names of their own or of their owners."""
    chosen = select(Text).where(
        Text.task_force_id == actor.task_force_id, Text.public_id.in_(names) | Text.owner_id.in_(names)
    )
    found = [text for text in session.scalars(chosen) if homes.may_read(session, actor, text)]
    return {name: text for text in found for name in (text.public_id, text.owner_id) if name in names}
