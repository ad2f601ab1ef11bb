"""Two versions of a text, compared in two levels: blocks first, words only inside blocks that changed."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from taskforce.texts.rules.align import Keyed
from taskforce.texts.rules.likeness import chunks, common, is_too_large, pieces, words

Kind = Literal["same", "changed", "added", "removed", "moved"]
PartKind = Literal["same", "added", "removed"]
Part = tuple[PartKind, str]


class Row(NamedTuple):
    """One block in the comparison. `number` and `was` count it in the new and the old version, 0 where it is not."""

    key: str
    kind: Kind
    parts: list[Part]
    number: int
    was: int


def compare(old: Sequence[Keyed], new: Sequence[Keyed]) -> list[Row]:
    """The blocks of the new version in order, with what was removed at its old place."""
    before = {block.key: place for place, block in enumerate(old)}
    after = {block.key for block in new}
    stayed = {new[j].key for _, j in common([b.key for b in old], [b.key for b in new])}
    rows: list[Row] = []
    at = 0  # how far the old version has been told
    for number, block in enumerate(new, 1):
        if block.key in stayed:
            rows += _removed(old, at, before[block.key], after)
            at = before[block.key] + 1
        rows.append(_row(block, number, old, before.get(block.key), block.key in stayed))
    return rows + _removed(old, at, len(old), after)


def compare_fields(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, list[Part]]:
    """The printed fields of both, each compared by word; in the order of the new version."""
    names = [*new, *(name for name in old if name not in new)]
    return {name: compare_words(old.get(name, ""), new.get(name, "")) for name in names}


def compare_words(old: str, new: str) -> list[Part]:
    """What stayed, what went and what came; removed words stand before those that replace them."""
    if old == new:
        return [("same", old)] if old else []
    first, second = pieces(old), pieces(new)
    if is_too_large(first, second):
        first, second = chunks(old), chunks(new)
    steps: list[Part] = []
    i = j = 0
    for next_i, next_j in [*common(first, second), (len(first), len(second))]:
        steps += [("removed", piece) for piece in first[i:next_i]]
        steps += [("added", piece) for piece in second[j:next_j]]
        if next_i < len(first):
            steps.append(("same", first[next_i]))
        i, j = next_i + 1, next_j + 1
    return _merged(_without_crumbs(steps))


def changed_words(rows: Sequence[Row]) -> tuple[int, int]:
    """How many words came and how many went."""
    came = [words(text) for row in rows for kind, text in row.parts if kind == "added"]
    went = [words(text) for row in rows for kind, text in row.parts if kind == "removed"]
    return sum(map(len, came)), sum(map(len, went))


def _removed(old: Sequence[Keyed], start: int, end: int, after: set[str]) -> list[Row]:
    return [
        Row(block.key, "removed", [("removed", block.source)], 0, place)
        for place, block in enumerate(old[start:end], start + 1)
        if block.key not in after
    ]


def _row(block: Keyed, number: int, old: Sequence[Keyed], place: int | None, stayed: bool) -> Row:
    if place is None:
        return Row(block.key, "added", [("added", block.source)], number, 0)
    parts = compare_words(old[place].source, block.source)
    kind: Kind = "moved" if not stayed else "same" if old[place].source == block.source else "changed"
    return Row(block.key, kind, parts, number, place + 1)


def _without_crumbs(steps: list[Part]) -> list[Part]:
    """A space or sign that stayed between two changes belongs to both: else a reader sees confetti."""
    runs = [(same, list(run)) for same, run in groupby(steps, key=lambda step: step[0] == "same")]
    done: list[Part] = []
    for place, (same, run) in enumerate(runs):
        text = "".join(piece for _, piece in run)
        inside = 0 < place < len(runs) - 1
        if same and inside and not words(text):
            done += [("removed", text), ("added", text)]
        else:
            done += run
    return done


def _merged(steps: list[Part]) -> list[Part]:
    """Neighbours of one kind as one part; within a change what went comes first."""
    parts: list[Part] = []
    kinds: tuple[PartKind, ...] = (
        "same",
        "removed",
        "added",
    )  # in a stretch either the first or the others stand
    for _, run in groupby(steps, key=lambda step: step[0] == "same"):
        stretch = list(run)
        texts = {kind: "".join(piece for step, piece in stretch if step == kind) for kind in kinds}
        parts += [(kind, text) for kind, text in texts.items() if text]
    return parts
