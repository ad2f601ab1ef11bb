"""Texts to write with: every construct that a text can hold, and what Word puts on the clipboard, made by ourselves."""

from pathlib import Path

CONSTRUCTS = (
    "A paragraph of *emphasis*, **weight**, ***both*** and `code with a | in it`.",
    "A line\\\nbroken by hand, and one\nwrapped by an editor.",
    'A [link](https://example.org/a_b?c=d), [one with a title](https://example.org "Title") and <https://example.org/x>.',
    "[Brackets](<https://example.org/a (b)>) in an address.",
    "A source [@transforming-state, p. 3] and another[@transforming-state].",
    "A note^[It says *more*, at [its place](https://example.org) and in [@transforming-state, 4].] in a line.",
    "Signs that are only signs: \\*not\\*, \\[@key\\], snake_case, a * b, 3 < 4, R&D, \\&amp;, x\\^[y], 1 | 2.",
    "1\\. no list, 2. neither",
    "\\# no heading",
    "\\- no list",
    "A word that is half**weight** and **weight.**&#65;fter a stop.",
    "# First heading",
    "## Second with *emphasis* and a note^[Here.]",
    "Underlined heading\n==================",
    "- one\n- two\n  - two and a half\n- three",
    "* loose\n\n* with paragraphs\n\n  and a second one",
    "+ another sign",
    "3. from three\n4. to four\n   1. and deeper",
    "10. ten\n11. eleven",
    "1) a bracket",
    "- 1. a list in a list",
    "- > a quotation in a list",
    "> A quotation\n> of two lines\n>\n> - with a list",
    "| Who | How *many* |\n| :-- | --: |\n| a \\| b | 3 [@transforming-state] |\n| `c` | |",
    "Who | What\n--- | ---\na | b",
    "```\ncode\n\n  as it is\n```",
    "---",
    "Names: Łódź, São Paulo, 東京, مدينة, 🏛.",
)
BETWEEN = "\n\nBetween.\n\n"

WORD = (Path(__file__).parent / "word.html").read_text("utf-8")

OF_WORD = """# Ports

Three of **four** ports, *so far*, see [the list](https://example.org/ports).\
^[Harbor *Survey*, at [its page](https://example.org/s).]

- quays
  - cranes
- rails

## Steps

1. Count
2. Dig

| **Port** | Tons |
| --- | --- |
| North | 3 |

come end."""
