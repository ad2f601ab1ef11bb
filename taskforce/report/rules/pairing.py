"""Which recommendations begin a page: every one, unless two short ones that follow each other fit on one."""

from collections.abc import Sequence

LINES_OF_PAGE = 43.0
_FIXED, _HEAD_OF_SECTION = 14.0, 2.5  # rules, rows and the vote bar; the heading above the first one
_LETTERS = {"title": 36, "sentence": 50, "fact": 72, "text": 64, "note": 78}
_HEIGHT = {"title": 1.5, "sentence": 1.25, "fact": 0.85, "text": 1.0, "note": 0.75}


def lines(pieces: Sequence[tuple[str, str]]) -> float:
    """About how many lines of the page a recommendation takes, its notes included; rather too many than too few.

    `pieces`: (kind, words), where a kind is "title", "sentence", "fact", "text" (a paragraph) or "note".
    """
    return _FIXED + sum(-(-len(words) // _LETTERS[kind]) * _HEIGHT[kind] for kind, words in pieces)


def begin_page(heights: Sequence[float]) -> list[bool]:
    """For each height in lines, whether that recommendation begins a page."""
    begins: list[bool] = []
    room = 0.0
    for height in heights:
        shares = bool(begins) and begins[-1] and height <= room
        begins.append(not shares)
        room = LINES_OF_PAGE - height - (0 if len(begins) > 1 else _HEAD_OF_SECTION)
    return begins
