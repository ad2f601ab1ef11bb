"""Two texts written from one, made one again: by block first, then by word. Nothing that either wrote is dropped.

What only one of them changed is taken. What both changed is merged by word where words that both left stand between
the changes; else it is a clash that a person settles. Moves are followed first, so that a paragraph that one moved
and the other mended is mended where it now stands. Where both moved it, it stays where `theirs`, saved first, put it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from taskforce.texts.rules.align import Keyed
from taskforce.texts.rules.likeness import common, ratio, words
from taskforce.texts.rules.merge_words import merge_words

ALIKE = 0.5  # new paragraphs of both at one place, or words that went from one paragraph into another
Run = tuple[str, ...]


@dataclass(frozen=True)
class Clash:
    """A stretch that both changed, as it was and as each wants it; empty where one took it out."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Merged:
    """The stretches of the merged text in order: source that is settled, or a clash."""

    stretches: list[str | Clash]

    @property
    def clashes(self) -> list[Clash]:
        """What a person has to settle."""
        return [stretch for stretch in self.stretches if isinstance(stretch, Clash)]

    def source(self, settled: Sequence[str] = ()) -> str:
        """The whole text, with the words that were settled for each clash, in order."""
        chosen = iter(settled)
        texts = (next(chosen) if isinstance(one, Clash) else one for one in self.stretches)
        return "\n\n".join(text for text in texts if text.strip())


@dataclass(frozen=True)
class _Unit:
    """A block of the base, or the place between two, as each has it."""

    is_block: bool
    base: Run
    mine: Run
    theirs: Run

    @property
    def is_empty(self) -> bool:
        return not (self.base or self.mine or self.theirs)

    def of_both(self) -> Iterator[Run]:
        yield self.mine
        yield self.theirs


def merge(base: Sequence[Keyed], mine: Sequence[Keyed], theirs: Sequence[Keyed]) -> Merged:
    """Both texts as one. Keys say which block is which in all three; a key of one text only is a new block."""
    same = {tuple(block.source for block in text): text for text in (base, mine, theirs)}
    if len(same) < 3 or not base:
        return _quickly(base, mine, theirs)
    moved = _moved(base, theirs)
    base, mine = _reordered(base, theirs, moved), _reordered(mine, theirs, moved)
    moved = _moved(base, mine)
    base, theirs = _reordered(base, mine, moved), _reordered(theirs, mine, moved)
    units = [unit for unit in _units(base, mine, theirs) if not unit.is_empty]
    return Merged([stretch for group in _groups(units) for stretch in _settle(group)])


def merge_fields(
    base: Mapping[str, str], mine: Mapping[str, str], theirs: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, Clash]]:
    """Printed fields, each as a whole: those that are settled, and the clashes. In the order of `mine`."""
    settled: dict[str, str] = {}
    clashes: dict[str, Clash] = {}
    for name in [*mine, *(name for name in theirs if name not in mine)]:
        was, one, other = base.get(name, ""), mine.get(name, ""), theirs.get(name, "")
        if one != other and was not in (one, other):
            clashes[name] = Clash(was, one, other)
        else:
            settled[name] = other if one == was else one
    return settled, clashes


def _quickly(base: Sequence[Keyed], mine: Sequence[Keyed], theirs: Sequence[Keyed]) -> Merged:
    """Where only one wrote, or both wrote the same, or both began from nothing and wrote two texts."""
    was, one, other = _run(base), _run(mine), _run(theirs)
    if one == other or other == was:
        return Merged(list(one))
    if one == was:
        return Merged(list(other))
    return Merged([Clash("", _joined(one), _joined(other))])


def _moved(base: Sequence[Keyed], side: Sequence[Keyed]) -> set[str]:
    before, after = [block.key for block in base], [block.key for block in side]
    stayed = {before[i] for i, _ in common(before, after)}
    return (set(before) & set(after)) - stayed


def _reordered(text: Sequence[Keyed], order: Sequence[Keyed], moved: set[str]) -> list[Keyed]:
    """The text with the moved blocks where `order` has them: each after the block that it follows there."""
    sources = {block.key: block for block in text}
    done = [block for block in text if block.key not in moved]
    keys = [block.key for block in order]
    for place, key in enumerate(keys):
        if key in moved and key in sources:
            there = {block.key: at for at, block in enumerate(done, 1)}
            after = next((there[before] for before in reversed(keys[:place]) if before in there), 0)
            done.insert(after, sources[key])
    return done


def _units(base: Sequence[Keyed], mine: Sequence[Keyed], theirs: Sequence[Keyed]) -> Iterator[_Unit]:
    of_mine, of_theirs = _laid_out(base, mine), _laid_out(base, theirs)
    for place in range(2 * len(base) + 1):
        is_block = place % 2 == 1
        was = (base[place // 2].source,) if is_block else ()
        yield _Unit(is_block, was, of_mine.get(place, ()), of_theirs.get(place, ()))


def _laid_out(base: Sequence[Keyed], side: Sequence[Keyed]) -> dict[int, Run]:
    """What stands at each place of the base: odd ones are its blocks, even ones what is new before, between, after."""
    kept = {j: i for i, j in common([block.key for block in base], [block.key for block in side])}
    places: dict[int, Run] = {}
    new = 0
    for j, block in enumerate(side):
        if j in kept:
            places[2 * kept[j] + 1] = (block.source,)
            new = 2 * kept[j] + 2
        else:
            places[new] = (*places.get(new, ()), block.source)
    return places


def _groups(units: list[_Unit]) -> Iterator[list[_Unit]]:
    """Units of which words went from one into the other: the parts of a split, of two made one, of a rewriting."""
    group = units[:1]
    for before, unit in pairwise(units):
        if _belong(before, unit):
            group.append(unit)
        else:
            yield group
            group = [unit]
    yield group


def _belong(first: _Unit, second: _Unit) -> bool:
    pairs = ((first, second), (second, first))
    return any(
        _went_over(one, other, here, there)
        for one, other in pairs
        for here, there in zip(one.of_both(), other.of_both(), strict=True)
    )


def _went_over(one: _Unit, other: _Unit, here: Run, there: Run) -> bool:
    """Whether one writer, who has `here` and `there` in the place of two units, took words from the first over."""
    if not one.is_block or not there or here == one.base:
        return False
    if other.is_block:
        return not here and _carried(one.base[0], there)
    return not here or any(_carried(new, one.base) for new in there)


def _carried(text: str, into: Run) -> bool:
    found = Counter(words(text))
    return (found & Counter(words(_joined(into)))).total() >= ALIKE * max(1, found.total())


def _settle(group: list[_Unit]) -> list[str | Clash]:
    settled = [_settled(unit) for unit in group]
    if all(run is not None for run in settled) and not _both_replaced(group):
        return [source for run in settled if run is not None for source in run]
    base = _joined([source for unit in group for source in unit.base])
    mine = _joined([source for unit in group for source in unit.mine])
    theirs = _joined([source for unit in group for source in unit.theirs])
    whole = merge_words(base, mine, theirs) if len(group) > 1 else None
    return [Clash(base, mine, theirs)] if whole is None else [whole]


def _both_replaced(group: list[_Unit]) -> bool:
    """Whether both took out the same block and each wrote something else in its place."""
    out = any(unit.is_block and not unit.mine and not unit.theirs for unit in group)
    return out and any(unit.mine != unit.theirs and unit.mine and unit.theirs for unit in group)


def _settled(unit: _Unit) -> Run | None:
    """What stands there in the end; None where only a person can say."""
    base, mine, theirs = unit.base, unit.mine, unit.theirs
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    if not unit.is_block:
        return _both_new(mine, theirs)
    if not mine or not theirs:
        return None
    whole = merge_words(base[0], mine[0], theirs[0])
    return None if whole is None else (whole,)


def _both_new(mine: Run, theirs: Run) -> Run | None:
    """New paragraphs of both at one place: theirs, then mine; unless they seem to say the same."""
    alike = len(common(mine, theirs))
    if alike in (len(mine), len(theirs)):
        return mine if alike == len(theirs) else theirs
    if any(ratio(words(one), words(other)) >= ALIKE for one in mine for other in theirs):
        return None
    return (*theirs, *mine)


def _run(text: Sequence[Keyed]) -> Run:
    return tuple(block.source for block in text)


def _joined(run: Sequence[str]) -> str:
    return "\n\n".join(run)
