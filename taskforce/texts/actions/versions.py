"""Writing versions: canonical source, keys of blocks, frozen notes, one fingerprint over all that is printed."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.core import canonical, clock, events, names, prose
from taskforce.core.actor import Actor
from taskforce.core.errors import Conflict, Refused, WrongState, allow
from taskforce.sources import queries as register
from taskforce.sources.rules import citations
from taskforce.texts import policy
from taskforce.texts.actions.placing import place_comments
from taskforce.texts.models import Block, Text, TextVersion
from taskforce.texts.rules import blocks as rules
from taskforce.texts.rules.align import Keyed, align
from taskforce.texts.rules.compare import changed_words, compare

MOST_BLOCKS = 2_000


class TextConflict(Conflict):
    """Somebody else made version `base` first. `fields` and `source` are what this writer wanted."""

    def __init__(self, current: TextVersion, fields: Mapping[str, str], source: str) -> None:
        super().__init__(theirs=_labelled(current.fields, current.source), mine=_labelled(fields, source))
        self.base = current.number
        self.by_name = current.by_name
        self.fields = dict(fields)
        self.source = source


def write_version(
    session: Session,
    actor: Actor,
    text: Text,
    *,
    fields: Mapping[str, str],
    source: str,
    base: int,
    note: str = "",
) -> TextVersion:
    """The next version of the text, written on top of version `base` (0 for the first); with its blocks.

    The same content makes no version: the current one comes back. Raises TextConflict when `base` is no longer the
    current version, Refused for a citation of a source that is not in the register, WrongState when edits are closed.
    """
    if not text.takes_edits:
        raise WrongState("This text takes no edits now.")
    allow(policy.can_write_version(actor, text), "You may read this text, not write it.")
    fields = {name: _clean(name, words) for name, words in fields.items()}
    sources = rules.split(_clean("source", source))
    if len(sources) > MOST_BLOCKS:
        raise Refused("source", f"At most {MOST_BLOCKS:,} paragraphs; this has {len(sources):,}.")
    current = _current(session, text)
    if current and (current.fields, [block.source for block in current.blocks]) == (fields, sources):
        return current
    if current and base != current.number:
        raise TextConflict(current, fields, source)
    version = _made(session, actor, text, current, fields, sources, note)
    events.record(session, actor, "text.written", text, number=version.number, label=text.label)
    return version


def _made(
    session: Session,
    actor: Actor,
    text: Text,
    parent: TextVersion | None,
    fields: dict[str, str],
    sources: list[str],
    note: str,
) -> TextVersion:
    old = [Keyed(block.key, block.source) for block in parent.blocks] if parent else []
    keys = align(old, sources, text.blocks_made)
    rows = compare(old, [Keyed(key, source) for key, source in zip(keys, sources, strict=True)])
    came, went = changed_words(rows)
    cited = _cited(session, actor, fields, sources)
    version = TextVersion(
        task_force_id=text.task_force_id,
        text_id=text.id,
        number=text.number + 1,
        fields=fields,
        cited=cited,
        sha256=canonical.digest({"fields": fields, "blocks": sources, "cited": cited}),
        by_id=actor.person_id,
        by_name=actor.name,
        made_at=clock.now(),
        note=_clean("note", note),
        words_added=came,
        words_removed=went,
        blocks=[
            Block(key=k, position=p, source=s) for p, (k, s) in enumerate(zip(keys, sources, strict=True), 1)
        ],
    )
    session.add(version)
    text.number = version.number
    text.blocks_made += len(set(keys) - {block.key for block in old})
    session.flush()
    set_committed_value(text, "current", version)
    if parent:
        place_comments(session, text, parent, version)
    return version


def _current(session: Session, text: Text) -> TextVersion | None:
    return session.scalar(
        select(TextVersion)
        .where(TextVersion.text_id == text.id, TextVersion.number == text.number)
        .options(selectinload(TextVersion.blocks))
    )


def _clean(name: str, words: str) -> str:
    if not prose.is_storable(words):
        raise Refused(name, "This holds a character that cannot be kept. Please type it again.")
    return prose.clean(words).strip("\n").rstrip()


def _cited(
    session: Session, actor: Actor, fields: dict[str, str], sources: list[str]
) -> list[dict[str, Any]]:
    """The notes of all citations, each once, as the register has them now."""
    found = [(name, citation) for name, words in fields.items() for citation in citations.find_in_line(words)]
    found += [("source", citation) for block in sources for citation in citations.find(block)]
    missing = register.missing(session, actor, [citation for _, citation in found])
    for name, citation in found:
        if citation.key in missing:
            raise Refused(name, f"There is no source “{citation.key}” in the register.")
    return register.notes(session, actor, [citation for _, citation in found])


def _labelled(fields: Mapping[str, str], source: str) -> dict[str, str]:
    labels = {name: names.label_of(name) for name in fields}
    return {**{labels[name]: words for name, words in fields.items()}, "Text": source}
