"""Your account: how you sign in, and where you are signed in."""

from contextlib import suppress
from functools import partial

from flask import current_app, g, request
from flask import session as cookie
from flask_login import current_user, logout_user
from werkzeug.wrappers import Response

from taskforce.core import clock
from taskforce.core.db import Database
from taskforce.core.errors import Busy, Refused
from taskforce.members import actions, queries, tokens
from taskforce.members.forms import PasswordForm, RemoveForm
from taskforce.members.models import Account
from taskforce.members.views.blueprint import blueprint
from taskforce.members.views.visitor import network
from taskforce.web.access import OPERATOR, SIGNED_IN, reach, reach_of
from taskforce.web.forms import Form
from taskforce.web.page import Answer, go, page
from taskforce.web.session import database


@blueprint.get("/account")
@reach(SIGNED_IN)
def account() -> Answer:
    """The address, the password, the sessions."""
    return _account_page(PasswordForm(formdata=None), RemoveForm(formdata=None))


@blueprint.post("/account/password")
@reach(SIGNED_IN)
def set_password() -> Answer:
    """Set or change the password. The other sessions end."""
    form = PasswordForm()
    if form.is_sent():
        try:
            ended = _set_password(form.facts()["present"], form.facts()["password"])
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return go("members.account", f"The password is set. {_ended(ended)}")
    return _account_page(form, RemoveForm(formdata=None))


def _set_password(present: str, password: str) -> int:
    known = _proven(present)
    actions.require_strong(password, known.address)
    hashed = tokens.hashed_password(password)
    with database().write() as session:
        found = _unchanged(queries.account(session, known.id), known)
        return actions.set_password(session, found, hashed, token=current_user.get_id(), base_url=_base_url())


@blueprint.post("/account/password/remove")
@reach(SIGNED_IN)
def remove_password() -> Answer:
    """From now on only mailed links sign in. The other sessions end."""
    form = RemoveForm()
    if form.is_sent():
        try:
            known = _proven(form.facts()["present"])
            with database().write() as session:
                found = _unchanged(queries.account(session, known.id), known)
                actions.remove_password(session, found, token=current_user.get_id(), base_url=_base_url())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return go("members.account", "The password is removed. From now on a mailed link signs you in.")
    return _account_page(PasswordForm(formdata=None), form)


def _proven(present: str) -> Account:
    """The account of whoever sits here, once it is sure that it is theirs: they have just come in, or know the present
    password. A browser that was left open is not enough to lock its owner out. Raises Refused, TooMany."""
    with database().read() as session:
        found = queries.account(session, current_user.account_id)
    if not found.has_password or clock.now() - current_user.started_at < actions.FRESH:
        return found
    if not present:
        raise Refused("present", "Please type the present password, or sign in again with a mailed link.")
    with database().write() as session:
        actions.count_try(session, found.address, network())
    if not tokens.is_password(present, found.password_hash):
        raise Refused("present", "This is not the present password.")
    with database().write() as session:
        actions.forgive_tries(session, found.address, network())
    return found


def _unchanged(found: Account, known: Account) -> Account:
    if found.password_hash != known.password_hash:
        raise Refused("present", "The password was changed elsewhere in this moment. Please try again.")
    return found


@blueprint.post("/account/sessions/<session_id>/end")
@reach(SIGNED_IN)
def end_session(session_id: str) -> Answer:
    """End one session."""
    with database().write() as session:
        actions.end_session(session, current_user.account_id, session_id)
    return go("members.account", "That session has ended.", fragment="sessions")


@blueprint.post("/account/sessions/end")
@reach(SIGNED_IN)
def end_sessions() -> Answer:
    """End all sessions but this one."""
    with database().write() as session:
        ended = actions.end_other_sessions(session, current_user.account_id, current_user.get_id())
    return go("members.account", _ended(ended) or "There was no other session.", fragment="sessions")


@blueprint.post("/sign-out")
@reach(SIGNED_IN)
def sign_out() -> Answer:
    """End the session on the server."""
    with database().write() as session:
        actions.sign_out(session, current_user.get_id())
    logout_user()
    cookie.clear()
    return go("members.sign_in", "You have signed out.")


@blueprint.after_app_request
def mark_seen(response: Response) -> Response:
    """Once the answer is on its way, and at most once a minute, write down that the session was used."""
    user = g.get("_login_user")
    if user is None or not user.is_authenticated or request.endpoint in (None, "static"):
        return response
    operating = user.operates_now and OPERATOR in reach_of(current_app, request.endpoint)
    if user.is_to_mark(operating=operating):
        response.call_on_close(partial(_mark_seen, database(), user.get_id(), operating))
    return response


def _mark_seen(database: Database, token: str, operating: bool) -> None:
    with suppress(Busy), database.write() as session:  # the next request will say it
        actions.mark_seen(session, token, operating=operating)


def _account_page(form: Form, remove: Form) -> Answer:
    with database().read() as session:
        found = queries.account(session, current_user.account_id)
        sessions = queries.sessions(session, current_user.account_id)
        seats = queries.task_forces(session, current_user.account_id)
    here = tokens.hashed(current_user.get_id())
    proves = found.has_password and clock.now() - current_user.started_at >= actions.FRESH
    return page(
        "members/account.html",
        account=found,
        sessions=sessions,
        here=here,
        seats=seats,
        form=form,
        remove=remove,
        asks_present=proves,
    )


def _ended(number: int) -> str:
    if not number:
        return ""
    return "One other session has ended." if number == 1 else f"{number} other sessions have ended."


def _base_url() -> str:
    return str(current_app.extensions["settings"].base_url)
