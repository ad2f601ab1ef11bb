"""Permanent keys made from titles: short, plain, readable in a file and in an address."""

import re
import unicodedata
from collections.abc import Collection


def key_of(title: str, otherwise: str) -> str:
    """`Créer un office!` becomes `creer-un-office`; a title without Latin letters or digits becomes `otherwise`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words[:40].strip("-") or otherwise


def free(key: str, taken: Collection[str]) -> str:
    """The key, or the key with the first number that nobody has."""
    if key not in taken:
        return key
    number = next(n for n in range(2, len(taken) + 3) if f"{key}-{n}" not in taken)
    return f"{key}-{number}"


def label_of(name: str) -> str:
    """`printed_name` as people read it: `Printed name`."""
    return name.replace("_", " ").capitalize()
