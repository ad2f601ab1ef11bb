"""The texts of the report, and the names under its letters."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from taskforce.core import events
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, allow
from taskforce.members.models import Person
from taskforce.report import policy
from taskforce.report.models import Part, Signature
from taskforce.texts import actions as texts
from taskforce.texts.models import TextVersion


def write_part(
    session: Session, actor: Actor, part: Part, *, source: str, base: int, note: str = ""
) -> TextVersion:
    """A new version of the text of a part, begun from version `base` (0 for the first); the same makes none.

    Raises TextConflict with both texts when another version was saved since, Refused for a source that is not in
    the register or an empty text.
    """
    allow(policy.can_write_part(actor, part), "This part of the report is written by others.")
    if not source.strip():
        raise Refused("source", "Please write the text. A part that is not wanted can be taken out.")
    before = part.text.number
    version = texts.write_version(session, actor, part.text, fields={}, source=source, base=base, note=note)
    if version.number != before:
        events.record(session, actor, "part.written", part, number=version.number, note=note)
    return version


def name_signers(session: Session, actor: Actor, part: Part, *, signers: Sequence[Person]) -> None:
    """Say who signs a letter, in order. Raises Refused for whoever is only listed, has left, or stands there twice.

    A name under a letter is a person's word: nobody signs who does not take part here.
    """
    allow(policy.can_change_part(actor, part), "Only the facilitator says who signs a letter.")
    if not part.is_letter:
        raise Refused("signers", "Only letters are signed.")
    for person in signers:
        if person.listed_only or person.left_at is not None or person.task_force_id != part.task_force_id:
            raise Refused("signers", f"{person.printed_name} holds no seat here and cannot sign.")
    if len({person.id for person in signers}) != len(signers):
        raise Refused("signers", "Each person signs once.")
    if [person.id for person in signers] == [signature.person_id for signature in part.signatures]:
        return
    part.signatures.clear()
    session.flush()  # the old rows go before the same people stand there anew
    part.signatures = [Signature(person=person, position=place) for place, person in enumerate(signers, 1)]
    keys = [person.key for person in signers]
    events.record(session, actor, "part.signers_named", part, signers=keys)
