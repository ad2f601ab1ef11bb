"""The one change to the engine."""

import inspect

from taskforce.press import mend
from taskforce.press.engine import block


def test_the_locked_engine_still_has_the_line_that_parts_notes_from_their_marks() -> None:
    """When this fails after an update, look whether the engine keeps notes with their marks by itself."""
    if mend.is_mended():
        return
    assert inspect.getsource(block).count(mend.CONDITION) == 1
    assert mend.keep_notes_with_their_marks()
    assert mend.is_mended()


def test_an_engine_that_reads_otherwise_is_left_alone() -> None:
    mend.keep_notes_with_their_marks()
    before = block._linebox_layout.__code__
    mend.keep_notes_with_their_marks()
    assert block._linebox_layout.__code__ is before
