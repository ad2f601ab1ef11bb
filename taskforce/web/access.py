"""Who may reach which page. Every endpoint says so, or the program does not start; deny is the default.

An address inside a task force begins with `/t/<slug>`. The guard takes the slug off, finds the actor there, and
answers 404 to anybody for whom that task force does not exist. What an actor may then do is the policies' business.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from flask import Flask, current_app, g, redirect, request, url_for
from flask_login import current_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from taskforce.core import prose
from taskforce.core.actor import Actor
from taskforce.core.errors import NotAllowed, NotFound

ANYONE = "anyone"
SIGNED_IN = "signed in"
PEOPLE = "people of the task force"
View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Entry:
    """What the guard found: the task force of the address and who the signed-in account is there."""

    task_force: Any
    actor: Actor


class FindEntry(Protocol):
    """Registered by `app`: raises NotFound where the account has no place in that task force."""

    def __call__(self, session: Session, account_id: int, slug: str) -> Entry: ...


def reach(*who: str) -> Callable[[View], View]:
    """Declare who may reach a view: ANYONE, SIGNED_IN, PEOPLE, or names of roles."""

    def declare(view: View) -> View:
        view.reach = frozenset(who)  # type: ignore[attr-defined]
        return view

    return declare


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


def give_slug(endpoint: str, values: dict[str, Any]) -> None:
    """Put the present task force into the addresses that we make."""
    if "slug" not in values and g.get("slug") and current_app.url_map.is_endpoint_expecting(endpoint, "slug"):
        values["slug"] = g.slug


def guard() -> Response | None:
    """Before each view: find out who comes and whether the page is open to them."""
    g.task_force, g.actor = None, None
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
        return None
    entry = entry_of(g.slug)
    g.task_force, g.actor = entry.task_force, entry.actor
    if ANYONE in who or PEOPLE in who or entry.actor.has(*who):
        return None
    raise NotAllowed("This page is not open to you in this task force.")


def entry_of(slug: str) -> Entry:
    """The signed-in person's entry in a task force, read afresh. Raises NotFound."""
    find: FindEntry = current_app.extensions["find_entry"]
    with current_app.extensions["database"].read() as session:
        return find(session, current_user.account_id, slug)


def actor_in(session: Session) -> Actor:
    """The actor of this request as the given transaction sees them. Raises NotFound when they are gone."""
    if g.slug is None or not current_user.is_authenticated:
        raise NotFound
    find: FindEntry = current_app.extensions["find_entry"]
    return find(session, current_user.account_id, g.slug).actor


def _to_the_door() -> Response:
    wanted = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("members.sign_in", next=wanted), 303)
