"""Every change of the register of sources and of the practices."""

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from taskforce.core import clock, events, names, prose
from taskforce.core.actor import Actor
from taskforce.core.errors import Conflict, NotFound, Refused, allow
from taskforce.sources import policy, queries
from taskforce.sources.models import Practice, Source
from taskforce.sources.rules import citations
from taskforce.sources.rules.importing import Entry
from taskforce.sources.states import SourceKind

_URL = re.compile(r"https?://[^\s<>\"]+")
SOURCE_FIELDS = ("kind", "author", "title", "container", "issued", "url", "accessed")


def add_source(
    session: Session,
    actor: Actor,
    *,
    key: str,
    kind: str,
    title: str,
    author: str = "",
    container: str = "",
    issued: str = "",
    url: str = "",
    accessed: str = "",
) -> Source:
    """Write a source into the register. Raises Refused when the key is taken or a field is unsound."""
    allow(policy.can_add_source(actor), "Observers read the register and add nothing.")
    _check_key(key)
    if queries.by_key(session, actor, [key]):
        raise Refused("key", f"There is already a source with the key “{key}”.")
    facts = {
        "kind": kind,
        "author": author,
        "title": title,
        "container": container,
        "issued": issued,
        "url": url,
        "accessed": accessed,
    }
    source = Source(
        task_force_id=actor.task_force_id,
        key=key,
        by_name=actor.name,
        added_at=clock.now(),
        practices=[],
        **_checked(facts),
    )
    session.add(source)
    events.record(session, actor, "source.added", source, key=key, title=source.title)
    return source


def import_sources(session: Session, actor: Actor, entries: Iterable[Entry]) -> list[Source]:
    """Write the sound entries of a list into the register, each as `add_source` does; the others are left out."""
    allow(policy.can_import_sources(actor), "Observers read the register and add nothing.")
    sound = [entry for entry in entries if entry.is_sound]
    if not sound:
        raise Refused("entries", "No entry of this list can go into the register.")
    made = [add_source(session, actor, key=entry.key, **entry.facts) for entry in sound]
    events.record(session, actor, "sources.imported", made[0], number=len(made), title=made[0].title)
    return made


def edit_source(session: Session, actor: Actor, source: Source, *, edition: int, **facts: str) -> None:
    """Write fields of a source anew (SOURCE_FIELDS); its key stays for ever. Raises Conflict, Refused.

    Versions of texts keep the note as it was when they were made.
    """
    allow(policy.can_edit_source(actor, source), "Only the facilitator edits sources.")
    _edit(session, actor, source, "source.edited", edition, _checked(facts))


def add_practice(
    session: Session,
    actor: Actor,
    *,
    key: str,
    place: str,
    title: str,
    what: str,
    source: Source,
    locator: str = "",
) -> Practice:
    """Write down a practice at the end of the list. Raises Refused when the key is taken or a field is empty,
    NotFound for a source of another task force.
    """
    allow(policy.can_add_practice(actor), "Only the facilitator adds practices.")
    _check_source(actor, source)
    _check_key(key)
    here = select(Practice).where(Practice.task_force_id == actor.task_force_id)
    if session.scalar(here.where(Practice.key == key)):
        raise Refused("key", f"There is already a practice with the key “{key}”.")
    facts = _filled({"place": place, "title": title, "what": what})
    _check_citations(session, actor, facts["what"])
    count = session.scalar(select(func.count()).select_from(here.subquery())) or 0
    practice = Practice(
        task_force_id=actor.task_force_id,
        key=key,
        source=source,
        locator=_clean("locator", locator),
        position=count + 1,
        **facts,
    )
    session.add(practice)
    events.record(session, actor, "practice.added", practice, key=key, title=practice.title)
    return practice


def edit_practice(
    session: Session, actor: Actor, practice: Practice, *, edition: int, source: Source, **facts: str
) -> None:
    """Write place, title, what, locator and source of a practice anew. Raises Conflict, Refused."""
    allow(policy.can_edit_practice(actor, practice), "Only the facilitator edits practices.")
    _check_source(actor, source)
    words = _filled({name: value for name, value in facts.items() if name != "locator"})
    if "locator" in facts:
        words["locator"] = _clean("locator", facts["locator"])
    _check_citations(session, actor, words.get("what", ""))
    _edit(session, actor, practice, "practice.edited", edition, {**words, "source_id": source.id})


def _edit(
    session: Session,
    actor: Actor,
    thing: Source | Practice,
    event: str,
    edition: int,
    facts: dict[str, Any],
) -> None:
    if thing.edition != edition:
        words = {name: value for name, value in facts.items() if isinstance(value, str)}
        labels = {name: names.label_of(name) for name in words}
        raise Conflict(
            theirs={labels[name]: str(getattr(thing, name)) for name in words},
            mine={labels[name]: value for name, value in words.items()},
        )
    changed = sorted(name for name, value in facts.items() if getattr(thing, name) != value)
    for name in changed:
        setattr(thing, name, facts[name])
    if changed:
        events.record(session, actor, event, thing, key=thing.key, fields=changed)


def _checked(facts: dict[str, str]) -> dict[str, str]:
    unknown = set(facts) - set(SOURCE_FIELDS)
    if unknown:
        raise TypeError(f"a source has no {sorted(unknown)}")
    if facts.get("kind", SourceKind.REPORT) not in set(SourceKind):
        raise Refused("kind", "Please choose one of the list.")
    clean = {name: _clean(name, value) for name, value in facts.items()}
    if "title" in clean and not clean["title"]:
        raise Refused("title", "Please give the title.")
    if clean.get("url") and not _URL.fullmatch(clean["url"]):
        raise Refused("url", "An address begins with https:// or http:// and holds no space.")
    return clean


def _filled(facts: dict[str, str]) -> dict[str, str]:
    clean = {name: _clean(name, value, lines=name == "what") for name, value in facts.items()}
    for name, value in clean.items():
        if not value:
            raise Refused(name, "Please fill this in.")
    return clean


def _check_source(actor: Actor, source: Source) -> None:
    if source.task_force_id != actor.task_force_id:
        raise NotFound


def _check_citations(session: Session, actor: Actor, what: str) -> None:
    missing = queries.missing(session, actor, citations.find(what))
    if missing:
        raise Refused("what", f"There is no source “{missing[0]}” in the register.")


def _check_key(key: str) -> None:
    if not names.is_key(key, names.LONGEST_OF_TEXTS):
        raise Refused("key", "Small letters, digits and hyphens only, such as “transforming-state”.")


def _clean(name: str, words: str, lines: bool = False) -> str:
    if not prose.is_storable(words):
        raise Refused(name, "This holds a character that cannot be kept. Please type it again.")
    words = prose.clean(words).strip()
    return words if lines else " ".join(words.split())
