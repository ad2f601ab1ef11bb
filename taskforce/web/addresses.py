"""Addresses of pages made outside a request, for what is mailed by the worker."""

from collections.abc import Mapping

from werkzeug.routing import Map

_maps: list[Map] = []


def know(url_map: Map) -> None:
    """The addresses of the program, as `app` has put it together."""
    _maps[:] = [url_map]


def path(endpoint: str, values: Mapping[str, str]) -> str:
    """The path of a page; `values` name the task force (`slug`) where it stands inside one."""
    return _maps[0].bind("localhost").build(endpoint, dict(values))
