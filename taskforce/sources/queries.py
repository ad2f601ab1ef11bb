"""Reading the register of sources and the practices."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from taskforce.charter import queries as charter
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.sources.models import Practice, Source
from taskforce.sources.rules import chicago, citations
from taskforce.sources.rules.citations import Citation


def register(session: Session, actor: Actor) -> list[Source]:
    """All sources of the actor's task force by author and title, with the practices that rest on them."""
    found = select(Source).where(Source.task_force_id == actor.task_force_id)
    rows = session.scalars(found.options(selectinload(Source.practices)))
    return sorted(
        rows, key=lambda source: ((source.author or source.title).casefold(), source.title.casefold())
    )


def has_practices(session: Session, actor: Actor) -> bool:
    """Whether there is any practice."""
    ours = select(Practice.id).where(Practice.task_force_id == actor.task_force_id).limit(1)
    return session.scalar(ours) is not None


def by_key(session: Session, actor: Actor, keys: Iterable[str] | None = None) -> dict[str, Source]:
    """Sources of the actor's task force by their citation key; all of them, or those of `keys` that exist."""
    found = select(Source).where(Source.task_force_id == actor.task_force_id)
    if keys is not None:
        found = found.where(Source.key.in_(set(keys)))
    return {source.key: source for source in session.scalars(found)}


def notes(session: Session, actor: Actor, cited: Iterable[Citation]) -> list[dict[str, Any]]:
    """The notes of these citations as the register has them now, each once: key, locator, note, and the short note.

    Citations of sources that are not in the register are left out.
    """
    once = list(dict.fromkeys(cited))
    known = by_key(session, actor, {citation.key for citation in once})
    return [
        {
            "key": key,
            "locator": locator,
            "note": chicago.note(known[key], locator),
            "short": chicago.note(known[key], locator, first=False),
        }
        for key, locator in once
        if key in known
    ]


def missing(session: Session, actor: Actor, cited: Iterable[Citation]) -> list[str]:
    """The keys in these citations that are not in the register, in their order."""
    keys = list(dict.fromkeys(citation.key for citation in cited))
    known = by_key(session, actor, keys)
    return [key for key in keys if key not in known]


def missing_in_charter(session: Session, actor: Actor) -> list[str]:
    """The keys that purpose and mandate cite and the register does not have; the charter is written before it."""
    task_force = charter.charter(session, actor)
    texts = [task_force.purpose, *task_force.mandate]
    return missing(session, actor, [one for text in texts for one in citations.find(text)])


def source(session: Session, actor: Actor, public_id: str) -> Source:
    """One source of the actor's task force with its practices. Raises NotFound."""
    found = session.scalar(
        select(Source)
        .where(Source.task_force_id == actor.task_force_id, Source.public_id == public_id)
        .options(selectinload(Source.practices))
    )
    if found is None:
        raise NotFound
    return found


def practices(session: Session, actor: Actor) -> list[Practice]:
    """All practices of the actor's task force in their order, with their sources."""
    found = select(Practice).where(Practice.task_force_id == actor.task_force_id)
    return list(
        session.scalars(found.options(joinedload(Practice.source)).order_by(Practice.position, Practice.id))
    )


def practices_by_source(session: Session, actor: Actor) -> dict[str, list[Practice]]:
    """The practices by the key of each source that tells of them or is cited in them."""
    found: dict[str, list[Practice]] = defaultdict(list)
    for practice in practices(session, actor):
        cited = {citation.key for citation in citations.find(practice.what)}
        for key in sorted({practice.source.key, *cited}):
            found[key].append(practice)
    return dict(found)


def practice(session: Session, actor: Actor, public_id: str) -> Practice:
    """One practice of the actor's task force with its source. Raises NotFound."""
    found = session.scalar(
        select(Practice)
        .where(Practice.task_force_id == actor.task_force_id, Practice.public_id == public_id)
        .options(joinedload(Practice.source))
    )
    if found is None:
        raise NotFound
    return found
