"""Places on a page that slices above may fill without the page knowing them."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor

Fill = Callable[[Session, Actor, Any], Any]
_fills: dict[str, list[tuple[str, Fill]]] = defaultdict(list)


def fill(place: str, template: str) -> Callable[[Fill], Fill]:
    """The decorated `(session, actor, thing) -> plain values or None` fills `place` with the template part."""

    def register(function: Fill) -> Fill:
        if (template, function) not in _fills[place]:
            _fills[place].append((template, function))
        return function

    return register


def gather(session: Session, actor: Actor, place: str, thing: Any) -> list[tuple[str, Any]]:
    """What stands in `place` for this thing: pairs of a template part and its values, empty ones left out.

    In the page: `{% for part, panel in panels %}{% include part %}{% endfor %}`.
    """
    pairs = [(template, function(session, actor, thing)) for template, function in _fills[place]]
    return [(template, values) for template, values in pairs if values is not None]
