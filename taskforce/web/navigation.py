"""The places in the rail and the line of stages above every page; the slices bring them, `app` wires them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import g, request, url_for


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
    task_force = g.get("task_force")
    return {
        "task_force": task_force,
        "actor": g.get("actor"),
        "places": _here() if task_force else [],
        "menu": [Link(label, url_for(endpoint, **values)) for label, endpoint, values in _menu]
        if task_force
        else [],
        "stage_line": _stage_line[0](task_force) if task_force and _stage_line else None,
    }


def _here() -> list[Place]:
    blueprint = (request.endpoint or "").split(".")[0]
    return [
        Place(label, url_for(endpoint), endpoint.split(".")[0] == blueprint) for label, endpoint in _places
    ]
