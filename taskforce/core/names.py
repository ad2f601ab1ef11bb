"""Permanent keys made from titles: short, plain, readable in a file and in an address."""

import re
import unicodedata
from collections.abc import Collection

LONGEST = 40  # of people, of what the charter holds, and in an address
LONGEST_OF_TEXTS = 63  # of recommendations, sources, practices and parts of the report
_KEY = re.compile(r"[a-z0-9][a-z0-9-]*")


def key_of(title: str, otherwise: str, longest: int = LONGEST) -> str:
    """`Créer un office!` becomes `creer-un-office`, cut after a whole word where there is one.

    A title without Latin letters or digits becomes `otherwise`.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > longest:
        words = words[: longest + 1].rpartition("-")[0][:longest] or words[:longest]
    return words or otherwise


def is_key(words: str, longest: int = LONGEST) -> bool:
    """Whether this could be a key that `key_of` has made."""
    return len(words) <= longest and _KEY.fullmatch(words) is not None


def free(key: str, taken: Collection[str], longest: int = LONGEST) -> str:
    """The key, or the key with the first number that nobody has, cut so that it is no longer than it may be."""
    numbered = (f"{key[: longest - len(str(n)) - 1]}-{n}" for n in range(2, len(taken) + 3))
    return next(one for one in (key, *numbered) if one not in taken)


def label_of(name: str) -> str:
    """`printed_name` as people read it: `Printed name`."""
    return name.replace("_", " ").capitalize()
