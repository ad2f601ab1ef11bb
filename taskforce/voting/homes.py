"""Where the thing that was voted on lives. Voting does not know; the slice that owns it says."""

from collections.abc import Callable

from taskforce.voting.models import Round

_homes: dict[str, Callable[[Round], str]] = {}


def register(matter_kind: str, url: Callable[[Round], str]) -> None:
    """Say where the pages of matters of this kind are: `url(round_)`, called while a page is made."""
    _homes[matter_kind] = url


def url(round_: Round) -> str | None:
    """The page of what was voted on; None while nobody has said where it is."""
    home = _homes.get(round_.matter_kind)
    return home(round_) if home else None
