"""How a name is sorted: what stands in an index, and the key by which a list is put in order.

Particles belong to the family name (Van Hollen, de la Cruz), as the lists of Congress have it; order is letter by
letter and knows neither accents nor capitals, so that de la Cruz stands before DeLauro, and both among the D.
"""

import re
import unicodedata
from dataclasses import dataclass

LONGEST_KEY = 300
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "phd", "md", "jd", "esq", "ret"})
PARTICLES = frozenset({
    "af", "al", "av", "bin", "bint", "d’", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du",
    "el", "ibn", "la", "las", "le", "los", "san", "santa", "st", "st.", "te", "ten", "ter", "van", "vande", "vander",
    "von", "zu", "zum", "zur",
})  # fmt: skip
HONORIFICS = frozenset({
    "amb", "ambassador", "dr", "gen", "gov", "governor", "hon", "judge", "mayor", "mr", "mrs", "ms", "mx", "prof",
    "rep", "representative", "sen", "senator", "the",
})  # fmt: skip
_NICKNAME = re.compile(r"\s*(?:[\"“„«][^\"”“»]*[\"”“»]|\([^)]*\)|(?<!\w)[‘'][^’']+[’'](?!\w))")
_UNBOUND = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


@dataclass(frozen=True)
class Parts:
    """A name taken apart: all that a sort name is made of."""

    given: str = ""
    family: str = ""
    suffix: str = ""


def sort_name(family: str, given: str = "", suffix: str = "", printed_name: str = "") -> str:
    """`Family, Given, Suffix`: `Van Hollen, Chris`; `Bellweather, Marcus T., Jr.`. Nicknames in quotes are left out.

    Without a family name it is made of the printed name, as well as one can tell: people put it right where it is not.
    """
    if not family.strip():
        guessed = parts_of(printed_name)
        family, given, suffix = guessed.family, given or guessed.given, suffix or guessed.suffix
    parts = (_plain(part) for part in (family, given, suffix))
    return ", ".join(part for part in parts if part) or printed_name.strip()


def parts_of(printed_name: str) -> Parts:
    """What a printed name is probably made of: the last word with its particles is the family name.

    Two family names without a hyphen (Cortez Masto) cannot be told from a middle name; they want the fields.
    """
    words = _plain(printed_name).replace(",", " ").split()
    suffix: list[str] = []
    while len(words) > 1 and _bare(words[-1]) in SUFFIXES:
        suffix.insert(0, words.pop())
    while len(words) > 1 and _bare(words[0]) in HONORIFICS:
        words.pop(0)
    if len(words) < 2:
        return Parts("", " ".join(words), " ".join(suffix))
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    return Parts(" ".join(words[:first]), " ".join(words[first:]), " ".join(suffix))


def sort_key(name: str) -> str:
    """What a sort name is ordered by, in every database alike: plain letters and digits, its parts apart by a space.

    Two names may have one key; then the sort name itself, and the row, decide.
    """
    return " ".join(_letters(part) for part in name.split(","))[:LONGEST_KEY]


def _plain(words: str) -> str:
    """Without what stands in quotes or brackets, and with single spaces."""
    return " ".join(_NICKNAME.sub(" ", words).split()).strip(" ,")


def _bare(word: str) -> str:
    return word.casefold().replace(".", "")


def _letters(words: str) -> str:
    folded = unicodedata.normalize("NFKD", words.casefold()).casefold().translate(_UNBOUND)
    return "".join(letter for letter in folded if letter.isalnum())
