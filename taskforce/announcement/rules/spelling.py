"""Names spelled otherwise than they were approved: what a reader of proofs looks for, as one pure rule.

A text is searched for words that are close to somebody's name without being it. The announcement of the real case
spells its facilitator in two ways; this finds both that kind of slip and the known variants of a name.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

HONORIFICS = frozenset(
    {
        "amb",
        "ambassador",
        "atty",
        "chair",
        "chancellor",
        "chief",
        "commissioner",
        "congressman",
        "congresswoman",
    }
    | {
        "councilmember",
        "delegate",
        "director",
        "dr",
        "gov",
        "governor",
        "hon",
        "judge",
        "justice",
        "lieutenant",
    }
    | {"madam", "mayor", "minister", "mr", "mrs", "ms", "mx", "president", "prof", "professor", "rep"}
    | {
        "representative",
        "secretary",
        "sen",
        "senator",
        "sheriff",
        "sir",
        "speaker",
        "supervisor",
        "treasurer",
    }
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_WORD = re.compile(r"[^\W\d_]+(?:[-'’ʼ‐‑][^\W\d_]+)*")
_SAME = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-"})
_POSSESSIVE = re.compile(r"'s?$")
_BETWEEN = re.compile(r"[.,]?[ \t\u00a0\n]+")
MOST_BETWEEN = 3  # middle names and initials between given and family name


@dataclass(frozen=True)
class Name:
    """A name as approved, and what else is known of it."""

    key: str
    printed: str
    given: str = ""
    family: str = ""
    variants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Spelling:
    """A place where a name reads otherwise: what stands there and where, whose it seems to be, what is approved."""

    found: str
    start: int
    end: int
    key: str
    approved: str


@dataclass(frozen=True)
class _Word:
    text: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


def parts_of(printed: str) -> tuple[str, str]:
    """Given and family name where nobody has told them: the first and the last word that is no title or suffix."""
    words = [word for word in _WORD.findall(printed) if _plain(word) not in HONORIFICS | _SUFFIXES]
    return (words[0], words[-1]) if len(words) > 1 else ("", "".join(words))


def otherwise(text: str, names: Sequence[Name]) -> list[Spelling]:
    """Every place in the text where one of the names reads otherwise, in the order of the text, none inside another."""
    words, known = _words(text), _known(names)
    found = sorted(
        {one for name in names for one in _of(text, words, name, known)},
        key=lambda one: (one.start, -one.end, one.key),
    )
    kept: list[Spelling] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def corrected(text: str, found: str, approved: str) -> str:
    """The text with the approved spelling wherever exactly this one stands as words of its own."""
    return re.sub(rf"(?<!\w){re.escape(found)}(?!\w)", lambda _: approved, text)


def distance(one: str, other: str, most: int) -> int:
    """How many letters must change, come, go or trade places; `most` + 1 for anything beyond `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row, older = row, [i], before
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        before = last
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _of(text: str, words: Sequence[_Word], name: Name, known: frozenset[str]) -> Iterator[Spelling]:
    for variant in name.variants:
        for match in re.finditer(rf"(?<!\w){re.escape(variant)}(?!\w)", text, re.IGNORECASE):
            if not _stands_in(name.printed, match.group()):
                yield Spelling(match.group(), match.start(), match.end(), name.key, name.printed)
    family = _WORD.findall(name.family)
    if not family:
        return
    for at in range(len(words) - len(family) + 1):
        run = words[at : at + len(family)]
        if run[-1].is_capital and _are_neighbours(text, run):
            yield from _at(text, words, at, run, name, known)


def _at(
    text: str, words: Sequence[_Word], at: int, run: Sequence[_Word], name: Name, known: frozenset[str]
) -> Iterator[Spelling]:
    """What a run of as many words as the family name has says of it."""
    written = _bare(text[run[0].start : run[-1].end])
    first = _given_before(text, words, at, name)
    start = words[first].start if first is not None else run[0].start
    end = run[0].start + len(written)
    whole = text[start:end]
    is_title = (
        at > 0 and _plain(words[at - 1].text) in HONORIFICS and _are_neighbours(text, words[at - 1 : at + 1])
    )
    if _is_same(written, name.family):
        if first is not None and not _stands_in(name.printed, whole):
            yield Spelling(whole, start, end, name.key, name.printed)
    elif _lined(written) not in known and _is_close(written, name.family, is_title or first is not None):
        approved = name.printed if first is not None else name.family
        yield Spelling(whole, start, end, name.key, approved)


def _given_before(text: str, words: Sequence[_Word], at: int, name: Name) -> int | None:
    """Where the given name, or one that is close to it, stands before the family name, with what is between them."""
    given = _WORD.findall(name.given)
    if not given:
        return None
    for first in range(at - 1, max(at - 1 - MOST_BETWEEN, -1), -1):
        if not words[first].is_capital or not _are_neighbours(text, words[first : at + 1]):
            return None
        one, other = _folded(words[first].text), _folded(given[0])
        is_near = one == other or (
            min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one))
        )
        if is_near or (len(other) > 3 and distance(one, other, 2) <= (1 if len(other) < 6 else 2)):
            return first
    return None


def _is_close(written: str, family: str, is_announced: bool) -> bool:
    """Whether the words are near to the family name; a title or a given name before them makes us listen closer."""
    if _folded(written) == _folded(family):
        return True  # but for accents, apostrophes or hyphens
    letters = len(_folded(family))
    most = 0 if letters < 4 else 1 if letters < 8 else 2
    if not is_announced and letters < 5:
        most = 0
    if is_announced:
        most += letters > 4
    return most > 0 and distance(_folded(written), _folded(family), most) <= most


def _known(names: Iterable[Name]) -> frozenset[str]:
    """Words that are in order by themselves: they are somebody's approved name."""
    return frozenset(_lined(part) for name in names for part in (name.family, *_WORD.findall(name.printed)))


def _is_same(written: str, family: str) -> bool:
    return _lined(written) == _lined(family)


def _lined(words: str) -> str:
    """In small letters, with the one apostrophe and hyphen: what differs beyond that is another spelling."""
    return words.translate(_SAME).casefold()


def _stands_in(printed: str, written: str) -> bool:
    """Whether these words stand in the printed name just so; a title before the name belongs to neither."""
    one, other = (" ".join(words.translate(_SAME).split()) for words in (written, printed))
    return re.search(rf"(?<!\w){re.escape(one)}(?!\w)", other) is not None


def _are_neighbours(text: str, words: Sequence[_Word]) -> bool:
    return all(_BETWEEN.fullmatch(text[one.end : other.start]) for one, other in pairwise(words))


def _words(text: str) -> list[_Word]:
    return [_Word(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]


def _bare(written: str) -> str:
    """Without the ending of the possessive: `Dickens’s`, `Benson’s`."""
    ending = _POSSESSIVE.search(written.translate(_SAME))
    return written[: ending.start()] if ending else written


def _plain(word: str) -> str:
    return word.casefold().rstrip(".")


@lru_cache(maxsize=20_000)
def _folded(words: str) -> str:
    """In small letters, without accents, apostrophes, hyphens and spaces."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in plain if letter.isalpha())
