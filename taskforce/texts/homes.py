"""Where a text is at home: the page of whatever owns it, and what its printed fields are called there.

Upper slices register this once, when their blueprint is imported.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from flask import url_for

from taskforce.texts.models import Text

Home = Callable[[Text], str]


@dataclass(frozen=True)
class _Kind:
    home: Home
    labels: Mapping[str, str] = field(default_factory=dict)
    lead: Sequence[str] = ()


_kinds: dict[str, _Kind] = {}


def register(
    owner_kind: str, home: Home, *, labels: Mapping[str, str] | None = None, lead: Sequence[str] = ()
) -> None:
    """Say where texts of this kind of owner are at home: a function from the text to the address of a page.

    `labels`: what their printed fields are called. `lead`: the fields that stand as a sentence above the text.
    """
    _kinds[owner_kind] = _Kind(home, dict(labels or {}), tuple(lead))


def url(text: Text) -> str:
    """The way back to where the text is at home; its own page when nobody has registered one."""
    kind = _kinds.get(text.owner_kind)
    return kind.home(text) if kind else url_for("texts.show", public_id=text.public_id)


def label(text: Text, name: str) -> str:
    """What a printed field is called."""
    kind = _kinds.get(text.owner_kind)
    return (kind.labels.get(name) if kind else None) or name.replace("_", " ").capitalize()


def lead(text: Text) -> tuple[str, ...]:
    """The fields that stand as a sentence above the text."""
    kind = _kinds.get(text.owner_kind)
    return tuple(kind.lead) if kind else ()
