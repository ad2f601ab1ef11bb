"""Which recommendations begin a page: every one, unless two short ones that follow each other fit on one."""

from collections.abc import Sequence

LINES_OF_PAGE = 43
_HEAD, _LETTERS_IN_LINE, _LETTERS_IN_TITLE = 15, 62, 34


def lines(title: str, sentence: str, words: Sequence[str]) -> int:
    """About how many lines a recommendation takes; generous, because a page must not be cut for a guess."""
    rows = [-(-len(title) // _LETTERS_IN_TITLE), -(-len(sentence) // 50)]
    rows += [-(-len(part) // _LETTERS_IN_LINE) + 1 for part in words]
    return _HEAD + sum(rows)


def begin_page(heights: Sequence[int]) -> list[bool]:
    """For each height in lines, whether that recommendation begins a page."""
    begins: list[bool] = []
    room = 0
    for height in heights:
        shares = bool(begins) and begins[-1] and height <= room
        begins.append(not shares)
        room = LINES_OF_PAGE - height
    return begins
