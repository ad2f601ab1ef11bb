"""One line of WeasyPrint 70 that parts a note from its mark, switched off.

When the second line of a paragraph does not fit, the engine sends the notes already set on the page to the next
one, to win a line, instead of taking the first line over (`layout/block.py`, "first try to report footnotes").
In a text with 298 notes that set 2 notes on a later page than their marks; without it, none. Where the engine no
longer reads as below, nothing is changed: late notes are then found and cured by another layout.
"""

import inspect
from types import CodeType

from taskforce.press.engine import block

CONDITION = "report = not context.in_column and can_break_now and not could_break_before"
_MARK = "keeps_notes_with_their_marks"


def keep_notes_with_their_marks() -> bool:
    """Change the engine in this process; returns whether it was changed. Only the child process calls this."""
    function = block._linebox_layout
    if is_mended() or (source := inspect.getsource(function)).count(CONDITION) != 1:
        return False
    mended = compile(source.replace(CONDITION, "report = False"), block.__file__, "exec")
    function.__code__ = next(code for code in mended.co_consts if isinstance(code, CodeType))
    setattr(function, _MARK, True)
    return True


def is_mended() -> bool:
    """Whether this process has the changed engine."""
    return hasattr(block._linebox_layout, _MARK)
