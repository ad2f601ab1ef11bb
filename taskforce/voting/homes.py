"""Where the thing that was voted on lives, and at which meeting people are now. Voting does not know; the slices above
say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.voting.models import Round, StrawPoll


class Place(NamedTuple):
    """Where a matter stands among those of its kind: its number as printed, and the theme, by place and by name."""

    number: str
    theme: int
    theme_title: str = ""


class Here(NamedTuple):
    """How somebody attends: `present`, `remote`, or by a `delegate`, who is named by number, public id and name."""

    how: str
    by: tuple[int, str, str] | None = None


@dataclass(frozen=True)
class Occasion:
    """A meeting that is on, by its printed name: who attends it how, by number, and its quorum at this moment.

    `voting_members` of whom `present_voting` take part; a quorum needs `quorum_needed`.
    """

    public_id: str
    label: str
    here: Mapping[int, Here]
    present_voting: int
    voting_members: int
    quorum_needed: int


Places = Callable[[Session, Actor], dict[str, Place]]
FindOccasion = Callable[[Session, Actor], Occasion | None]
_homes: dict[str, Callable[[Round | StrawPoll], str]] = {}
_places: dict[str, Places] = {}
_occasions: list[FindOccasion] = []


def register(matter_kind: str, url: Callable[[Round | StrawPoll], str], places: Places | None = None) -> None:
    """Say where the pages of matters of this kind are: `url(round_)`, called while a page is made.

    `places`: the place of each of them by its public id, in their order.
    """
    _homes[matter_kind] = url
    if places:
        _places[matter_kind] = places


def url(round_: Round | StrawPoll) -> str | None:
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


def register_occasion(find: FindOccasion) -> None:
    """Say at which meeting people are now: `find` gives the one that is on, None where none is."""
    if find not in _occasions:
        _occasions.append(find)


def occasion(session: Session, actor: Actor) -> Occasion | None:
    """The meeting that is on and whose attendance was recorded; None where there is none."""
    return next((found for find in _occasions if (found := find(session, actor))), None)
