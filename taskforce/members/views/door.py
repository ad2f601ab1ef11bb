"""Coming in and going out: sign-in links, invitations, sign-out, and the choice among task forces."""

from urllib.parse import urlsplit

from flask import current_app, request, url_for
from flask import session as cookie
from flask_login import current_user, login_user, logout_user

from taskforce.core import zones
from taskforce.core.errors import NotFound
from taskforce.members import actions, queries
from taskforce.members.forms import ConfirmForm, FoundForm, SignInForm
from taskforce.members.tokens import is_founding_token
from taskforce.members.views.blueprint import blueprint
from taskforce.web import navigation
from taskforce.web.access import ANYONE, SIGNED_IN, reach
from taskforce.web.forms import options
from taskforce.web.page import Answer, go, page
from taskforce.web.session import database

LONGEST_PATH = 1_000
BEGUN = "The task force is begun. Its charter comes first: the themes, the 18 weeks, the rule. Then invite people."


@blueprint.get("/")
@reach(SIGNED_IN)
def home() -> Answer:
    """The only task force, or the choice among several; with `?all` the choice even if there is but one."""
    with database().read() as session:
        places = queries.task_forces(session, current_user.account_id)
    if len(places) == 1 and "all" not in request.args:
        return go(navigation.first(), slug=places[0].slug)
    return page("members/home.html", places=places, first=navigation.first())


@blueprint.route("/sign-in", methods=["GET", "POST"])
@reach(ANYONE)
def sign_in() -> Answer:
    """Ask for a link by mail. The answer never tells whether an address is known."""
    form = SignInForm()
    if form.is_sent():
        with database().write() as session:
            actions.ask_for_sign_in_link(session, form.facts()["address"])
        cookie["next"] = _same_site(request.args.get("next"))
        return page("members/link_sent.html", address=form.address.data)
    return page("members/sign_in.html", form=form)


@blueprint.route("/sign-in/<token>", methods=["GET", "POST"])
@reach(ANYONE)
def use_link(token: str) -> Answer:
    """Confirm the link, then be signed in. Looking at the page uses nothing up."""
    form = ConfirmForm()
    if form.is_sent():
        with database().write() as session:
            login = actions.use_sign_in_link(session, token)
        return _enter(login)
    with database().read() as session:
        link = queries.valid_link(session, token)
    if link is None:
        raise NotFound("This link is no longer good. Ask for a new one.")
    return page("members/use_link.html", form=form, address=link.account.address)


@blueprint.route("/invitation/<token>", methods=["GET", "POST"])
@reach(ANYONE)
def invitation(token: str) -> Answer:
    """Take the seat, or leave it."""
    form = ConfirmForm()
    if form.is_sent():
        if request.form.get("answer") == "no":
            with database().write() as session:
                actions.decline_invitation(session, token)
            return page("members/declined.html")
        with database().write() as session:
            login = actions.begin_login(session, actions.accept_invitation(session, token))
        return _enter(login, "You have taken your seat. Welcome.")
    with database().read() as session:
        found = queries.offer(session, token)
    if found is None:
        raise NotFound("This link is no longer good. Ask the facilitator for a new one.")
    return page("members/invitation.html", form=form, offer=found)


@blueprint.route("/found/<token>", methods=["GET", "POST"])
@reach(ANYONE)
def found(token: str) -> Answer:
    """Begin the first task force of an installation; `bin/run --empty` prints the way here."""
    with database().read() as session:
        if not is_founding_token(token, current_app.extensions["settings"].secret_key) or queries.is_founded(
            session
        ):
            raise NotFound(
                "This link is no longer good: a task force stands here already, or a day has passed."
            )
    form = FoundForm(data={"zone": "America/New_York"})
    form.zone.choices = options([(name, name.replace("_", " ")) for name in zones.names()])
    if form.is_sent():
        with database().write() as session:
            if queries.is_founded(session):
                raise NotFound
            task_force, account = actions.found_task_force(session, **form.facts())
            login = actions.begin_login(session, account)
        return _enter(login, BEGUN, url_for("charter.show", slug=task_force.slug))
    return page("members/found.html", form=form)


@blueprint.post("/sign-out")
@reach(SIGNED_IN)
def sign_out() -> Answer:
    """End the session on the server."""
    with database().write() as session:
        actions.sign_out(session, current_user.get_id())
    logout_user()
    cookie.clear()
    return go("members.sign_in", "You have signed out.")


def _enter(login: str, message: str = "", wanted: str | None = None) -> Answer:
    """Begin the session under a new name, so that a planted cookie is worth nothing; one that lasted ends.

    From there to the page `wanted`, else to the one that was asked for at the door, else home.
    """
    if current_user.is_authenticated:
        with database().write() as session:
            actions.sign_out(session, current_user.get_id())
    wanted = wanted or cookie.get("next")
    cookie.clear()
    with database().read() as session:
        login_user(queries.signed_in(session, login))
    answer = go("members.home", message)
    if wanted is not None:
        answer.headers["Location"] = wanted
    return answer


def _same_site(wanted: str | None) -> str | None:
    """The path to go back to after sign-in, if it is a path of ours and nothing else.

    A long one would not fit into the cookie, and a character that is not printed may not stand in a header.
    """
    if not wanted or len(wanted) > LONGEST_PATH or not wanted.isprintable():
        return None
    if not wanted.startswith("/") or wanted.startswith("//") or "\\" in wanted:
        return None
    parts = urlsplit(wanted)
    return wanted if not parts.scheme and not parts.netloc else None
