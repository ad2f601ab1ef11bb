"""A Word document read in a process of its own, as what a page may say of it."""

import json
from dataclasses import dataclass

from taskforce.files.rules import apart
from taskforce.files.rules.names import Unsound


@dataclass(frozen=True)
class Written:
    """The text as Markdown, how many notes are in it, and what is to be said of it, a sentence each."""

    markdown: str
    notes: int
    said: tuple[str, ...]


def read(data: bytes) -> Written:
    """The text of a document that `packages.docx` found sound. Raises Unsound where it cannot be read."""
    try:
        found = json.loads(apart.answer("word.opened", data))
    except apart.Failed as fault:
        raise Unsound("This Word document cannot be read. Please save it again from Word.") from fault
    if not found["markdown"]:
        raise Unsound("There are no words in this Word document.")
    return Written(found["markdown"], found["notes"], tuple(found["said"]))
