"""Who is called to a meeting: invited and reminded by the facilitator, answering for themselves."""

from flask import current_app, g, request

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound, Refused, allow
from taskforce.meetings import actions, assemble, policy, queries
from taskforce.meetings.actions import Post
from taskforce.meetings.forms import AnswerForm
from taskforce.meetings.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing


def post() -> Post:
    """Where the letters of this task force come from."""
    return Post(current_app.extensions["settings"].base_url, g.task_force.slug, g.task_force.name)


@blueprint.get("/<public_id>/people")
@reach("facilitator")
def called(public_id: str) -> Answer:
    """Who is called, who answered what, and who did not."""
    with reading() as (session, actor):
        meeting = queries.meeting_alone(session, actor, public_id)
        calls = queries.calls(session, actor, meeting)
    may_invite = policy.can_invite_people(actor, meeting)
    return page(
        "meetings/people.html",
        meeting=meeting,
        span=assemble.span_of(meeting),
        calls=calls,
        counts=assemble.counts_of([call.row for call in calls if call.row]),
        waiting=[call for call in calls if not call.is_sent],
        silent=[call for call in calls if call.is_sent and not call.has_answered],
        late=[call for call in calls if call.row and actions.may_be_reminded(call.row)],
        may_invite=may_invite,
    )


@blueprint.post("/<public_id>/invite")
@reach("facilitator")
def invite_people(public_id: str) -> Answer:
    """Mail the invitation to everybody who has none yet, or to the one who is named."""
    wanted = request.form.get("person", "")
    with writing() as (session, actor):
        meeting = queries.meeting_alone(session, actor, public_id)
        people = [call.person for call in queries.calls(session, actor, meeting)]
        chosen = [one for one in people if wanted in ("", one.public_id)]
        if not chosen:
            raise NotFound
        sent = actions.invite_people(session, actor, meeting, chosen, post=post())
    to = chosen[0].printed_name if wanted else f"{sent} {'person' if sent == 1 else 'people'}"
    return go("meetings.called", f"Invitation sent to {to}.", public_id=public_id)


@blueprint.post("/<public_id>/remind")
@reach("facilitator")
def remind_people(public_id: str) -> Answer:
    """Ask those who have not answered once more."""
    with writing() as (session, actor):
        meeting = queries.meeting_alone(session, actor, public_id)
        asked = actions.remind_people(session, actor, meeting, post=post())
    return go("meetings.called", f"Asked again: {asked}.", public_id=public_id)


@blueprint.post("/<public_id>/answer")
@reach(PEOPLE)
def answer_invitation(public_id: str) -> Answer:
    """Say whether one comes, or who comes instead."""
    form = AnswerForm()
    with reading() as (session, actor):
        meeting = queries.meeting_alone(session, actor, public_id)
    allow(policy.can_answer_invitation(actor, meeting), "This meeting is over or cancelled.")
    if form.is_sent():
        with attempt(form) as (session, actor):
            found = queries.meeting_alone(session, actor, public_id)
            given = queries.answer_given(session, actor, request.form.get("answer", ""))
            actions.answer_invitation(session, actor, found, **given, words=form.facts()["words"])
        if not form.errors:
            return go("meetings.show", _thanks(actor), public_id=public_id, fragment="answer")
    raise Refused("answer", "; ".join(words for faults in form.errors.values() for words in faults))


def _thanks(actor: Actor) -> str:
    return "Your answer is noted." if actor.principal_id is None else f"Noted: {actor.name}."
