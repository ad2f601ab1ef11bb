"""What texts bring to the pages of slices below."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.events import Event
from taskforce.members import links
from taskforce.members.forms import ConfirmForm
from taskforce.sources.models import Source
from taskforce.texts import actions, homes, queries
from taskforce.texts.actions.comment_rounds import PURPOSE
from taskforce.web import homes as things
from taskforce.web import panels
from taskforce.web.page import moment

Link = tuple[str, str]


@panels.fill("sources.citing", "texts/_citing.html")
def citing(session: Session, actor: Actor, sources: Sequence[Source]) -> dict[str, list[Link]]:
    """For the register: by the key of a source the label and address of each text that cites it."""
    found = queries.citing(session, actor)
    return {key: [(text.label, homes.url(text)) for text in texts] for key, texts in found.items()}


@things.register("comment", "text", "recommendation", "part")
def homes_of(session: Session, actor: Actor, events: Sequence[Event]) -> dict[str, things.Home]:
    """The page of the text that was written or commented on, for whoever may read it."""
    names = {event.subject_id: str(event.facts.get("text") or event.subject_id) for event in events}
    found = queries.of_public_names(session, actor, set(names.values()))
    return {
        subject: things.Home(found[name].label, homes.url(found[name]))
        for subject, name in names.items()
        if name in found
    }


def show_no_comments(session: Session, actor: Actor, subject: str) -> links.Shown | None:
    """The question behind the link; None when the round is closed, or they have said so already."""
    round_ = queries.comment_round(session, actor, subject)
    asked = queries.asked_in(round_, actor.person_id)
    if asked is None or asked.passed_at or not round_.is_open:
        return None
    values = {"title": round_.title, "until": moment(round_.closes_at, round_.zone)}
    return links.Shown("Do you have comments?", "texts/_no_comments.html", values)


def say_no_comments(session: Session, actor: Actor, subject: str, facts: dict[str, Any]) -> str:
    """Say it for the person of the link."""
    actions.pass_comment_round(session, actor, queries.comment_round(session, actor, subject))
    return "It stands in the record that you have no comments."


links.purpose(
    PURPOSE,
    links.Purpose(
        form=ConfirmForm,
        show=show_no_comments,
        act=say_no_comments,
        change="If you want to say something after all, sign in and comment.",
    ),
)
