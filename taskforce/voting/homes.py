"""Where the thing that was voted on lives. Voting does not know; the slice that owns it says."""

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.voting.models import Round


class Place(NamedTuple):
    """Where a matter stands among those of its kind: its number as printed, and the theme that gives its hue."""

    number: str
    theme: int


Places = Callable[[Session, Actor], dict[str, Place]]
_homes: dict[str, Callable[[Round], str]] = {}
_places: dict[str, Places] = {}


def register(matter_kind: str, url: Callable[[Round], str], places: Places | None = None) -> None:
    """Say where the pages of matters of this kind are: `url(round_)`, called while a page is made.

    `places`: the place of each of them by its public id, in their order.
    """
    _homes[matter_kind] = url
    if places:
        _places[matter_kind] = places


def url(round_: Round) -> str | None:
    """The page of what was voted on; None while nobody has said where it is."""
    home = _homes.get(round_.matter_kind)
    return home(round_) if home else None


def places(session: Session, actor: Actor) -> dict[tuple[str, str], Place]:
    """The place of every matter that has one, by kind and public id, in their order."""
    return {
        (kind, public_id): place
        for kind, find in _places.items()
        for public_id, place in find(session, actor).items()
    }
