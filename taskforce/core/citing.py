"""The mark of a citation in a text, `[@key]` or `[@key, locator]`: texts have it before anybody knows the sources."""

import re

CITATION = re.compile(r"\[@([^\s,\[\]]++)(?:,([^\[\]]*+))?\]")  # never tries twice: no text is slow


def named(markdown: str) -> str:
    """The text with its citations as words, `[source: survey, 12]`, for pages that show it word by word."""
    return CITATION.sub(
        lambda found: f"[source: {found[1]}{f', {found[2].strip()}' if found[2] else ''}]", markdown
    )


def without(markdown: str) -> str:
    """The text without its citations, for pages that name the source in another way, or not at all."""
    return re.sub(rf"[ \t]*{CITATION.pattern}", "", markdown)
