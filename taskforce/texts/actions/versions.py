"""Writing versions: canonical source, keys of blocks, frozen notes, one fingerprint over all that is printed."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.core import canonical, clock, events, prose
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.sources import queries as register
from taskforce.sources.rules import citations
from taskforce.texts import policy
from taskforce.texts.actions.joining import standing_before, taken_in
from taskforce.texts.actions.merging import TextConflict, keyed, put_together
from taskforce.texts.actions.placing import place_comments
from taskforce.texts.actions.readings import mark_read
from taskforce.texts.models import Block, Text, TextVersion
from taskforce.texts.queries import find_version
from taskforce.texts.rules import blocks as rules
from taskforce.texts.rules.align import Keyed, align
from taskforce.texts.rules.compare import changed_words, compare

MOST_BLOCKS = 2_000


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

    The same content makes no version: the current one comes back. When `base` is no longer the current version, both
    are made one, and the note says so. Raises TextConflict where both changed the same words, Refused for a citation
    of a source that is not in the register, WrongState when edits are closed.
    """
    if not text.takes_edits:
        raise WrongState("This text takes no edits now.")
    allow(policy.can_write_version(actor, text), "You may read this text, not write it.")
    fields = {name: _clean(name, words) for name, words in fields.items()}
    sources = rules.split(_clean("source", source))
    _check_length(sources)
    current = find_version(session, text, text.number)
    if current and base != current.number and not _is_same(current, fields, sources):
        together = put_together(session, text, current, fields, rules.join(sources), base)
        if not together.is_clean:
            raise TextConflict(text, current, fields, source, together)
        fields, sources = together.settled, rules.split(together.merged.source())
        note = f"{note} {together.note}".strip()
    if current and _is_same(current, fields, sources):
        return current
    _check_length(sources)
    version = _made(session, actor, text, current, fields, sources, note)
    mark_read(session, actor, text, number=version.number)
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
    old = {block.key for block in parent.blocks} if parent else set()
    keys = align(keyed(parent), sources, text.blocks_made)
    earlier = taken_in(session, actor, text, parent)
    before = standing_before(session, text, earlier) if earlier else parent
    new = [Keyed(key, source) for key, source in zip(keys, sources, strict=True)]
    came, went = changed_words(compare(keyed(before), new))
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
        takes_in=earlier.number if earlier else None,
        blocks=[Block(key=key, position=place, source=words) for place, (key, words) in enumerate(new, 1)],
    )
    session.add(version)
    text.number = version.number
    text.blocks_made += len(set(keys) - old)
    session.flush()
    set_committed_value(text, "current", version)
    if parent:
        place_comments(session, text, parent, version)
    return version


def _is_same(version: TextVersion, fields: dict[str, str], sources: list[str]) -> bool:
    return (version.fields, [block.source for block in version.blocks]) == (fields, sources)


def _check_length(sources: list[str]) -> None:
    if len(sources) > MOST_BLOCKS:
        raise Refused("source", f"At most {MOST_BLOCKS:,} paragraphs; this has {len(sources):,}.")


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
