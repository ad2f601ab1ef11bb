"""Who is named with @ in what somebody wrote."""

import re
from collections.abc import Mapping, Sequence

_AT = re.compile(r"(?<![\w@.])@(?=\w)")


def mentioned(words: str, names: Mapping[int, Sequence[str]]) -> list[int]:
    """The people named, each once, in order. `names`: what each is called; the longest name that fits counts.

    A name that fits two people names neither.
    """
    found: list[int] = []
    for at in _AT.finditer(words):
        rest = words[at.end() :].casefold()
        fits = {person: _longest(rest, called) for person, called in names.items()}
        longest = max(fits.values(), default=0)
        named = [person for person, length in fits.items() if length == longest]
        if longest and len(named) == 1 and named[0] not in found:
            found.append(named[0])
    return found


def _longest(rest: str, called: Sequence[str]) -> int:
    fits = [
        len(name)
        for name in called
        if name and rest.startswith(name.casefold()) and _ends(rest, len(name.casefold()))
    ]
    return max(fits, default=0)


def _ends(rest: str, at: int) -> bool:
    """Whether a name ends here and not in the middle of a word."""
    return not rest[at : at + 1].isalnum()
