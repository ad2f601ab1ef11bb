"""Every change to files. The bytes come to lie before the row is committed, so that no row is ever without them."""

import hashlib
import os
from datetime import timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from taskforce.core import clock, disk, events, jobs
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, allow
from taskforce.files import policy
from taskforce.files.models import SMALL, FileKind, StoredFile, place_of
from taskforce.files.rules import sniff
from taskforce.files.rules.names import Unsound
from taskforce.files.rules.sniff import Sound

FIELD = "file"  # of the forms: beside it stands why a file was not taken
SWEEP = "files.sweep"
GRACE = timedelta(hours=1)  # bytes without a row stay as long: their transaction may not have ended yet
FULL = "The disk of this installation is nearly full, so no file is taken. Please tell whoever runs it."


def sound(kind: str, name: str, data: bytes, *, again: bool = False) -> Sound:
    """The file looked through and, if it is a picture, drawn anew; that takes a while, so do it before you write.

    Raises Refused beside the field `file`. `again`: it comes out of a task-force file.
    """
    look = sniff.portrait if kind == FileKind.PORTRAIT else sniff.paper
    try:
        return look(name, data, again=again)
    except Unsound as fault:
        raise Refused(FIELD, str(fault)) from fault


def store(
    session: Session,
    actor: Actor,
    *,
    kind: str,
    folder: Path,
    data: bytes | Sound,
    name: str = "",
    title: str = "",
    alt: str = "",
    licence: str = "",
    credit: str = "",
) -> StoredFile:
    """Keep a file of that name and content in the data folder `folder`; `data` may be what `sound` made of both.

    Without a title it is called as it came. Raises Refused when it is not what its name says, when a portrait has no
    words for those who do not see it or no licence, or when the disk is full.
    """
    allow(policy.can_store_file(actor), "You cannot bring files here.")
    if kind == FileKind.PORTRAIT:
        _require_words(alt, licence)
    found = data if isinstance(data, Sound) else sound(kind, name, data)
    words = {"alternative_text": alt, "licence": licence, "credit": credit}
    file = _row(actor, kind, found, title=title or found.stem, sha256=_lay_down(found, folder), **words)
    session.add(file)
    session.flush()
    facts = {"title": file.title, "sha256": file.sha256}
    events.record(session, actor, "file.stored", file, **facts, file_kind=str(file.kind))
    _sweep_later(session)
    return file


def _row(actor: Actor, kind: str, found: Sound, **facts: str) -> StoredFile:
    return StoredFile(
        task_force_id=actor.task_force_id,
        kind=FileKind(kind),
        media_type=found.media_type,
        extension=found.extension,
        size=len(found.data),
        width=found.width,
        height=found.height,
        by_name=actor.name,
        at=clock.now(),
        **facts,
    )


def describe(
    session: Session, actor: Actor, file: StoredFile, *, alt: str, licence: str, credit: str
) -> None:
    """Say anew what the picture shows and who may use it how. Raises Refused when a portrait is left without."""
    allow(policy.can_describe_file(actor, file), "This file cannot be described by you.")
    _require_words(alt, licence)
    words = {"alternative_text": alt, "licence": licence, "credit": credit}
    changed = sorted(name for name, value in words.items() if getattr(file, name) != value)
    for name in changed:
        setattr(file, name, words[name])
    if changed:
        events.record(session, actor, "file.described", file, fields=changed)


def remove(session: Session, actor: Actor, file: StoredFile) -> None:
    """Take a file away: what is known of it stays, its bytes go with the next sweep."""
    allow(policy.can_remove_file(actor, file), "This file cannot be taken away by you.")
    file.removed_at = clock.now()
    events.record(session, actor, "file.removed", file, title=file.title)
    _sweep_later(session)


def _require_words(alt: str, licence: str) -> None:
    if not alt.strip():
        raise Refused("alt", "Please say in a sentence what the picture shows, for those who do not see it.")
    if not licence.strip():
        raise Refused("licence", "Please say under which licence, or with whose permission, it may be shown.")


def _lay_down(found: Sound, folder: Path) -> str:
    """Put the bytes in their place; returns their fingerprint. The same bytes lie there once."""
    sha256 = hashlib.sha256(found.data).hexdigest()
    place = place_of(sha256, folder)
    try:
        if disk.free(folder) < disk.FULL:
            raise Refused(FIELD, FULL)
        _keep(place, found.data)
        if found.small is not None:
            _keep(place.with_name(place.name + SMALL), found.small)
    except OSError as fault:
        raise Refused(FIELD, FULL) from fault
    return sha256


def _keep(place: Path, content: bytes) -> None:
    if place.exists():
        os.utime(place)  # young again: a sweep must not take it before our row is there
    else:
        disk.keep(place, content)


def _sweep_later(session: Session) -> None:
    if not jobs.count_waiting(session, SWEEP):
        jobs.enqueue(session, SWEEP, run_after=clock.now() + GRACE)
