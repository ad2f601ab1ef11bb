"""Two lines of WeasyPrint 70 that are read otherwise in the process that prints.

The first parts a note from its mark. When the second line of a paragraph does not fit, the engine sends the notes
already set on the page to the next one, to win a line, instead of taking the first line over (`layout/block.py`, "first
try to report footnotes"). In a text with 298 notes that set 2 notes on a later page than their marks; without it, none.

The second gives each line of text a tag of its own, a Span without meaning (`pdf/tags.py`): half of all tags, and an
eighth of the file. Text belongs to its paragraph, as that of a link already does, wherever the tag may hold text.

Beside them, letters that stand where they stand anyway are written as one string, places to a hundredth of a pixel, and
what a stream holds is made once, not again for the sum that names the file.

Where the engine no longer reads as below, nothing is changed: late notes are then found and cured by another layout,
and the file is larger.
"""

import inspect
from types import CodeType
from typing import Any

from taskforce.press.engine import block, pydyf, tags

REPORT = "report = not context.in_column and can_break_now and not could_break_before"
OWN_TAG = "if tag == 'Link':\n                    # Associate MCID directly with link reference."
NO_TEXT = ("Art", "BlockQuote", "Div", "L", "LI", "Part", "Sect", "Table", "TR")
_MARK = "is_mended"


def keep_notes_with_their_marks() -> bool:
    """Change the engine in this process; returns whether it was changed. Only the child process calls this."""
    return _read_as(block._linebox_layout, REPORT, "report = False")


def give_text_to_its_paragraph() -> bool:
    """Likewise; only the child process calls this."""
    return _read_as(tags._build_box_tree, OWN_TAG, f"if tag not in {NO_TEXT}:")


def join_letters() -> None:
    """Letters between which nothing is moved become one string, which says the same and is read faster."""
    show = pydyf.Stream.show_text
    if not is_mended(show):

        def show_joined(self: Any, text: str) -> None:
            show(self, text.replace(">0<", ""))

        setattr(show_joined, _MARK, True)
        pydyf.Stream.show_text = show_joined


def round_numbers() -> None:
    """Six digits behind the point say of a place on paper what two do. Small numbers turn or scale: they stay."""
    to_bytes = pydyf._to_bytes
    if not is_mended(to_bytes):

        def rounded(item: Any) -> bytes:
            if type(item) is float and not -2 < item < 2:
                return f"{item:.2f}".rstrip("0").rstrip(".").encode("ascii")
            written: bytes = to_bytes(item)
            return written

        setattr(rounded, _MARK, True)
        pydyf._to_bytes = rounded


def compress_once() -> None:
    """The engine makes the bytes of each stream twice when the file is to have a name."""
    made = pydyf.Stream.data
    if not is_mended(made.fget):

        def kept(self: Any) -> bytes:
            if "made" not in self.__dict__:
                self.made = made.fget(self)
            data: bytes = self.made
            return data

        setattr(kept, _MARK, True)
        pydyf.Stream.data = property(kept)


def is_mended(function: Any = block._linebox_layout) -> bool:
    """Whether this process has the changed engine."""
    return hasattr(function, _MARK)


def _read_as(function: Any, line: str, instead: str) -> bool:
    if is_mended(function) or (source := inspect.getsource(function)).count(line) != 1:
        return False
    mended = compile(source.replace(line, instead), function.__code__.co_filename, "exec")
    function.__code__ = next(code for code in mended.co_consts if isinstance(code, CodeType))
    setattr(function, _MARK, True)
    return True
