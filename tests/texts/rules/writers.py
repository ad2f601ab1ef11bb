"""Two writers who change one text at random; every word that either writes is there once, so that none can hide."""

from collections import Counter
from random import Random

from taskforce.texts.rules.align import Keyed, align
from taskforce.texts.rules.likeness import words
from taskforce.texts.rules.merge import Clash, Merged, merge


def text(draw: Random, blocks: int, longest: int = 30) -> list[str]:
    """Blocks of sentences, each word of which stands once in the text."""
    count = iter(range(1_000_000))
    return [
        " ".join(
            f"w{next(count)}{'.' if draw.random() < 0.1 else ''}" for _ in range(draw.randint(3, longest))
        )
        for _ in range(blocks)
    ]


def rewritten(draw: Random, base: list[str], hand: str, edits: int) -> list[str]:
    """The text after some edits, splits, merges, moves, new and dropped blocks; new words begin with `hand`."""
    count = iter(range(1_000_000))
    now = list(base)
    for _ in range(edits):
        at = draw.randrange(len(now)) if now else 0
        act = draw.choice(["edit", "edit", "edit", "cut", "split", "join", "move", "new", "drop"])
        if act == "new" or not now:
            block = " ".join(f"{hand}{next(count)}" for _ in range(draw.randint(1, 12)))
            now.insert(draw.randint(0, len(now)), block)
        elif act in ("edit", "cut"):
            parts = now[at].split(" ")
            start = draw.randrange(len(parts))
            new = [f"{hand}{next(count)}" for _ in range(draw.randint(1, 3))] if act == "edit" else []
            parts[start : start + draw.randint(0, 2)] = new
            now[at] = " ".join(parts) or f"{hand}{next(count)}"
        elif act == "split" and " " in now[at]:
            parts = now[at].split(" ")
            where = draw.randrange(1, len(parts))
            now[at : at + 1] = [" ".join(parts[:where]), " ".join(parts[where:])]
        elif act == "join" and at + 1 < len(now):
            now[at : at + 2] = [now[at] + " " + now[at + 1]]
        elif act == "move":
            now.insert(draw.randrange(len(now)), now.pop(at))
        elif act == "drop":
            now.pop(at)
    return now


def merged(base: list[str], mine: list[str], theirs: list[str]) -> Merged:
    """Both made one, with keys as the program gives them: theirs were saved first."""
    was = [Keyed(f"b{n}", source) for n, source in enumerate(base, 1)]
    return merge(was, keyed(was, mine, 5_000), keyed(was, theirs, len(base)))


def keyed(base: list[Keyed], sources: list[str], made: int) -> list[Keyed]:
    """The blocks with the keys that they have after the base."""
    return [Keyed(key, source) for key, source in zip(align(base, sources, made), sources, strict=True)]


def held(result: Merged) -> Counter[str]:
    """Every word of the result, those of both sides of a clash too."""
    texts = [
        text
        for one in result.stretches
        for text in ((one.mine, one.theirs) if isinstance(one, Clash) else (one,))
    ]
    return Counter(word for text in texts for word in words(text))


def lost(base: list[str], mine: list[str], theirs: list[str]) -> set[str]:
    """Words that a writer added, or that both left, and that are neither in the result nor in a clash."""
    was, one, other = (set(words(" ".join(side))) for side in (base, mine, theirs))
    due = (one - was) | (other - was) | (one & other)
    return due - set(held(merged(base, mine, theirs)))
