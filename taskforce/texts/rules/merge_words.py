"""One paragraph as two people changed it, made one again by word."""

from typing import NamedTuple

from taskforce.texts.rules.likeness import common, is_too_large, pieces, ratio, words

APART = 2  # words that both left alone must stand between what one changed and what the other changed
LEAST = 0.5  # of the words that a rewriting keeps: with fewer, what happens to fit together says nothing


class _Stretch(NamedTuple):
    """Pieces as they were and as each has them; `stayed` where both left them."""

    stayed: bool
    base: list[str]
    mine: list[str]
    theirs: list[str]


def merge_words(base: str, mine: str, theirs: str) -> str | None:
    """The text with the changes of both; None where they touch, or where one wrote it anew."""
    if mine in (base, theirs) or theirs == base:
        return theirs if mine == base else mine
    was, one, other = pieces(base), pieces(mine), pieces(theirs)
    if is_too_large(was, one) or is_too_large(was, other):
        return None
    if min(ratio(words(base), words(side)) for side in (mine, theirs)) < LEAST:
        return None
    done: list[str] = []
    last, between = "", APART
    for stretch in _stretches(was, one, other):
        if stretch.stayed:
            between += len(words("".join(stretch.base)))
            done += stretch.base
            continue
        hand = _hand(stretch)
        if not hand or ({last, hand} == {"mine", "theirs"} and between < APART):
            return None
        done += stretch.theirs if hand == "theirs" else stretch.mine
        last, between = hand, 0
    return "".join(done)


def _hand(stretch: _Stretch) -> str:
    """Who changed it: `mine`, `theirs`, or `both` in the same way; empty where they clash."""
    if stretch.mine == stretch.theirs:
        return "both"
    if stretch.mine == stretch.base:
        return "theirs"
    return "mine" if stretch.theirs == stretch.base else ""


def _stretches(was: list[str], one: list[str], other: list[str]) -> list[_Stretch]:
    """What stayed and what did not, in turns."""
    in_other = dict(common(was, other))
    stays = [(i, j, in_other[i]) for i, j in common(was, one) if i in in_other]
    found: list[_Stretch] = []
    i = j = k = 0
    for next_i, next_j, next_k in [*stays, (len(was), len(one), len(other))]:
        if (i, j, k) != (next_i, next_j, next_k):
            found.append(_Stretch(False, was[i:next_i], one[j:next_j], other[k:next_k]))
        stayed = was[next_i : next_i + 1]
        found.append(_Stretch(True, stayed, stayed, stayed))
        i, j, k = next_i + 1, next_j + 1, next_k + 1
    return found
