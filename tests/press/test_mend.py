"""The changes to the engine."""

import inspect
from typing import Any

import pytest

from taskforce.press import mend
from taskforce.press.engine import block, tags

MENDS = [
    (block, block._linebox_layout, mend.REPORT, mend.keep_notes_with_their_marks),
    (tags, tags._build_box_tree, mend.OWN_TAG, mend.give_text_to_its_paragraph),
]


@pytest.mark.parametrize(("module", "function", "line", "change"), MENDS)
def test_the_locked_engine_still_has_the_line_that_is_changed(
    module: Any, function: Any, line: str, change: Any
) -> None:
    """When this fails after an update, look whether the engine does by itself what the change is for."""
    if mend.is_mended(function):
        return
    assert inspect.getsource(module).count(line) == 1
    assert change()
    assert mend.is_mended(function)


@pytest.mark.parametrize(("module", "function", "line", "change"), MENDS)
def test_an_engine_that_reads_otherwise_is_left_alone(
    module: Any, function: Any, line: str, change: Any
) -> None:
    change()
    before = function.__code__
    assert not change()
    assert function.__code__ is before
