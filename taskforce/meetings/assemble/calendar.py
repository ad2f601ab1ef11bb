"""A meeting as calendars take it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from hashlib import sha256

from taskforce.core.clock import now
from taskforce.meetings.assemble.record import span_of
from taskforce.meetings.models import Invitee, Meeting
from taskforce.meetings.rules import clock, ics
from taskforce.meetings.states import Answer, MeetingState
from taskforce.members.models import Person

PARTS = {
    Answer.NONE: ics.Part.NEEDS_ACTION,
    Answer.YES: ics.Part.ACCEPTED,
    Answer.TENTATIVE: ics.Part.TENTATIVE,
    Answer.NO: ics.Part.DECLINED,
    Answer.DELEGATE: ics.Part.DELEGATED,
}


def entry_of(meeting: Meeting, *, page: str, organizer: Person | None) -> ics.Entry:
    """Its calendar entry; `page` is its address, and the organizer's account must be loaded."""
    account = organizer.account if organizer else None
    party = ics.Party(organizer.printed_name, account.address) if organizer and account else None
    words = [span_of(meeting), f"Join remotely: {meeting.link}" if meeting.link else "", f"Agenda: {page}"]
    return ics.Entry(
        uid=_uid(meeting),
        sequence=meeting.sequence,
        title=meeting.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        changed_at=now(),
        place=meeting.place,
        url=page,
        words="\n".join(line for line in words if line),
        is_cancelled=meeting.state == MeetingState.CANCELLED,
        organizer=party,
    )


def _uid(meeting: Meeting) -> str:
    """The name by which calendars know it: from its key and the moment of its calling, which a task-force file carries.

    So a meeting that moves to another installation stays the same entry in the calendars of everybody.
    """
    made = sha256(f"{meeting.key} {meeting.called_at.astimezone(UTC).isoformat()}".encode()).hexdigest()
    return f"meeting-{made[:32]}@taskforce"


@dataclass(frozen=True)
class Counts:
    """How many said what; `silent` were invited and did not answer."""

    yes: int
    tentative: int
    no: int
    delegate: int
    silent: int

    @property
    def asked(self) -> int:
        """How many were invited at all."""
        return self.yes + self.tentative + self.no + self.delegate + self.silent


def counts_of(rows: Iterable[Invitee]) -> Counts:
    """What those who are called have answered."""
    tally = Counter(row.answer if row.has_answered else row.sent_at and "silent" for row in rows)
    return Counts(
        tally[Answer.YES], tally[Answer.TENTATIVE], tally[Answer.NO], tally[Answer.DELEGATE], tally["silent"]
    )


def elsewhere(meeting: Meeting, reader: str) -> str:
    """Its hours on the clock of a reader in that zone; empty where it shows the same, or none is known."""
    return clock.elsewhere(meeting.starts_at, meeting.ends_at, meeting.zone, reader)
