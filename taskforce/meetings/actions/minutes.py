"""The minutes: drafted from the record, written, circulated, and certified by the chair."""

from sqlalchemy.orm import Session

from taskforce.core import clock, events
from taskforce.core.actor import Actor
from taskforce.core.errors import Conflict, NotFound, WrongState, allow
from taskforce.meetings import assemble, policy, queries
from taskforce.meetings.models import SEALED, Meeting, Minutes
from taskforce.meetings.states import APPROVE, CIRCULATE, MeetingState
from taskforce.texts import actions as texts
from taskforce.texts.models import TextVersion

# 22 CFR 214.35 has the chairman certify "an accurate and complete summary"; the sentence is kept as it was signed.
CERTIFICATE = "I certify that these minutes are an accurate and complete summary of the meeting."
DRAFTED = "Drafted from the record."
OWNER_KIND = "minutes"


def draft_minutes(session: Session, actor: Actor, meeting: Meeting) -> TextVersion:
    """Begin the minutes from the record: attendance, items, decisions, actions. Raises WrongState if they are begun."""
    return write_minutes(session, actor, meeting, source=assemble.draft_of(meeting), base=0, note=DRAFTED)


def write_minutes(
    session: Session, actor: Actor, meeting: Meeting, *, source: str, base: int, note: str = ""
) -> TextVersion:
    """Write a version of the minutes; `base` is the number of the version begun from, 0 for the first.

    They may be corrected while they are circulated. Raises Conflict when somebody else wrote since `base`.
    """
    _check_open(actor, meeting)
    minutes = meeting.minutes or _begin(session, actor, meeting, base)
    before = minutes.text.number
    version = texts.write_version(
        session, actor, minutes.text, fields={}, source=source, base=base, note=note
    )
    if version.number != before:
        events.record(session, actor, "minutes.written", minutes, number=version.number, note=note)
    return version


def circulate_minutes(session: Session, actor: Actor, meeting: Meeting) -> None:
    """Show the minutes to everybody of the task force, for corrections before they are certified."""
    _check_open(actor, meeting)
    minutes = _begun(meeting)
    CIRCULATE.apply(minutes)
    minutes.circulated_at, minutes.circulated_by_id = clock.now(), actor.person_id
    minutes.circulated_version = minutes.text.number
    events.record(session, actor, "minutes.circulated", minutes, number=minutes.text.number)


def approve_minutes(
    session: Session, actor: Actor, meeting: Meeting, *, version: int, certificate: str = CERTIFICATE
) -> None:
    """Certify the version of that number as the chair of the meeting, and close the record for good.

    The text is frozen; the sentence, the person, the moment and the fingerprint of the version are kept. Raises
    Conflict when the minutes were written anew after the chair read them, WrongState.
    """
    allow(
        policy.can_approve_minutes(actor, meeting),
        "Only a co-chair, or the facilitator standing in, approves minutes.",
    )
    minutes = _begun(meeting)
    current = queries.written(session, meeting)
    if current is None:
        raise WrongState("The minutes of this meeting are not written yet.")
    if current.number != version:
        read = queries.written(session, meeting, version)
        raise Conflict(theirs={"Minutes": current.source}, mine={"Minutes": read.source if read else ""})
    APPROVE.apply(minutes)
    minutes.certificate, minutes.certified_at = certificate, clock.now()
    minutes.certified_by_id, minutes.certified_by = actor.person_id, actor.name
    minutes.certified_as = "co-chair" if actor.has("co_chair") else "facilitator, standing in for the chair"
    minutes.certified_version, minutes.certified_sha256 = current.number, current.sha256
    texts.freeze(session, actor, minutes.text)
    facts = {"number": current.number, "sha256": current.sha256, "certificate": certificate}
    events.record(session, actor, "minutes.approved", minutes, **facts)


def _begin(session: Session, actor: Actor, meeting: Meeting, base: int) -> Minutes:
    if base:
        raise NotFound
    text = texts.begin_text(
        session,
        actor,
        owner_kind=OWNER_KIND,
        owner_id=meeting.public_id,
        label=f"Minutes of “{meeting.title}”",
    )
    minutes = Minutes(
        task_force_id=actor.task_force_id, text=text, drafted_from=assemble.fingerprint_of(meeting)
    )
    meeting.minutes = minutes
    events.record(session, actor, "minutes.drafted", minutes, meeting=meeting.public_id)
    return minutes


def _begun(meeting: Meeting) -> Minutes:
    if meeting.minutes is None:
        raise WrongState("The minutes of this meeting are not begun yet.")
    return meeting.minutes


def _check_open(actor: Actor, meeting: Meeting) -> None:
    """NotAllowed for whoever does not keep the record, WrongState while there is nothing to write, or no more."""
    if policy.can_write_minutes(actor, meeting):
        return
    allow(
        policy.can_call_meeting(actor) and meeting.task_force_id == actor.task_force_id,
        "Only the facilitator writes and circulates minutes.",
    )
    if meeting.state != MeetingState.HELD:
        raise WrongState("Minutes are written once the meeting has been held. Mark it held first.")
    raise WrongState(SEALED)
