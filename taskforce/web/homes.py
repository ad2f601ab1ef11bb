"""Where the things are at home that somebody did something with. Members do not know; the slices that own them say."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.events import Event


class Home(NamedTuple):
    """What the thing is called, and its page."""

    title: str
    url: str


Find = Callable[[Session, Actor, Sequence[Event]], dict[str, Home]]
_finders: dict[str, Find] = {}


def register(*nouns: str) -> Callable[[Find], Find]:
    """The decorated function finds the homes of the subjects of events of these nouns (`comment` of `comment.made`).

    Called while a page is made, as `(session, actor, events)`; what the actor may not read it leaves out.
    """

    def keep(find: Find) -> Find:
        _finders.update(dict.fromkeys(nouns, find))
        return find

    return keep


def of(session: Session, actor: Actor, events: Sequence[Event]) -> dict[str, Home]:
    """The homes of the subjects of these events, by the subject's public name; those that nobody knows are missing."""
    sorts: dict[Find, list[Event]] = defaultdict(list)
    for event in events:
        find = _finders.get(event.kind.partition(".")[0])
        if find:
            sorts[find].append(event)
    found: dict[str, Home] = {}
    for find, some in sorts.items():
        found |= find(session, actor, some)
    return found
