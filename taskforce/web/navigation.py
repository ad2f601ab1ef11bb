"""The places in the rail and the line of stages above every page; the slices bring them, `app` wires them."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app, g, request, url_for
from sqlalchemy.exc import SQLAlchemyError

from taskforce.web import access, waiting
from taskforce.web.session import database


@dataclass(frozen=True)
class Place:
    """One place in the rail, as it stands on the present page."""

    label: str
    url: str
    current: bool
    waiting: int = 0


@dataclass(frozen=True)
class Link:
    """One line of the menu behind the name of the task force."""

    label: str
    url: str


_menu: list[tuple[str, str, dict[str, Any]]] = []
_places: list[tuple[str, str]] = []
_stage_line: list[Callable[[Any], Any]] = []


def place(label: str, endpoint: str) -> None:
    """Offer a place; the order of the calls is the order in the rail."""
    if (label, endpoint) not in _places:
        _places.append((label, endpoint))


def first() -> str:
    """The endpoint of the first place: where people come in."""
    return _places[0][1]


def menu(label: str, endpoint: str, **values: Any) -> None:
    """Offer a line behind the name of the task force; `values` go into its address."""
    if (label, endpoint, values) not in _menu:
        _menu.append((label, endpoint, values))


def stage_line(draw: Callable[[Any], Any]) -> None:
    """Register what draws the line of stages of a task force as plain values."""
    _stage_line[:] = [draw]


def context() -> dict[str, Any]:
    """What every template may use about where we are."""
    task_force, entry = g.get("task_force"), g.get("entry")
    return {
        "task_force": task_force,
        "actor": g.get("actor"),
        "principals": entry.principals if entry else (),
        "own_seat": entry is None or entry.own_seat,
        "places": _here() if task_force else [],
        "menu": [
            Link(label, url_for(endpoint, **values))
            for label, endpoint, values in _menu
            if _is_open(endpoint)
        ],
        "stage_line": _drawn(task_force),
    }


def _drawn(task_force: Any) -> Any:
    """The line of stages, for those whom it can lead to the charter."""
    actor = g.get("actor")
    return _stage_line[0](task_force) if task_force and _stage_line and actor and actor.reads_drafts else None


def _is_open(endpoint: str) -> bool:
    """Whether the link leads the reader to a page and not to a refusal; nothing is asked for those outside."""
    reader = g.get("_login_user")  # as the guard found them; nobody is looked up for a menu
    if reader is None or not reader.is_authenticated:
        return False
    if current_app.url_map.is_endpoint_expecting(endpoint, "slug"):
        return g.get("actor") is not None and access.admits(endpoint, g.actor)
    who = access.reach_of(current_app, endpoint)
    return access.OPERATOR not in who or reader.is_operator


def _here() -> list[Place]:
    blueprint = (request.endpoint or "").split(".")[0]
    waiting_at = _waiting_at()
    homes = [(label, endpoint, endpoint.split(".")[0]) for label, endpoint in _places]
    return [
        Place(label, url_for(endpoint), home == blueprint, waiting_at[home])
        for label, endpoint, home in homes
        if _is_open(endpoint)
    ]


def count_here(things: Sequence[waiting.Waiting]) -> None:
    """What waits for the reader, from a page that has read it anyway."""
    g.waiting_at = waiting.counted(things)


def _asked() -> Counter[str]:
    with database().read() as session:
        return waiting.counts(session, g.actor)


def _waiting_at() -> Counter[str]:
    """How many things wait for the reader at each place, all of them at the first; one statement a page."""
    try:
        counted = g.waiting_at if "waiting_at" in g else _asked()
    except SQLAlchemyError:  # the page that says so must come up without the database
        return Counter()
    counted[_places[0][1].split(".")[0]] = counted.total()
    return counted
