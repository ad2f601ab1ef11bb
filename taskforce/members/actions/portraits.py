"""Portraits: set, described anew, replaced, removed."""

from pathlib import Path

from sqlalchemy.orm import Session

from taskforce.core import events
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, allow
from taskforce.files import actions as files
from taskforce.files.models import FileKind
from taskforce.files.rules.sniff import Sound
from taskforce.members import policy
from taskforce.members.models import Person

WHOSE = "Only the facilitator, and everybody for themselves, sets a portrait."


def set_portrait(
    session: Session,
    actor: Actor,
    person: Person,
    *,
    folder: Path,
    photo: Sound | None,
    alt: str,
    licence: str,
    credit: str = "",
) -> None:
    """Show this photo of the person, or say anew what the present one shows; `person.portrait` must be loaded.

    Raises Refused when there is no photo, or no words to it.
    """
    allow(policy.can_set_portrait(actor, person), WHOSE)
    before = person.portrait
    if photo is None and before is None:
        raise Refused(files.FIELD, "Please choose a photo.")
    if photo is None and before is not None:
        files.describe(session, actor, before, alt=alt, licence=licence, credit=credit)
    elif photo is not None:
        person.portrait = files.store(
            session,
            actor,
            kind=FileKind.PORTRAIT,
            folder=folder,
            data=photo,
            title=person.printed_name,
            alt=alt,
            licence=licence,
            credit=credit,
        )
        if before is not None:
            files.remove(session, actor, before)
    events.record(session, actor, "portrait.set", person, is_new=photo is not None)


def remove_portrait(session: Session, actor: Actor, person: Person) -> None:
    """Show the person by initials again. Does nothing where there is no portrait."""
    allow(policy.can_set_portrait(actor, person), WHOSE)
    if person.portrait is not None:
        files.remove(session, actor, person.portrait)
        person.portrait = None
        events.record(session, actor, "portrait.removed", person)
