"""Two texts written from one, made one again."""

import time
from random import Random

import pytest

from taskforce.texts.rules.merge import Clash, merge_fields
from taskforce.texts.rules.merge_words import merge_words
from tests.texts.rules.writers import lost, merged, rewritten, text

FIRST = (
    "Four towns own one dredge together and share its cost. The agreement names who goes first after a storm."
)
SECOND = "A fund pays for fuel and crew in the winter months."
BASE = [FIRST, SECOND]


def tries(number: int) -> list[tuple[list[str], list[str], list[str]]]:
    draw = Random(4711)
    found = []
    for _ in range(number):
        base = text(draw, draw.randint(1, 8))
        edits = draw.randint(1, 6)
        found.append((base, rewritten(draw, base, "m", edits), rewritten(draw, base, "t", edits)))
    return found


def test_no_word_of_either_writer_is_ever_lost() -> None:
    assert set().union(*(lost(*three) for three in tries(600))) == set()


def test_where_only_one_wrote_their_text_is_the_result() -> None:
    for base, mine, theirs in tries(100):
        assert merged(base, mine, base).stretches == mine
        assert merged(base, base, theirs).stretches == theirs
        assert merged(base, mine, mine).stretches == mine


def test_whoever_saves_second_the_same_stretches_clash() -> None:
    draw = Random(1066)
    clashed = 0
    for _ in range(200):
        base = text(draw, 6)
        mine, theirs = list(base), list(base)
        for side, hand in ((mine, "m"), (theirs, "t")):
            for place in draw.sample(range(6), 3):
                side[place] = " ".join(rewritten(draw, [side[place]], hand, 1))
        mine, theirs = ([source for source in side if source] for side in (mine, theirs))
        here, there = merged(base, mine, theirs).clashes, merged(base, theirs, mine).clashes
        clashed += len(here)
        assert sorted(map(repr, here)) == sorted(
            repr(Clash(one.base, mine=one.theirs, theirs=one.mine)) for one in there
        )
    assert clashed > 20


@pytest.mark.parametrize(
    ("mine", "theirs", "result"),
    [
        ([FIRST.replace("Four", "Five"), SECOND], [FIRST.replace("storm", "flood"), SECOND],
         [FIRST.replace("Four", "Five").replace("storm", "flood"), SECOND]),
        ([FIRST.replace("Four", "Five"), SECOND], [FIRST, SECOND.replace("fuel", "oil")],
         [FIRST.replace("Four", "Five"), SECOND.replace("fuel", "oil")]),
        ([SECOND, FIRST], [FIRST.replace("storm", "flood"), SECOND], [SECOND, FIRST.replace("storm", "flood")]),
        ([SECOND], [FIRST], []),
        ([FIRST, "Mine is new.", SECOND], [FIRST, "Of others altogether.", SECOND],
         [FIRST, "Of others altogether.", "Mine is new.", SECOND]),
        ([FIRST, SECOND, "The same."], [FIRST, SECOND, "The same."], [FIRST, SECOND, "The same."]),
        ([FIRST.replace(". ", ".\n\n", 1), SECOND], [FIRST.replace("storm", "flood"), SECOND],
         [FIRST.replace(". ", ".\n\n", 1).replace("storm", "flood"), SECOND]),
    ],
    ids=["words", "blocks", "moved and mended", "each drops one", "both add", "both add the same", "split and mended"],
)  # fmt: skip
def test_what_does_not_touch_is_made_one(mine: list[str], theirs: list[str], result: list[str]) -> None:
    mine = [block for source in mine for block in source.split("\n\n")]
    assert merged(BASE, mine, theirs).source() == "\n\n".join(result)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ([FIRST.replace("Four", "Five"), SECOND], [FIRST.replace("Four", "Six"), SECOND]),
        ([FIRST.replace("Four", "Five"), SECOND], [FIRST.replace("towns", "ports"), SECOND]),  # neighbours
        ([SECOND], [FIRST.replace("storm", "flood"), SECOND]),  # dropped here, mended there
        (["Nothing of it was any good to us", SECOND], [FIRST.replace("storm", "flood"), SECOND]),
        (["Mine alone.", SECOND], ["Something of theirs", SECOND]),
        ([*BASE, "A harbor master decides it."], [*BASE, "A harbor master decides it soon."]),
    ],
    ids=[
        "same word",
        "next word",
        "dropped and mended",
        "written anew",
        "both write it anew",
        "both add much the same",
    ],
)
def test_what_touches_clashes_and_all_else_is_settled(mine: list[str], theirs: list[str]) -> None:
    result = merged(BASE, mine, theirs)
    assert len(result.clashes) == 1
    (clash,) = result.clashes
    assert SECOND in result.stretches
    assert clash.mine in ("", *mine)
    assert clash.theirs in ("", *theirs)
    assert result.source([clash.theirs]) == "\n\n".join(theirs)


def test_two_who_began_from_nothing_clash_as_a_whole() -> None:
    assert merged([], ["One."], ["Two."]).stretches == [Clash("", "One.", "Two.")]
    assert merged([], ["One."], []).stretches == ["One."]


def test_two_rewritings_are_not_merged_because_some_words_happen_to_fit() -> None:
    assert merge_words("a b c d e f", "a x c x e x", "x b x d x f") is None


def test_printed_fields_clash_as_a_whole() -> None:
    base = {"title": "Act", "action": "do", "by_when": "2023"}
    settled, clashes = merge_fields(
        base, base | {"title": "Act now", "action": "do it"}, base | {"title": "Act!"}
    )
    assert settled == {"action": "do it", "by_when": "2023"}
    assert clashes == {"title": Clash("Act", "Act now", "Act!")}


def test_a_text_of_a_real_size_is_merged_well_under_a_second() -> None:
    draw = Random(8)
    base = text(draw, 150, 266)
    mine, theirs = rewritten(draw, base, "m", 30), rewritten(draw, base, "t", 30)
    began = time.perf_counter()
    merged(base, mine, theirs)
    assert time.perf_counter() - began < 1.5
