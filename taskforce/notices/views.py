"""What somebody was told, what they want to be told, and the link in a mail that stops one kind."""

from flask import Blueprint, current_app, request

from taskforce.core.errors import NotFound
from taskforce.members.forms import ConfirmForm
from taskforce.notices import actions, jobs, queries, waiting
from taskforce.notices.forms import ChooseForm
from taskforce.notices.queries import PAGE
from taskforce.notices.rules import kinds
from taskforce.notices.tokens import read_stop_token
from taskforce.web.access import ANYONE, PLACED, reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, database, reading, writing

__all__ = ["blueprint", "jobs", "stops", "waiting"]

MOST_PAGES = 1_000_000
blueprint = Blueprint("notices", __name__, url_prefix="/t/<slug>/notices")
stops = Blueprint("stops", __name__)


@blueprint.get("")
@reach(PLACED)
def index() -> Answer:
    """What the reader was told, newest first."""
    number = max(1, min(request.args.get("page", 1, int), MOST_PAGES))
    with reading() as (session, actor):
        shown, whole = queries.notices(session, actor, number)
        unread = queries.count_unread(session, actor)
    first = (number - 1) * PAGE + 1
    return page(
        "notices/index.html", notices=shown, whole=whole, unread=unread, number=number, first=first, size=PAGE
    )


@blueprint.post("/read")
@reach(PLACED)
def mark_read() -> Answer:
    """Everything counts as read."""
    with writing() as (session, actor):
        actions.mark_read(session, actor)
    return go("notices.index")


@blueprint.route("/choose", methods=["GET", "POST"])
@reach(PLACED)
def choose_notices() -> Answer:
    """How each kind goes out to the reader."""
    with reading() as (session, actor):
        choice = queries.choice(session, actor.person_id or 0)
    ways = choice.ways if choice else {}
    offered = [kind for kind in kinds.KINDS if not kind.roles or actor.has(*kind.roles)]
    hidden = {kind.key for kind in kinds.KINDS} - {kind.key for kind in offered}
    shown = {kind.key: kinds.way_of(kind.key, ways) for kind in kinds.KINDS}
    form = ChooseForm(data={"hour": str(choice.hour if choice else kinds.FIRST_HOUR), **shown})
    if form.is_sent():
        facts = form.facts()
        with attempt(form) as (session, actor):
            hour = int(facts.pop("hour"))
            actions.choose_notices(session, actor, hour=hour, ways=facts)
        if not form.errors:
            return go("notices.choose_notices", "Kept. That is how you are told from now on.")
    return page("notices/choose.html", form=form, kinds=offered, hidden=hidden)


@blueprint.get("/undelivered")
@reach("facilitator")
def undelivered() -> Answer:
    """Mail that could not be delivered, with what the server said."""
    with reading() as (session, actor):
        found = queries.undelivered(session, actor)
    return page("notices/undelivered.html", found=found)


@stops.route("/stop/<token>", methods=["GET", "POST"], endpoint="stop")
@reach(ANYONE)
def stop(token: str) -> Answer:
    """Stop one kind of mail without signing in. Looking at the page changes nothing."""
    read = read_stop_token(current_app.extensions["settings"].secret_key, token)
    if read is None or read[1] not in kinds.BY_KEY:
        raise NotFound("This link is not good. You find what you are told in the program.")
    kind, form = kinds.BY_KEY[read[1]], ConfirmForm()
    with database().read() as session:
        person = queries.person(session, read[0])
    if person is None or not person.is_seated:
        raise NotFound("This link is not good any more.")
    is_stopped = form.is_sent()
    if is_stopped:
        with database().write() as session:
            actions.stop_kind(session, person, kind.key)
    return page("notices/stop.html", form=form, kind=kind, is_stopped=is_stopped)
