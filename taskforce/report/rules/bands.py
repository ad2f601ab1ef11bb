"""Cutting what is too wide for a page into pieces that are nearly alike."""

from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")


def even(items: Sequence[Item], most: int) -> list[list[Item]]:
    """The items in as few bands as hold at most `most` each, no band longer than another by more than one."""
    count = -(-len(items) // most)
    sizes = [len(items) // count + (at < len(items) % count) for at in range(count)] if count else []
    starts = [sum(sizes[:at]) for at in range(len(sizes))]
    return [list(items[start : start + size]) for start, size in zip(starts, sizes, strict=True)]
