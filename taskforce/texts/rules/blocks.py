"""A Markdown text as blocks: paragraphs, headings, lists, quotations, tables. Each can be read by itself."""

import unicodedata

from taskforce.core import prose

_TURNS = 4

_parser = prose.parser()
_parser.core.ruler.enableOnly(["normalize", "block"])  # what stands inside a block does not matter here


def split(markdown: str) -> list[str]:
    """The blocks in order, in canonical form: joined by blank lines and split again they are the same."""
    text = unicodedata.normalize("NFC", markdown).replace("\r\n", "\n").replace("\r", "\n")
    blocks = _split(text)
    for _ in range(_TURNS):
        again = _split(join(blocks))
        if again == blocks:
            break
        blocks = again
    return blocks


def join(blocks: list[str]) -> str:
    """The canonical source of the whole text."""
    return "\n\n".join(blocks)


def _split(text: str) -> list[str]:
    lines = text.split("\n")
    spans = [
        token.map for token in _parser.parse(text) if token.level == 0 and token.nesting >= 0 and token.map
    ]
    found = ["\n".join(lines[start:end]) for start, end in spans]
    return [block for block in map(_trim, found) if block]


def _trim(block: str) -> str:
    """Without blank lines at either end and without space at the end; indentation stays, it may mean something."""
    lines = block.rstrip().split("\n")
    while lines and not lines[0].strip():
        del lines[0]
    return "\n".join(lines)
