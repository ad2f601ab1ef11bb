"""Who may reach which page. Every endpoint says so, or the program does not start; deny is the default.

An address inside a task force begins with `/t/<slug>`. The guard takes the slug off, finds the actor there, and
answers 404 to anybody for whom that task force does not exist. What an actor may then do is the policies' business.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from flask import Flask, current_app, g, redirect, request, url_for
from flask import session as cookie
from flask_login import current_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from taskforce.core import prose
from taskforce.core.actor import DELEGATE, Actor
from taskforce.core.errors import NotAllowed, NotFound
from taskforce.web.uploads import LARGEST_DOCUMENT, LARGEST_FILE

ANYONE = "anyone"
SIGNED_IN = "signed in"
PEOPLE = "whoever works in the task force"  # and so reads drafts
PLACED = "whoever has a place in the task force"  # the funder and guests too, who read no drafts
TYPED = 4 * 1024 * 1024  # what is typed beside a file
OPERATOR = "operator"  # who runs the installation; outside of any task force
View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Principal:
    """Somebody for whom the signed-in person may act at present."""

    public_id: str
    name: str


@dataclass(frozen=True)
class Entry:
    """What the guard found: the task force of the address, who the signed-in account is there, and for whom it acts.

    `principals`: everybody for whom they may act now, whether they do or not; `own_seat`: whether they may do anything
    as themselves.
    """

    task_force: Any
    actor: Actor
    principals: tuple[Principal, ...] = ()
    own_seat: bool = True


class FindEntry(Protocol):
    """Registered by `app`: raises NotFound where the account has no place in that task force.

    `acting_for` is the public name of the principal for whom they chose to act, if any.
    """

    def __call__(self, session: Session, account_id: int, slug: str, acting_for: str | None) -> Entry: ...


def reach(*who: str) -> Callable[[View], View]:
    """Declare who may reach a view: ANYONE, SIGNED_IN, OPERATOR, PLACED, PEOPLE, or names of roles."""

    def declare(view: View) -> View:
        view.reach = frozenset(who)  # type: ignore[attr-defined]
        return view

    return declare


def takes_files(view: View) -> View:
    """Declare that a form of this view brings a file, so that what is sent to it may be as large as one."""
    view.takes_files = LARGEST_FILE  # type: ignore[attr-defined]
    return view


def takes_documents(view: View) -> View:
    """The same of a view that takes the words out of a Word file, which may be larger for its pictures."""
    view.takes_files = LARGEST_DOCUMENT  # type: ignore[attr-defined]
    return view


def make_room() -> None:
    """Before anything of a request is read: whoever is signed in may send a file where files are taken."""
    view = current_app.view_functions.get(request.endpoint or "")
    largest = getattr(view, "takes_files", 0)
    if largest and request.method == "POST" and current_user.is_authenticated:
        request.max_content_length = largest + TYPED


def reach_of(app: Flask, endpoint: str) -> frozenset[str]:
    """Who may reach the endpoint; empty when it was never declared."""
    if endpoint == "static":
        return frozenset({ANYONE})
    return getattr(app.view_functions[endpoint], "reach", frozenset())


def require_declarations(app: Flask) -> None:
    """Refuse to start while an endpoint does not say who may reach it."""
    silent = [rule.endpoint for rule in app.url_map.iter_rules() if not reach_of(app, rule.endpoint)]
    if silent:
        raise RuntimeError(f"These endpoints do not declare who may reach them: {sorted(set(silent))}")


def take_slug(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Keep the task force's name of the address aside, so that views need not carry it."""
    g.slug = (values or {}).pop("slug", None)
    g.pop("where", None)  # what addresses are kept under begins with it; see Program


def give_slug(endpoint: str, values: dict[str, Any]) -> None:
    """Put the present task force into the addresses that we make."""
    if "slug" not in values and g.get("slug") and current_app.url_map.is_endpoint_expecting(endpoint, "slug"):
        values["slug"] = g.slug


def guard() -> Response | None:
    """Before each view: find out who comes and whether the page is open to them."""
    g.task_force, g.actor, g.entry = None, None, None
    if request.endpoint is None:
        return None  # Flask itself answers with what is wrong: no such page, method or host
    if not prose.is_storable(request.path):
        raise NotFound  # no database can look for a NUL, so nothing is there
    who = reach_of(current_app, request.endpoint)
    if request.endpoint == "static" or (ANYONE in who and g.slug is None):
        return None
    if not current_user.is_authenticated:
        return _to_the_door() if ANYONE not in who else None
    if g.slug is None:
        return _outside(who)
    entry = current_user.entry  # found with the session, in one statement
    if entry is None:
        raise NotFound
    g.task_force, g.actor, g.entry = entry.task_force, entry.actor, entry
    if admits(request.endpoint, entry.actor):
        return None
    if request.method == "GET" and PEOPLE in who and _acts_for_nobody(entry.actor):
        return redirect(url_for("members.acting"), 303)
    raise NotAllowed("This page is not open to you in this task force.")


def _acts_for_nobody(actor: Actor) -> bool:
    """Whether somebody has no rights here but those of a principal, and at this moment of none."""
    return actor.principal_id is None and actor.roles <= {DELEGATE}


def admits(endpoint: str, actor: Actor) -> bool:
    """Whether somebody with a place in the task force may reach this page of it."""
    who = reach_of(current_app, endpoint)
    return bool(who & {ANYONE, PLACED}) or (PEOPLE in who and actor.reads_drafts) or actor.has(*who)


def _outside(who: frozenset[str]) -> Response | None:
    """Pages of no task force: for whoever is signed in, or for operators, to whom alone they exist.

    Those for operators ask for signing in again when nobody has used them for half an hour.
    """
    if who & {ANYONE, SIGNED_IN}:
        return None
    if OPERATOR not in who or not current_user.is_operator:
        raise NotFound
    return None if current_user.operates_now else _to_the_door()


def act_for(slug: str, principal: str | None) -> None:
    """From now on the person of this session acts for that principal in the task force; for themselves with None.

    Kept in the signed cookie, and judged anew at every request: a delegation that ended opens nothing.
    """
    kept = {name: chosen for name, chosen in cookie.get("acting", {}).items() if name != slug}
    cookie["acting"] = {**kept, slug: principal} if principal else kept


def chosen_principal(slug: str | None) -> str | None:
    """For whom the person of this session chose to act in the task force, by public name; None: for themselves."""
    chosen: str | None = cookie.get("acting", {}).get(slug)
    return chosen


def entry_of(slug: str) -> Entry:
    """The signed-in person's entry in a task force, read afresh. Raises NotFound."""
    with current_app.extensions["database"].read() as session:
        return _find(session, slug)


def _find(session: Session, slug: str) -> Entry:
    find: FindEntry = current_app.extensions["find_entry"]
    return find(session, current_user.account_id, slug, chosen_principal(slug))


def actor_in(session: Session) -> Actor:
    """The actor of this request as the given transaction sees them. Raises NotFound when they are gone."""
    if g.slug is None or not current_user.is_authenticated:
        raise NotFound
    return _find(session, g.slug).actor


def _to_the_door() -> Response:
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("members.sign_in", next=wanted), 303)
