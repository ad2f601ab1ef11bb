"""Coming in and going out: sign-in links, invitations, sign-out, and the choice among task forces."""

from urllib.parse import urlsplit

from flask import current_app, request, url_for
from flask import session as cookie
from flask_login import current_user, login_user

from taskforce.core import zones
from taskforce.core.errors import NotFound, Refused
from taskforce.members import actions, queries, tokens
from taskforce.members.forms import ConfirmForm, DeclineForm, FoundForm, SignInForm
from taskforce.members.views.blueprint import blueprint
from taskforce.members.views.visitor import browser, network
from taskforce.web import navigation
from taskforce.web.access import ANYONE, SIGNED_IN, entry_of, reach
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
        reads = entry_of(places[0].slug).actor.reads_drafts
        return go(navigation.first() if reads else "members.place", slug=places[0].slug)
    return page("members/home.html", seats=places)


@blueprint.route("/sign-in", methods=["GET", "POST"])
@reach(ANYONE)
def sign_in() -> Answer:
    """By a password, or by a link that is mailed. Neither words nor time tell whether an address is known."""
    form = SignInForm()
    if form.is_sent():
        address, password = form.facts()["address"], form.facts()["password"]
        if password and request.form.get("way") != "link":
            return _with_password(form, address, password)
        with database().write() as session:
            actions.ask_for_sign_in_link(session, address, network=network())
        cookie["next"] = _same_site(request.args.get("next"))
        return page("members/link_sent.html", address=address)
    return page("members/sign_in.html", form=form)


def _with_password(form: SignInForm, address: str, password: str) -> Answer:
    """The try is counted first; then the password is looked at, in no transaction because that takes its time."""
    with database().write() as session:
        actions.count_try(session, address, network())
    with database().read() as session:
        account = queries.account_at(session, address)
    stored = account.password_hash if account else ""
    if not tokens.is_password(password, stored):
        form.refuse(Refused("password", actions.WRONG))
        return page("members/sign_in.html", form=form)
    with database().write() as session:
        again = queries.account_at(session, address)
        if again is None:
            raise NotFound
        login = actions.sign_in_with_password(session, again, stored, network=network(), browser=browser())
    return _enter(login, wanted=_same_site(request.args.get("next")))


@blueprint.route("/sign-in/<token>", methods=["GET", "POST"])
@reach(ANYONE)
def use_link(token: str) -> Answer:
    """Confirm the link, then be signed in. Looking at the page uses nothing up."""
    form = ConfirmForm()
    if form.is_sent():
        with database().write() as session:
            login = actions.use_sign_in_link(session, token, network=network(), browser=browser())
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
    form = DeclineForm()
    if form.is_sent():
        if request.form.get("answer") == "no":
            with database().write() as session:
                actions.decline_invitation(session, token, word=form.facts()["word"])
            return page("members/declined.html")
        with database().write() as session:
            account = actions.accept_invitation(session, token)
            login = actions.begin_login(session, account, browser=browser())
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
        if not tokens.is_founding_token(
            token, current_app.extensions["settings"].secret_key
        ) or queries.is_founded(session):
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
            login = actions.begin_login(session, account, browser=browser())
        return _enter(login, BEGUN, url_for("charter.show", slug=task_force.slug))
    return page("members/found.html", form=form)


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
