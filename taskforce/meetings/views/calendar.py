"""Meetings in people's own calendars: one to download, and a feed that follows them all."""

from flask import Blueprint, current_app, url_for
from werkzeug.wrappers import Response

from taskforce.charter.models import TaskForce
from taskforce.core.errors import NotFound, allow
from taskforce.meetings import actions, assemble, policy, queries
from taskforce.meetings.actions import Post
from taskforce.meetings.forms import ActForm
from taskforce.meetings.models import Meeting
from taskforce.meetings.rules import ics
from taskforce.meetings.states import MeetingState
from taskforce.meetings.views.blueprint import blueprint
from taskforce.meetings.views.calls import post
from taskforce.members.models import Person
from taskforce.members.queries import actor_of
from taskforce.web.access import ANYONE, PEOPLE, reach
from taskforce.web.page import Answer, page
from taskforce.web.session import database, reading, writing

feeds = Blueprint("calendar", __name__)


@blueprint.get("/<public_id>/calendar.ics")
@reach(PEOPLE)
def download_entry(public_id: str) -> Answer:
    """One meeting as a file for a calendar."""
    with reading() as (session, actor):
        meeting = queries.meeting_alone(session, actor, public_id)
        organizer = queries.organizer(session, actor.task_force_id)
    is_off = meeting.state == MeetingState.CANCELLED
    method = ics.Method.CANCEL if is_off else ics.Method.PUBLISH
    return _file(_entries([meeting], organizer, post()), method, f"{meeting.key}.ics")


@blueprint.route("/calendar", methods=["GET", "POST"])
@reach(PEOPLE)
def feed() -> Answer:
    """The address of the reader's own feed, made anew on demand and shown once."""
    form, address = ActForm(), ""
    with reading() as (session, actor):
        found = queries.feed_of(session, actor)
    may_make = policy.can_make_feed(actor)
    if form.is_sent():
        allow(may_make, "A calendar is made by the person whose calendar it is.")
        with writing() as (session, actor):
            token = actions.make_feed(session, actor)
            found = queries.feed_of(session, actor)
        base_url = current_app.extensions["settings"].base_url
        address = f"{base_url}{url_for('calendar.follow', token=token)}"
    return page("meetings/feed.html", form=form, feed=found, address=address, may_make=may_make)


@feeds.get("/calendar/<token>.ics")
@reach(ANYONE)
def follow(token: str) -> Answer:
    """All meetings of the task force, for whoever knows the secret of this address; cancelled ones stay in it."""
    with database().read() as session:
        found = queries.feed(session, token)
        actor = actor_of(found.person)
        if not actor.reads_drafts:
            raise NotFound
        task_force = session.get_one(TaskForce, found.task_force_id)
        meetings = queries.in_feed(session, actor)
        organizer = queries.organizer(session, found.task_force_id)
    base_url = current_app.extensions["settings"].base_url
    entries = _entries(meetings, organizer, Post(base_url, task_force.slug, task_force.name))
    return _file(entries, ics.Method.PUBLISH, "meetings.ics", name=task_force.name)


def _entries(meetings: list[Meeting], organizer: Person | None, post: Post) -> list[ics.Entry]:
    return [assemble.entry_of(one, page=post.page_of(one), organizer=organizer) for one in meetings]


def _file(entries: list[ics.Entry], method: ics.Method, filename: str, *, name: str = "") -> Response:
    answer = Response(ics.write(entries, method, name=name), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{filename}"'
    return answer
