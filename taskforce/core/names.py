"""Permanent keys made from titles: short, plain, readable in a file and in an address."""

import re
import unicodedata
from collections.abc import Collection

LONGEST = 40
_KEY = re.compile(rf"[a-z0-9][a-z0-9-]{{0,{LONGEST - 1}}}")


def key_of(title: str, otherwise: str) -> str:
    """`Créer un office!` becomes `creer-un-office`; a title without Latin letters or digits becomes `otherwise`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words[:LONGEST].strip("-") or otherwise


def is_key(words: str) -> bool:
    """Whether this could be a key that `key_of` has made."""
    return _KEY.fullmatch(words) is not None


def free(key: str, taken: Collection[str], longest: int = LONGEST) -> str:
    """The key, or the key with the first number that nobody has, cut so that it is no longer than it may be."""
    numbered = (f"{key[: longest - len(str(n)) - 1]}-{n}" for n in range(2, len(taken) + 3))
    return next(one for one in (key, *numbered) if one not in taken)


def label_of(name: str) -> str:
    """`printed_name` as people read it: `Printed name`."""
    return name.replace("_", " ").capitalize()
