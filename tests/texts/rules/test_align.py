"""Finding each block of the parent again in the new version."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.texts.rules.align import LEAST, Keyed, align
from taskforce.texts.rules.likeness import ratio, words
from tests.texts.rules.writers import rewritten, text

SOURCES = st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6).map(" ".join), max_size=8)


def keyed(sources: list[str]) -> list[Keyed]:
    return [Keyed(f"b{n}", source) for n, source in enumerate(sources, 1)]


@given(SOURCES, SOURCES)
def test_a_key_never_stands_twice_and_new_ones_were_never_used(old: list[str], new: list[str]) -> None:
    keys = align(keyed(old), new, 20)
    assert len(set(keys)) == len(keys) == len(new)
    fresh = [key for key in keys if key not in {block.key for block in keyed(old)}]
    assert fresh == [f"b{21 + n}" for n in range(len(fresh))]


@given(SOURCES)
def test_the_same_text_keeps_every_key(sources: list[str]) -> None:
    assert align(keyed(sources), sources, len(sources)) == [block.key for block in keyed(sources)]


@given(SOURCES, SOURCES)
def test_a_key_is_kept_only_by_equal_or_half_equal_words(old: list[str], new: list[str]) -> None:
    before = {block.key: block.source for block in keyed(old)}
    for key, source in zip(align(keyed(old), new, len(old)), new, strict=True):
        if key in before and before[key] != source:
            assert ratio(words(before[key]), words(source)) >= LEAST


@pytest.mark.parametrize(
    ("old", "new", "keys"),
    [
        (["one two three", "four five"], ["one two three", "four six"], ["b1", "b2"]),  # edited
        (["one", "two", "three"], ["one", "three"], ["b1", "b3"]),  # removed
        (["one", "three"], ["one", "two", "three"], ["b1", "b3", "b2"]),  # added
        (["one", "two", "three"], ["three", "one", "two"], ["b3", "b1", "b2"]),  # moved
        (["one two three four five"], ["one two three", "four five"], ["b1", "b2"]),  # split: the larger part
        (["one two three", "four five"], ["one two three four five"], ["b1"]),  # merged: into the larger
        (
            ["a b c d", "one", "two"],
            ["one", "two", "a b c e"],
            ["b2", "b3", "b1"],
        ),  # moved and edited a little
        (
            ["a b c d", "one", "two"],
            ["one", "two", "a b e f"],
            ["b2", "b3", "b4"],
        ),  # moved and edited too much
        (["one two"], ["three four"], ["b2"]),  # rewritten: another block
        (["same", "same"], ["same", "same", "same"], ["b1", "b2", "b3"]),  # repeated
        ([], ["one"], ["b1"]),
        (["one"], [], []),
    ],
)
def test_keys_go_with_their_blocks(old: list[str], new: list[str], keys: list[str]) -> None:
    assert align(keyed(old), new, len(old)) == keys


def test_a_moved_block_is_found_also_in_a_text_too_large_for_comparing_all_with_all() -> None:
    same = ["first", "second"]
    old = ["moves", *same, *(f"word{n}" for n in range(200))]
    new = [*same, *(f"other{n}" for n in range(200)), "moves"]
    assert align(keyed(old), new, len(old))[-1] == "b1"


def worked_on(draw: Random, old: list[str], vocabulary: list[str]) -> list[tuple[str, str]]:
    """The text after 30 edits, 6 removals, 6 moves and 8 new blocks; each with the key that it truly has."""
    truth = [(f"b{n}", source) for n, source in enumerate(old, 1)]
    for place in draw.sample(range(len(truth)), 30):
        key, source = truth[place]
        parts = source.split()
        start = draw.randrange(len(parts) - 5)
        parts[start : start + 5] = draw.choices(vocabulary, k=4)
        truth[place] = (key, " ".join(parts))
    for _ in range(6):
        truth.pop(draw.randrange(len(truth)))
    for _ in range(6):
        untouched = [n for n, (key, source) in enumerate(truth) if source == old[int(key[1:]) - 1]]
        truth.insert(draw.randrange(len(truth)), truth.pop(draw.choice(untouched)))
    for _ in range(8):
        truth.insert(draw.randrange(len(truth)), ("new", " ".join(draw.choices(vocabulary, k=40))))
    return truth


@pytest.mark.parametrize("seed", range(5))
def test_through_edits_moves_and_cuts_of_a_real_size_no_block_takes_the_key_of_another(seed: int) -> None:
    draw = Random(seed)
    vocabulary = [f"word{n}" for n in range(800)]
    old = [" ".join(draw.choices(vocabulary, k=draw.randrange(20, 90))) for _ in range(120)]
    truth = worked_on(draw, old, vocabulary)
    keys = align(keyed(old), [source for _, source in truth], len(old))
    known = {block.key for block in keyed(old)}
    wrong = [key for key, (true, _) in zip(keys, truth, strict=True) if key in known and key != true]
    lost = [true for key, (true, _) in zip(keys, truth, strict=True) if true != "new" and key != true]
    assert (wrong, lost) == ([], [])


@pytest.mark.parametrize("seed", range(40))
def test_through_splits_and_merges_no_block_bears_the_key_of_words_that_are_not_in_it(seed: int) -> None:
    draw = Random(seed)
    old = text(draw, 20)
    home = {word: f"b{n}" for n, source in enumerate(old, 1) for word in words(source)}
    new = rewritten(draw, old, "new", 25)
    keys = align(keyed(old), new, len(old))
    for key, source in zip(keys, new, strict=True):
        came = Counter(home.get(word) for word in words(source))
        if key in home.values():
            assert 3 * came[key] >= came.total(), "of the block whose key it bears, hardly a word is there"
    for n, source in enumerate(old, 1):
        if source in new:
            assert keys[new.index(source)] == f"b{n}", "it was not touched, and lost its key"
