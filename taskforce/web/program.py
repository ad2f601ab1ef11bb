"""The Flask application, which makes each path of a page once.

Every page writes some thirty addresses, a long one hundreds, and they are the same on the next page. Nothing that a
path is made of can change while the program runs: the map of addresses is complete before the first request, and the
rest (the values, the task force, the method, the prefix of a server in front) is what it is kept under.
"""

from functools import lru_cache
from typing import Any

from flask import Flask, g, has_app_context, has_request_context, request

MOST_PATHS = 4_096  # some hundred letters each
PLAIN = frozenset({str, int})
Where = tuple[str | None, str, str]


class Program(Flask):
    """Flask with its addresses kept."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        self._kept = lru_cache(MOST_PATHS)(self._path)  # before Flask hands `url_for` to the templates
        super().__init__(*arguments, **settings)

    def url_for(
        self,
        /,
        endpoint: str,
        *,
        _anchor: str | None = None,
        _method: str | None = None,
        _scheme: str | None = None,
        _external: bool | None = None,
        **values: Any,
    ) -> str:
        """As Flask has it. Kept are paths made within a request of plain words and numbers."""
        is_path = _method is None and _scheme is None and _external is None and endpoint[0] != "."
        where = _where() if is_path else None
        if where and PLAIN.issuperset(map(type, values.values())):
            return self._kept(where, endpoint, _anchor, *values.items())
        return super().url_for(
            endpoint, _anchor=_anchor, _method=_method, _scheme=_scheme, _external=_external, **values
        )

    def _path(self, _where: object, endpoint: str, anchor: str | None, *values: tuple[str, Any]) -> str:
        return super().url_for(endpoint, _anchor=anchor, **dict(values))


def _where() -> Where | None:
    """The task force, the method and the prefix of this request, put together once; None outside a request."""
    found: Where | None = g.get("where") if has_app_context() else None
    if found is None and has_request_context():
        found = g.where = (g.get("slug"), request.method, request.script_root)
    return found
