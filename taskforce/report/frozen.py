"""A volume as plain values and back: what is kept of an edition, so that it can be read and checked for ever.

`plain(volume)` is what the fingerprint is made of; `volume(plain)` gives an equal volume again. Only the paper is not
kept: the words are the same on any.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from markupsafe import Markup

from taskforce.core import canonical
from taskforce.report import volume as volumes
from taskforce.report.rules import signed
from taskforce.report.volume import Volume

_NOT_CONTENT = frozenset(("paper",))
_KIND = "is"
_OWN_WORDS = {
    "Endorsement": ("meaning", "standing", "groups", "statements"),
    "Recommendation": ("statements",),
}


def plain(value: Any) -> Any:
    """A volume, or anything in it, as values that JSON knows; each thing says what it is."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        kept = [field.name for field in fields(value) if field.name not in _NOT_CONTENT]
        return {_KIND: type(value).__name__} | {name: plain(getattr(value, name)) for name in kept}
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, Markup) else value


def fingerprint(volume: Volume) -> str:
    """SHA-256 of everything printed, the same on any paper: it stands in the imprint."""
    return fingerprint_of(plain(volume))


def fingerprint_of(kept: Mapping[str, Any]) -> str:
    """The same, of a volume that was made plain."""
    return canonical.digest(kept)


def body(kept: Any) -> Any:
    """What is signed: all but what people say in their own names, which is printed beside it and signed by them.

    So an edition that prints the answers has the same body as the one on which they were given.
    """
    if isinstance(kept, Mapping):
        own = _OWN_WORDS.get(kept.get(_KIND, ""), ())
        return {name: body(item) for name, item in kept.items() if name not in own}
    return [body(item) for item in kept] if isinstance(kept, list | tuple) else kept


def fingerprint_of_body(kept: Mapping[str, Any]) -> str:
    """To this an endorsement is bound."""
    return canonical.digest(body(kept))


def volume(kept: Mapping[str, Any]) -> Volume:
    """The volume that was kept. Raises ValueError for values that no volume has left behind."""
    try:
        made = _thing(kept)
    except (KeyError, TypeError) as fault:
        raise ValueError(f"this is not a volume: {fault}") from fault
    if not isinstance(made, Volume):
        raise ValueError("this is not a volume")
    return made


def _thing(kept: Mapping[str, Any]) -> Any:
    kind = _kinds()[kept[_KIND]]
    hints = _hints(kind)
    return kind(**{name: _value(value, hints[name]) for name, value in kept.items() if name != _KIND})


def _value(kept: Any, hint: Any) -> Any:
    """A value as the field of that type has it."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin is UnionType:
        return None if kept is None else _value(kept, next(one for one in inside if one is not NoneType))
    if origin is tuple:
        hints = [inside[0]] * len(kept) if inside[-1] is Ellipsis else inside
        return tuple(_value(item, one) for item, one in zip(kept, hints, strict=True))
    if origin is not None:  # a mapping: of a position to a number, or of a key to a position
        return {_value(key, inside[0]): _value(item, inside[1]) for key, item in kept.items()}
    if is_dataclass(hint):
        return _thing(kept)
    return hint(kept)


@cache
def _kinds() -> dict[str, Any]:
    known = {**vars(signed), **vars(volumes)}
    return {name: one for name, one in known.items() if is_dataclass(one)}


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
