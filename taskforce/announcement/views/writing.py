"""The announcements inside the task force: written, looked at, published, corrected."""

from typing import Any

from flask import g

from taskforce.announcement import actions, policy, queries
from taskforce.announcement.assemble import GROUPS, WRITTEN
from taskforce.announcement.composition import setting
from taskforce.announcement.forms import AnnouncementForm, ConfirmForm, MoveForm, PublishForm, SpellingForm
from taskforce.announcement.views.blueprint import blueprint
from taskforce.core import clock, zones
from taskforce.core.errors import NotFound, Refused, allow
from taskforce.members import queries as people
from taskforce.web.access import PEOPLE, reach
from taskforce.web.forms import Form, options
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading

FIELDS = (*WRITTEN, "place", "dated_on", "with_members", "left_out")


@blueprint.get("/t/<slug>/announcements")
@reach(PEOPLE)
def index() -> Answer:
    """What was announced, and what will be."""
    with reading() as (session, actor):
        found = queries.announcements(session, actor)
    may_begin = policy.can_begin_announcement(actor)
    return page("announcement/index.html", announcements=found, may_begin=may_begin)


@blueprint.route("/t/<slug>/announcements/begin", methods=["GET", "POST"])
@reach("facilitator")
def begin_announcement() -> Answer:
    """Begin an announcement."""
    first = {"headline": g.task_force.name, "dated_on": clock.today(g.task_force.zone)}
    form = AnnouncementForm(data=first)
    form.left_out.choices = _named()
    if form.is_sent():
        facts = {name: value for name, value in form.facts().items() if name in FIELDS}
        with attempt(form) as (session, actor):
            made = actions.begin_announcement(session, actor, **facts)
        if not form.errors:
            return go("announcement.show", "The announcement is begun.", public_id=made.public_id)
    return page("announcement/write.html", form=form, announcement=None)


@blueprint.get("/t/<slug>/announcements/<public_id>")
@reach(PEOPLE)
def show(public_id: str) -> Answer:
    """As it would read if it were published now, and what stands against that."""
    return _page(public_id)


@blueprint.route("/t/<slug>/announcements/<public_id>/write", methods=["GET", "POST"])
@reach("facilitator")
def write_announcement(public_id: str) -> Answer:
    """Write its words."""
    with reading() as (session, actor):
        found = queries.announcement(session, actor, public_id)
        allow(policy.can_write_announcement(actor, found), "It is published. Begin a correction first.")
    form = AnnouncementForm(data=vars(found))
    form.left_out.choices = _named()
    if form.is_sent():
        facts = {name: value for name, value in form.facts().items() if name in FIELDS}
        edition = form.facts()["edition"]
        with attempt(form) as (session, actor):
            again = queries.announcement(session, actor, public_id)
            actions.write_announcement(session, actor, again, edition=edition, **facts)
        if not form.errors:
            return go("announcement.show", "Saved.", public_id=public_id)
    return page("announcement/write.html", form=form, announcement=found)


@blueprint.post("/t/<slug>/announcements/<public_id>/spelling/<any(correct, accept):way>")
@reach("facilitator")
def correct_spelling(public_id: str, way: str) -> Answer:
    """Put the approved spelling in the place of another, or let that stand."""
    form, said = SpellingForm(), ""
    if form.is_sent():
        place, found = form.facts()["place"], form.facts()["found"]
        with attempt(form) as (session, actor):
            one = queries.announcement(session, actor, public_id)
            if way == "correct":
                said = actions.correct_spelling(session, actor, one, place=place, found=found)
            else:
                actions.accept_spelling(session, actor, one, place=place, found=found)
                said = f"“{found}” stays as it is."
        if not form.errors:
            return go("announcement.show", said, fragment="spellings", public_id=public_id)
    return _page(public_id, spelling=form)


@blueprint.post("/t/<slug>/announcements/<public_id>/publish")
@reach("facilitator")
def publish_announcement(public_id: str) -> Answer:
    """Freeze and publish it, at once or from an hour in the zone of the task force."""
    form = PublishForm()
    if form.is_sent():
        facts = form.facts()
        with attempt(form) as (session, actor):
            found = queries.announcement(session, actor, public_id)
            facts["public_at"] = _moment(facts["public_at"])
            actions.publish_announcement(session, actor, found, **facts)
        if not form.errors:
            said = "Published. The file for print is on its way."
            return go("announcement.show", said, public_id=public_id)
    return _page(public_id, publish=form)


@blueprint.post("/t/<slug>/announcements/<public_id>/correct")
@reach("facilitator")
def correct_announcement(public_id: str) -> Answer:
    """Open it for a correction; what was published stands meanwhile."""
    form = ConfirmForm()
    if form.is_sent():
        with attempt(form) as (session, actor):
            actions.correct_announcement(session, actor, queries.announcement(session, actor, public_id))
    return go("announcement.show", "Open for a correction.", public_id=public_id)


@blueprint.post("/t/<slug>/announcements/<public_id>/move")
@reach("facilitator")
def move_announcement(public_id: str) -> Answer:
    """Set another hour, as long as nobody could read it."""
    form = MoveForm()
    if form.is_sent():
        with attempt(form) as (session, actor):
            found = queries.announcement(session, actor, public_id)
            moment = _moment(form.facts()["public_at"])
            actions.move_announcement(session, actor, found, public_at=moment)
        if not form.errors:
            return go("announcement.show", "The hour is changed.", public_id=public_id)
    return _page(public_id, move=form)


def _named() -> list[Any]:
    """Whoever would be named, to be left out."""
    with reading() as (session, actor):
        found = [sheet.person for sheet in people.sheets(session, actor)]
    return options([(one.key, one.printed_name) for one in found if one.role_names & set(GROUPS)])


def _moment(local: Any) -> Any:
    """The moment of an hour in the zone of the task force, None for none. Raises Refused where the clocks leap."""
    try:
        return zones.to_utc(local, g.task_force.zone) if local else None
    except ValueError as fault:
        raise Refused("public_at", str(fault)) from None


def _page(public_id: str, **sent: Form) -> Answer:
    with reading() as (session, actor):
        found = queries.announcement(session, actor, public_id)
        if not policy.can_read_announcement(actor, found):
            raise NotFound
        composed = queries.composed(session, actor, found)
    shown = composed.content if found.is_open else found.editions[-1].content
    forms = {"publish": PublishForm, "move": MoveForm, "spelling": SpellingForm}
    return page(
        "announcement/show.html",
        announcement=found,
        composed=composed,
        **setting(shown),
        may_write=policy.can_write_announcement(actor, found),
        may_correct=policy.can_correct_announcement(actor, found),
        may_move=policy.can_move_announcement(actor, found)
        and bool(found.editions)
        and actor.has("facilitator"),
        **{name: sent.get(name) or form(formdata=None) for name, form in forms.items()},
    )
