"""Small words about names and titles."""

import textwrap
import unicodedata
from collections.abc import Sequence

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "v", "md", "phd", "esq"))
_TO_SIX = ("zero", "one", "two", "three", "four", "five", "six")
_NUMBERS = (*_TO_SIX, "seven", "eight", "nine", "ten", "eleven", "twelve")


def initials(name: str) -> str:
    """The letters of a roundel: first and last name, without "Jr." and the like; hyphens count ("JBY")."""
    words = [word for word in name.replace(",", " ").split() if word.rstrip(".").lower() not in _SUFFIXES]
    words = [word for word in words if word[0].isalpha()] or words[:1]
    chosen = [*words[:1], *(words[-1].split("-")[:2] if len(words) > 1 else [])]
    letters = "".join(word[0] for word in chosen if word).upper()
    # Letters of other scripts join or turn round; one of them says enough.
    return letters if letters.isascii() or "LATIN" in unicodedata.name(letters[0], "") else letters[:1]


def in_words(number: int) -> str:
    """A small number as a word, a larger one in figures."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def shortened(words: str, most: int) -> str:
    """The words, cut at a space and with an ellipsis when they are longer than that."""
    if len(words) <= most:
        return words
    cut = words[:most].rpartition(" ")[0] or words[: most - 1]
    return cut.rstrip(" ,;:–-") + "…"


def size_of(words: str, sizes: Sequence[tuple[int, int]]) -> str:
    """The class of a title: the largest size in which it fits. `sizes`: (letters in a line, lines) from large to
    small; the last one is taken when nothing fits."""
    for number, (letters, lines) in enumerate(sizes):
        if len(textwrap.wrap(words, letters)) <= lines:
            return f"size-{number}"
    return f"size-{len(sizes) - 1}"
