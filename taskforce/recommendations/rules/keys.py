"""Permanent keys made from titles."""

import re
import unicodedata
from collections.abc import Container

LONGEST = 60  # the file format takes 63: two digits and a hyphen may follow
SHAPE = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")


def is_sound(key: str) -> bool:
    """Whether the key has the shape that the task-force file asks for."""
    return SHAPE.fullmatch(key) is not None


def from_title(title: str, taken: Container[str]) -> str:
    """`Create an Office of Côte Affairs` becomes `create-an-office-of-cote-affairs`; a number follows if taken.

    A title without a Latin letter or digit gives `recommendation`.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    stem = _cut(re.sub(r"[^a-z0-9]+", "-", plain).strip("-")) or "recommendation"
    key, count = stem, 1
    while key in taken:
        count += 1
        key = f"{stem[: LONGEST - len(str(count)) - 1]}-{count}"
    return key


def _cut(slug: str) -> str:
    """At most LONGEST characters, ending with a whole word where there is one."""
    if len(slug) <= LONGEST:
        return slug
    return slug[: LONGEST + 1].rpartition("-")[0][:LONGEST] or slug[:LONGEST]
