"""What meetings add to the pages below: where a recommendation was discussed, the home of minutes, who reads them."""

from typing import Any

from flask import url_for
from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.meetings import actions, assemble, policy, queries
from taskforce.meetings.actions.minutes import OWNER_KIND
from taskforce.meetings.forms import AnswerForm
from taskforce.meetings.queries import Discussed
from taskforce.meetings.states import Answer
from taskforce.members import links
from taskforce.recommendations.models import Recommendation
from taskforce.texts import homes
from taskforce.texts.models import Text
from taskforce.voting import homes as votes
from taskforce.web import panels

DONE = {
    Answer.YES: "Noted: you come.",
    Answer.TENTATIVE: "Noted: you may come.",
    Answer.NO: "Noted: you do not come.",
    Answer.DELEGATE: "Noted: {} comes for you.",
}


def show_rsvp(session: Session, actor: Actor, subject: str) -> links.Shown | None:
    """What the page of a signed link shows of the meeting; nothing once it is over or cancelled."""
    meeting = queries.meeting_alone(session, actor, subject)
    if not policy.can_answer_invitation(actor, meeting):
        return None
    facts = {
        "meeting": meeting,
        "span": assemble.span_of(meeting),
        "mine": queries.invitee(session, meeting, actor.stands_for_id),
        "delegates": queries.delegates_who_attend(session, actor.stands_for_id, queries.day_of(meeting)),
    }
    return links.Shown(f"Do you come? {meeting.title}", "meetings/_rsvp.html", facts)


def answer_rsvp(session: Session, actor: Actor, subject: str, facts: dict[str, Any]) -> str:
    """Take the answer given by link."""
    meeting = queries.meeting_alone(session, actor, subject)
    given = queries.answer_given(session, actor, facts["answer"])
    row = actions.answer_invitation(session, actor, meeting, **given, words=facts["words"])
    return DONE[Answer(row.answer)].format(row.delegate.printed_name if row.delegate else "")


links.purpose(
    actions.RSVP,
    links.Purpose(
        form=AnswerForm,
        show=show_rsvp,
        act=answer_rsvp,
        change="To change your answer, sign in and open the meeting, or ask the facilitator to invite you again.",
    ),
)


votes.register_occasion(queries.occasion)


@panels.fill("recommendation.discussed", "meetings/_discussed.html")
def discussed(session: Session, actor: Actor, recommendation: Recommendation) -> list[Discussed] | None:
    """The items under which it stood and what was decided there; nothing while it stood under none."""
    return queries.discussions(session, actor, recommendation) or None


def home_of_minutes(text: Text) -> str:
    """The page of the minutes whose text this is."""
    return url_for("meetings.minutes", public_id=text.owner_id)


def may_read_minutes(session: Session, actor: Actor, text: Text) -> bool:
    """A draft is for those who write and certify it, on whichever page."""
    return policy.can_read_minutes(actor, queries.meeting_alone(session, actor, text.owner_id))


homes.register(OWNER_KIND, home_of_minutes, may_read=may_read_minutes)
