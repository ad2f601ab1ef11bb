"""Where a text is at home: the page of whatever owns it. Upper slices register how to find it."""

from collections.abc import Callable

from flask import url_for

from taskforce.texts.models import Text

Home = Callable[[Text], str]
_homes: dict[str, Home] = {}


def register(owner_kind: str, home: Home) -> None:
    """Say where texts of this kind of owner are at home: a function from the text to the address of a page."""
    _homes[owner_kind] = home


def url(text: Text) -> str:
    """The way back to where the text is at home; its own page when nobody has registered one."""
    home = _homes.get(text.owner_kind)
    return home(text) if home else url_for("texts.show", public_id=text.public_id)
