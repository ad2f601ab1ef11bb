"""Texts of a real size against the plain way: `difflib` over the words of the whole text, in the same run."""

import time
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from random import Random

from taskforce.texts.rules.align import Keyed, align
from taskforce.texts.rules.compare import compare
from tests.bench.figure import Figure

BLOCKS, WORDS = 150, 20_000
COMPARED = 0.05


def figures() -> Iterator[Figure]:
    """Two versions of 20,000 words, a fifth of the paragraphs edited, some taken out, new, and moved."""
    old = versions_of(Random(7), BLOCKS, WORDS // BLOCKS + 1)
    new = edited(Random(8), old)
    whole = seconds(lambda: by_whole_text(old, new))
    before = [Keyed(f"b{n}", source) for n, source in enumerate(old, 1)]
    keys = align(before, new, len(old))
    after = [Keyed(key, source) for key, source in zip(keys, new, strict=True)]
    compared = min(seconds(lambda: compare(before, after)) for _ in range(3))
    yield Figure("texts_compare", compared / whole, "x_whole_text_diff", COMPARED)


def versions_of(draw: Random, blocks: int, words: int) -> list[str]:
    """Paragraphs in a small vocabulary, in which words come again as they do in prose."""
    vocabulary = [f"word{n}" for n in range(4_000)]
    weights = [1 / n for n in range(1, 4_001)]
    return [" ".join(draw.choices(vocabulary, weights, k=words)) for _ in range(blocks)]


def edited(draw: Random, old: list[str]) -> list[str]:
    """The text after edits in every fifth paragraph, five taken out, ten new, five moved."""
    new = list(old)
    for place in draw.sample(range(len(new)), len(new) // 5):
        parts = new[place].split()
        start = draw.randrange(len(parts) - 5)
        parts[start : start + 5] = ["other"] * 4
        new[place] = " ".join(parts)
    for _ in range(5):
        new.pop(draw.randrange(len(new)))
        new.insert(draw.randrange(len(new)), new.pop(draw.randrange(len(new))))
    for source in versions_of(draw, 10, 100):
        new.insert(draw.randrange(len(new)), source)
    return new


def by_whole_text(old: list[str], new: list[str]) -> int:
    """How many stretches the plain way tells apart: every word of the one against every word of the other."""
    first, second = ("\n\n".join(source).split() for source in (old, new))
    return len(SequenceMatcher(None, first, second, autojunk=False).get_opcodes())


def seconds(act: Callable[[], object]) -> float:
    """The processor time of one run."""
    began = time.process_time()
    act()
    return time.process_time() - began
