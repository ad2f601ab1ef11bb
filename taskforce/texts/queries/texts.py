"""Reading texts: one text, its versions, what is printed of it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.texts import homes
from taskforce.texts.models import FIELD, Reading, Text, TextVersion


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
    found = find_version(session, text, number or text.number)
    if found is None:
        raise NotFound
    return found


def find_version(session: Session, text: Text, number: int) -> TextVersion | None:
    """The version of that number with its blocks, if there is one."""
    return session.scalar(
        select(TextVersion)
        .where(TextVersion.text_id == text.id, TextVersion.number == number)
        .options(selectinload(TextVersion.blocks))
    )


def versions(session: Session, text: Text) -> list[TextVersion]:
    """All versions of the text, newest first, without blocks."""
    found = select(TextVersion).where(TextVersion.text_id == text.id)
    return list(session.scalars(found.order_by(TextVersion.number.desc())))


def history(session: Session, reader: Actor, text: Text) -> list[tuple[TextVersion, datetime | None]]:
    """All versions, newest first, without blocks; with each the moment when this person read it, if they did."""
    mine = and_(
        Reading.text_id == TextVersion.text_id,
        Reading.number == TextVersion.number,
        Reading.person_id == reader.person_id,
    )
    found = (
        select(TextVersion, Reading.read_at).outerjoin(Reading, mine).where(TextVersion.text_id == text.id)
    )
    return [(one, at) for one, at in session.execute(found.order_by(TextVersion.number.desc()))]


def standing_alone(versions: Sequence[TextVersion]) -> list[TextVersion]:
    """Those that no later one of the same hand takes in; in the order given."""
    gone = {version.takes_in for version in versions}
    return [version for version in versions if version.number not in gone]


def printed(session: Session, actor: Actor, text_id: int, number: int | None = None) -> Printed:
    """What is printed of a version, by default the current one. `text_id` is the row's number. Raises NotFound."""
    owner = _one(session, _texts(actor).where(Text.id == text_id))
    found = version(session, owner, number)
    blocks = [(block.key, block.source) for block in found.blocks]
    return Printed(found.number, dict(found.fields), blocks, list(found.cited), found.sha256)


def citing(session: Session, actor: Actor) -> dict[str, list[Text]]:
    """The texts that the actor may read, by the key of each source that their current version cites."""
    found: dict[str, list[Text]] = defaultdict(list)
    current = select(Text).where(Text.task_force_id == actor.task_force_id).options(joinedload(Text.current))
    for one in session.scalars(current.order_by(Text.label, Text.id)):
        keys = dict.fromkeys(note["key"] for note in one.current.cited) if one.current else {}
        for key in keys if keys and homes.may_read(session, actor, one) else ():
            found[key].append(one)
    return dict(found)


def of_public_names(session: Session, actor: Actor, names: Collection[str]) -> dict[str, Text]:
    """Texts that the actor may read, by these public names of their own or of their owners."""
    chosen = select(Text).where(
        Text.task_force_id == actor.task_force_id, Text.public_id.in_(names) | Text.owner_id.in_(names)
    )
    found = [text for text in session.scalars(chosen) if homes.may_read(session, actor, text)]
    return {name: text for text in found for name in (text.public_id, text.owner_id) if name in names}


def words_by_place(version: TextVersion) -> dict[str, str]:
    """The words of a version by the place that a comment can be on."""
    fields = {FIELD + name: words for name, words in version.fields.items()}
    return fields | {block.key: block.source for block in version.blocks}


def _texts(actor: Actor) -> Select[Text]:
    whole = joinedload(Text.current).selectinload(TextVersion.blocks)
    return select(Text).where(Text.task_force_id == actor.task_force_id).options(whole)


def _one(session: Session, found: Select[Text]) -> Text:
    one = session.scalar(found)
    if one is None:
        raise NotFound
    return one
