"""Where a text is at home: the page of whatever owns it, who may read it, and what its printed fields are called there.

Upper slices register this once, when their blueprint is imported.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from flask import url_for
from sqlalchemy.orm import Session

from taskforce.core import names
from taskforce.core.actor import Actor
from taskforce.texts.models import Text

Home = Callable[[Text], str]
MayRead = Callable[[Session, Actor, Text], bool]
Askable = Callable[[Session, Actor, Collection[int]], Collection[int]]


@dataclass(frozen=True)
class _Kind:
    home: Home
    may_read: MayRead
    labels: Mapping[str, str] = field(default_factory=dict)
    lead: Sequence[str] = ()
    tells_what_waits: bool = False
    askable: Askable | None = None


_kinds: dict[str, _Kind] = {}


def everybody(session: Session, actor: Actor, text: Text) -> bool:
    """What to register for `may_read` where the whole task force reads."""
    return actor.task_force_id == text.task_force_id


def register(
    owner_kind: str,
    home: Home,
    *,
    may_read: MayRead,
    labels: Mapping[str, str] | None = None,
    lead: Sequence[str] = (),
    tells_what_waits: bool = False,
    askable: Askable | None = None,
) -> None:
    """Say where texts of this kind of owner are at home: a function from the text to the address of a page.

    `may_read`: whether the owner lets the actor read the text, with its versions and comments. `labels`: what its
    printed fields are called. `lead`: the fields that stand as a sentence above the text.
    `tells_what_waits`: the owner itself says on Today that comments on its text are asked for, and its page takes
    them. `askable`: of these texts, by the number of their rows, those about which comments can be asked now.
    """
    _kinds[owner_kind] = _Kind(home, may_read, dict(labels or {}), tuple(lead), tells_what_waits, askable)


def may_read(session: Session, actor: Actor, text: Text) -> bool:
    """Whether the owner of the text lets the actor read it; nobody of another task force ever may."""
    kind = _kinds.get(text.owner_kind)
    return everybody(session, actor, text) and (kind is None or kind.may_read(session, actor, text))


def url(text: Text) -> str:
    """The way back to where the text is at home; its own page when nobody has registered one."""
    kind = _kinds.get(text.owner_kind)
    return kind.home(text) if kind else url_for("texts.show", public_id=text.public_id)


def label(text: Text, name: str) -> str:
    """What a printed field is called."""
    kind = _kinds.get(text.owner_kind)
    return (kind.labels.get(name) if kind else None) or names.label_of(name)


def lead(text: Text) -> tuple[str, ...]:
    """The fields that stand as a sentence above the text."""
    kind = _kinds.get(text.owner_kind)
    return tuple(kind.lead) if kind else ()


def telling_what_waits() -> tuple[str, ...]:
    """The kinds of owners that say on Today themselves that comments on their text are asked for."""
    return tuple(name for name, kind in _kinds.items() if kind.tells_what_waits)


def commenting_url(text: Text) -> str:
    """The page on which the text is read and commented on: its home where that takes comments, else its own."""
    return (
        url(text)
        if text.owner_kind in telling_what_waits()
        else url_for("texts.show", public_id=text.public_id)
    )


def askable(session: Session, actor: Actor, texts: Sequence[Text]) -> list[Text]:
    """Of these texts those about which their owners let comments be asked now, in the same order."""
    found: set[int] = set()
    for name in {text.owner_kind for text in texts}:
        ids = [text.id for text in texts if text.owner_kind == name]
        ask = _kinds[name].askable if name in _kinds else None
        found.update(ask(session, actor, ids) if ask else ids)
    return [text for text in texts if text.id in found]
