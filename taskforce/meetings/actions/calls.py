"""Calling people to a meeting by mail with a calendar entry, asking again, and taking their answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from taskforce.core import clock, events, mail
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound, Refused, WrongState, allow
from taskforce.meetings import assemble, policy, queries
from taskforce.meetings.models import Invitee, Meeting
from taskforce.meetings.rules import ics, letters
from taskforce.meetings.states import Answer
from taskforce.members import actions as members
from taskforce.members.models import Person

RSVP = "rsvp"
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Post:
    """What a letter needs to know of where it comes from: the address of this installation and its task force."""

    base_url: str
    slug: str
    task_force: str

    def page_of(self, meeting: Meeting) -> str:
        """The address of the meeting's page."""
        return f"{self.base_url}/t/{self.slug}/meetings/{meeting.public_id}"


def invite_people(
    session: Session, actor: Actor, meeting: Meeting, people: Iterable[Person], *, post: Post
) -> int:
    """Mail an invitation with the calendar entry to each of these who has an account and has none yet.

    Returns how many were sent. Raises WrongState where nobody is left to be invited.
    """
    allow(
        policy.can_invite_people(actor, meeting), "Only the facilitator invites, while a meeting is to come."
    )
    rows = {row.person_id: row for row in queries.invitees(session, meeting)}
    desk, sent = _desk(session, actor, meeting, post), 0
    for person in people:
        row = rows.get(person.id) or _row(session, meeting, person)
        if person.account is not None and row.sent_at is None:
            desk.invite(row)
            sent += 1
    if not sent:
        raise WrongState("Everybody here has their invitation already.")
    events.record(session, actor, "people.invited", meeting, count=sent)
    return sent


def remind_people(session: Session, actor: Actor, meeting: Meeting, *, post: Post) -> int:
    """Ask those who were invited and have not answered, each at most once a day. Returns how many were asked."""
    allow(
        policy.can_invite_people(actor, meeting), "Only the facilitator reminds, while a meeting is to come."
    )
    desk = _desk(session, actor, meeting, post)
    waiting = [row for row in queries.invitees(session, meeting) if may_be_reminded(row)]
    for row in waiting:
        desk.remind(row)
    if not waiting:
        raise WrongState("Everybody has answered, or was asked within the last day.")
    events.record(session, actor, "people.reminded", meeting, count=len(waiting))
    return len(waiting)


def may_be_reminded(row: Invitee) -> bool:
    """Whether the person was invited, has not answered, and was not written to within the last day."""
    if row.sent_at is None or row.has_answered or row.person.account is None:
        return False
    return clock.now() - max(row.sent_at, row.reminded_at or row.sent_at) >= A_DAY


def answer_invitation(
    session: Session,
    actor: Actor,
    meeting: Meeting,
    *,
    answer: str,
    words: str = "",
    delegate: Person | None = None,
    proven: bool = False,
) -> Invitee:
    """Say whether one comes, or who comes instead; the last word counts. Raises Refused, WrongState.

    Who acts for a principal answers for the principal. A delegate must hold the scope `attend` on the day,
    unless that was `proven` when the answer was given: a file tells what happened, not why it might.
    """
    allow(policy.can_answer_invitation(actor, meeting), "You are not called to this meeting, or it is over.")
    person_id = actor.stands_for_id
    chosen = _chosen(answer, delegate)
    if delegate is not None and not proven:
        _check_delegate(session, person_id, meeting, delegate)
    row = queries.invitee(session, meeting, person_id)
    if row is None:
        row = Invitee(task_force_id=actor.task_force_id, meeting_id=meeting.id, person_id=person_id)
        session.add(row)
    row.answer, row.words, row.delegate = chosen, words, delegate
    row.answered_at, row.answered_by, row.answered_by_id = clock.now(), actor.name, actor.person_id
    facts = {"answer": str(chosen), "delegate": delegate.public_id if delegate else None}
    events.record(session, actor, "invitation.answered", meeting, **facts)
    return row


def tell_change(
    session: Session, actor: Actor, meeting: Meeting, *, changed: str, asks_again: bool, post: Post
) -> None:
    """Send the new entry to everybody who has the old one; `asks_again` where the answers no longer hold."""
    desk = _desk(session, actor, meeting, post)
    for row in queries.invitees(session, meeting):
        if asks_again:
            row.answer, row.delegate, row.answered_at = Answer.NONE, None, None
        if row.sent_at is not None and row.person.account is not None:
            desk.invite(row, changed=changed)


def tell_cancellation(session: Session, actor: Actor, meeting: Meeting, *, post: Post) -> None:
    """Take the entry out of the calendar of everybody who has it."""
    desk = _desk(session, actor, meeting, post)
    for row in queries.invitees(session, meeting):
        if row.sent_at is not None and row.person.account is not None:
            desk.call_off(row)


@dataclass(frozen=True)
class _Desk:
    """Where the letters of one meeting are written; `organizer` is in whose name calendars have it."""

    session: Session
    actor: Actor
    meeting: Meeting
    post: Post
    organizer: Person | None

    def invite(self, row: Invitee, *, changed: str = "") -> None:
        """The invitation, or what changed, with the calendar entry; who has answered is not asked again."""
        facts = self._facts(row.person)
        address = "" if row.has_answered else self._answer_at(row.person)
        letter = letters.change(facts, changed, address) if changed else letters.invitation(facts, address)
        self._send(row, letter, ics.Method.REQUEST)

    def remind(self, row: Invitee) -> None:
        """Ask again, without another entry."""
        letter = letters.reminder(self._facts(row.person), self._answer_at(row.person))
        mail.send(self.session, *_to(row.person), letter.subject, letter.text, html=letter.html)
        row.reminded_at = clock.now()

    def call_off(self, row: Invitee) -> None:
        """It will not take place; calendars strike the entry."""
        letter = letters.cancellation(self._facts(row.person), self.meeting.cancelled_why)
        self._send(row, letter, ics.Method.CANCEL)

    def _send(self, row: Invitee, letter: letters.Letter, method: ics.Method) -> None:
        name, address = _to(row.person)
        entry = assemble.entry_of(
            self.meeting, page=self.post.page_of(self.meeting), organizer=self.organizer
        )
        text = ics.write(
            [entry], method, attendee=ics.Party(name, address), part=assemble.PARTS[Answer(row.answer)]
        )
        attachment = mail.Attachment(f"{self.meeting.key}.ics", "text/calendar", text, method.value)
        mail.send(
            self.session,
            name,
            address,
            letter.subject,
            letter.text,
            html=letter.html,
            attachments=[attachment],
        )
        row.sent_at, row.sent_sequence = clock.now(), self.meeting.sequence

    def _answer_at(self, person: Person) -> str:
        ends_at = self.meeting.ends_at
        token = members.make_link(self.session, person, RSVP, self.meeting.public_id, ends_at=ends_at)
        return f"{self.post.base_url}/do/{token}"

    def _facts(self, person: Person) -> letters.Facts:
        return letters.Facts(
            title=self.meeting.title,
            kind=self.meeting.kind.replace("_", " "),
            task_force=self.post.task_force,
            when=assemble.span_of(self.meeting),
            elsewhere=assemble.elsewhere(self.meeting, person.zone),
            place=self.meeting.place,
            link=self.meeting.link,
            page=self.post.page_of(self.meeting),
            sender=self.actor.name,
        )


def _desk(session: Session, actor: Actor, meeting: Meeting, post: Post) -> _Desk:
    return _Desk(session, actor, meeting, post, queries.organizer(session, meeting.task_force_id))


def _to(person: Person) -> tuple[str, str]:
    """The name and mail address of somebody with an account, which must be loaded."""
    if person.account is None:
        raise NotFound
    return person.printed_name, person.account.address


def _row(session: Session, meeting: Meeting, person: Person) -> Invitee:
    row = Invitee(
        task_force_id=meeting.task_force_id, meeting_id=meeting.id, person=person, answer=Answer.NONE
    )
    session.add(row)
    return row


def _chosen(answer: str, delegate: Person | None) -> Answer:
    """The answer in our words. Raises Refused where it is none, or where it does not say who comes instead."""
    given: Any = answer
    if given not in tuple(Answer) or given == Answer.NONE:
        raise Refused("answer", "Please say yes, perhaps or no.")
    chosen = Answer(given)
    if (chosen == Answer.DELEGATE) != (delegate is not None):
        raise Refused("answer", "Please say who comes instead.")
    return chosen


def _check_delegate(session: Session, person_id: int | None, meeting: Meeting, delegate: Person) -> None:
    if delegate not in queries.delegates_who_attend(session, person_id, queries.day_of(meeting)):
        name = delegate.printed_name
        raise Refused("answer", f"{name} may not attend for you on that day. Delegate it first.")
