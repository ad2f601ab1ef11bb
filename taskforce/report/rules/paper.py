"""The paper of a print."""

from enum import StrEnum


class Paper(StrEnum):
    """The paper. The block of text is the same on both, so a page number holds for both."""

    LETTER = "letter"
    A4 = "a4"
