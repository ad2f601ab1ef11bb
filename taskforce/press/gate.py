"""The gate: what a finished file must be before anybody gets it. Pure: compares what was promised with what was found.

A report whose notes are lost or whose numbers are wrong is worse than none. Each fault is a sentence for the
person who asked for the print.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from taskforce.press.found import Found
from taskforce.press.marks import Marks

_GONE = dict.fromkeys(
    map(
        ord,
        "-\u061c\u00ad\u200b\u2010\u2011\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    )
)
_TRAILING = re.compile(r"(\d+)\)?$")
_PAGE_NUMBER = re.compile(r"(?:p\.\s?|(?:\.\s?){3})(\d+)\)?$")
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_SCHEMES = ("http://", "https://", "mailto:")

Check = Callable[[Marks, Found], Iterator[str]]


def faults(promised: Marks, found: Found, must_hold: Sequence[str] = ()) -> list[str]:
    """Every fault of the file, in the order in which people would look; empty when it may go out."""
    said = [fault for check in CHECKS for fault in check(promised, found)]
    return said + list(_missing_words(found, must_hold))


def flat(words: str) -> str:
    """Words without what typesetting changes: spaces, hyphens, ligatures, marks of direction."""
    plain = unicodedata.normalize("NFKC", words).translate(_GONE)
    return "".join(plain.split())


def _key(words: str) -> str:
    """What two notes have in common when they are the same; right-to-left words come back in another order."""
    plain = flat(words)
    return "".join(sorted(plain)) if _turns(plain) else plain


def _turns(words: str) -> bool:
    return any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in words)


def _short(words: str) -> str:
    cut = " ".join(words.split())
    return f"“{cut[:57].rstrip()}…”" if len(cut) > 60 else f"“{cut}”"


def notes_stand_once(promised: Marks, found: Found) -> Iterator[str]:
    """Each note is in the file exactly once."""
    wanted = Counter(_key(note) for note in promised.notes)
    there = Counter(_key(note.text) for note in found.notes)
    for number, note in enumerate(promised.notes, 1):
        times, asked = there[_key(note)], wanted[_key(note)]
        if times < asked:
            yield f"Note {number} is missing: {_short(note)}."
        elif times > asked:
            yield f"Note {number} is printed {times} times: {_short(note)}."
    for strange in there.keys() - wanted.keys():
        there_is = next(one for one in found.notes if _key(one.text) == strange)
        yield f"Page {there_is.page} has a note that nobody wrote: {_short(there_is.text)}."


def notes_stand_with_their_marks(promised: Marks, found: Found) -> Iterator[str]:
    """Each note is on the page of its mark."""
    for number, note in enumerate(found.notes, 1):
        if note.mark_page is None:
            yield f"Note {number} on page {note.page} has no mark in the text."
        elif note.mark_page != note.page:
            yield f"Note {number} stands on page {note.page}, its mark on page {note.mark_page}."


def numbers_are_right(promised: Marks, found: Found) -> Iterator[str]:
    """Every page number in the contents and in references is the page on which its target begins."""
    for target in sorted(promised.wrong({name: page or 0 for name, page in found.anchors.items()})):
        yield f"A page number for “{target}” is not {found.anchors.get(target)}, where it begins."
    seen = Counter[str]()
    for link in found.links:
        shown, last = _PAGE_NUMBER.search(link.text), _TRAILING.search(link.text)
        is_right = last is not None and int(last[1]) == link.target_page
        seen[link.anchor or ""] += is_right or shown is not None
        if shown and link.target_page and not is_right:
            meant = f"page {link.target_page} is meant: {_short(link.text)}"
            yield f"Page {link.page} says p. {shown[1]} where {meant}."
    wanted = Counter(link.target for link in promised.links if link.printed is not None)
    for target in sorted(target for target, times in wanted.items() if seen[target] < times):
        yield f"A link to “{target}” should show its page number and does not."


def links_live(promised: Marks, found: Found) -> Iterator[str]:
    """Links inside lead to a page of the file; links outside have an address that a reader may open."""
    for name in promised.repeated_ids:
        yield f"Two places have the same anchor: “{name}”."
    for target in sorted(promised.dead()):
        yield f"A link leads to “{target}”, which is not in the document."
    for link in found.links:
        if link.address is not None and not link.address.startswith(_SCHEMES):
            yield f"Page {link.page} has a link of a kind that is not allowed: {_short(link.address)}."
        elif link.address is None and link.target_page is None:
            yield f"Page {link.page} has a link that leads nowhere: {_short(link.text)}."
        if not link.is_described:
            yield f"Page {link.page} has a link without a description: {_short(link.text)}."


def headings_are_in_order(promised: Marks, found: Found) -> Iterator[str]:
    """The headings begin at level 1 and skip no level on the way down."""
    before = 0
    for level, text in found.headings:
        if level > before + 1:
            yield f"The heading {_short(text)} skips a level ({before} to {level})."
        before = level
    if len(found.headings) < len(promised.headings):
        yield f"{len(promised.headings) - len(found.headings)} of {len(promised.headings)} headings are not tagged."


def file_can_be_read_aloud(promised: Marks, found: Found) -> Iterator[str]:
    """Title, language, bookmarks, tags, words for every picture, a letter shape for every letter."""
    if not found.title or flat(found.title) != flat(promised.title):
        yield f"The file has not the title of the document: {_short(found.title)}."
    if not found.shows_title:
        yield "The file does not ask to be shown by its title."
    if not found.language or found.language != promised.language:
        yield f"The language of the file is not set: {_short(found.language)}."
    if not found.is_tagged:
        yield "The file has no tags for screen readers."
    if not found.bookmarks:
        yield "The file has no bookmarks."
    if found.figures < promised.figures:
        yield f"{promised.figures - found.figures} of {promised.figures} pictures are not tagged."
    if found.figures_without_words:
        yield f"{found.figures_without_words} pictures have no text in their place."
    for number in found.bare_paint:
        yield f"Page {number} has something painted that is neither tagged nor marked as decoration."
    for number in found.missing_glyphs:
        yield f"Page {number} has a character that no typeface of this machine can show."


def file_is_sound(promised: Marks, found: Found) -> Iterator[str]:
    """Every font inside, nothing that acts by itself, no fault of syntax."""
    for font in found.fonts_not_embedded:
        yield f"The typeface {font} is not in the file."
    for thing in found.forbidden:
        yield f"The file holds something that a report must not hold: {thing}."
    for problem in found.syntax:
        yield f"The file is not sound: {problem}."


CHECKS: tuple[Check, ...] = (
    notes_stand_once,
    notes_stand_with_their_marks,
    numbers_are_right,
    links_live,
    headings_are_in_order,
    file_can_be_read_aloud,
    file_is_sound,
)


def _missing_words(found: Found, must_hold: Sequence[str]) -> Iterator[str]:
    body = flat(found.words)
    turned = body[::-1]
    for words in must_hold:
        wanted = flat(words)
        if wanted not in body and not (_turns(wanted) and _all_parts_in(wanted, body, turned)):
            yield f"The file does not hold {_short(words)}."


def _all_parts_in(wanted: str, body: str, turned: str) -> bool:
    """Whether each run of one direction is there, the right-to-left ones as they are painted: backwards."""
    runs = re.findall(r"[\u0590-\u08ff\ufb1d-\ufefc]+|[^\u0590-\u08ff\ufb1d-\ufefc]+", wanted)
    return all(run in body or run in turned for run in runs)
