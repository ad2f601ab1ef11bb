"""The plain words of versions, by the place that a comment can be on."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.texts.models import FIELD, WHOLE, Block, TextVersion
from taskforce.texts.rules.plain import Span, plain, plain_line
from taskforce.texts.rules.reading import Reading


def reading_of(version: TextVersion) -> Reading:
    """The version, whose blocks must be loaded."""
    return _reading(version.fields, [(block.key, block.source) for block in version.blocks])


def plain_of(version: TextVersion, on: str, span: Span | None) -> str:
    """The plain words of a place of the version, or those of them that the span touches; none for the whole text."""
    if on == WHOLE:
        return ""
    if on.startswith(FIELD):
        said = plain_line(version.fields[on.removeprefix(FIELD)])
    else:
        said = plain(next(block.source for block in version.blocks if block.key == on))
    return said if span is None else said[span.start : span.end]


def readings_of(session: Session, ids: Collection[int]) -> dict[int, Reading]:
    """These versions by the number of their row; two statements."""
    if not ids:
        return {}
    blocks: dict[int, list[tuple[str, str]]] = defaultdict(list)
    chosen = select(Block.version_id, Block.key, Block.source).where(Block.version_id.in_(ids))
    for version_id, key, source in session.execute(chosen.order_by(Block.position)):
        blocks[version_id].append((key, source))
    fields = session.execute(select(TextVersion.id, TextVersion.fields).where(TextVersion.id.in_(ids)))
    return {id_: _reading(named, blocks[id_]) for id_, named in fields}


def _reading(fields: dict[str, str], blocks: Collection[tuple[str, str]]) -> Reading:
    places = {FIELD + name: plain_line(words) for name, words in fields.items()}
    return Reading(places | {key: plain(source) for key, source in blocks})
