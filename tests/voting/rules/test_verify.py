"""The program that checks a record: its own count, and a chain in which no change stays hidden."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as draw

from taskforce.voting.rules import chain, verify
from taskforce.voting.rules.tally import Tally
from tests.voting.rules.drawn import tallies

Facts = dict[str, Any]


@given(tallies())
def test_two_counts_that_share_no_line_agree(count: Tally) -> None:
    seats: list[Facts] = []
    choices: dict[str, str] = {}
    for apart, numbers in ((False, count.counts), (True, count.chairs)):
        for choice in (choice for choice, number in numbers.items() for _ in range(number)):
            person = f"p{len(seats)}"
            seats.append({"person": person, "breaks_ties": "yes"} if apart else {"person": person})
            choices[person] = choice
    seats += [{"person": f"s{n}"} for n in range(count.silent)]
    for level in count.opposed:  # of each level that is wholly opposed somebody who is against
        against = [
            seat for seat in seats if choices.get(seat["person"]) in verify.AGAINST and "level" not in seat
        ]
        against[0]["level"] = level
    found = verify.count(count.rule.to_stored(), seats, choices)
    assert found == {"outcome": count.outcome, "counts": count.to_stored()}


def test_who_was_recused_at_the_opening_and_said_nothing_is_counted_as_recused() -> None:
    rule = {"base": "all", "operator": "more_than", "threshold": "1/2", "quorum": "1/2", "chairs_vote": True}
    seats = [{"person": "a", "recused_why": "An interest."}, {"person": "b", "recused_why": "Another."}]
    counts = verify.count(rule, seats, {"b": "yes"})["counts"]
    assert (counts["recuse"], counts["yes"], counts["given"]) == (1, 1, 2)


WORDS = draw.text(max_size=5) | draw.integers(-5, 5) | draw.booleans() | draw.none()


@draw.composite
def chains(pick: draw.DrawFn) -> list[Facts]:
    """A chain of a few acts that say anything, some of them withheld as those of an open vote are."""
    links: list[Facts] = []
    prev = chain.START
    for n in range(1, pick(draw.integers(2, 6)) + 1):
        said = pick(draw.dictionaries(draw.sampled_from("abc"), WORDS, max_size=3))
        sealed = chain.sealed("salt", said)
        person = pick(draw.sampled_from("pq"))
        head = chain.head(n=n, kind=chain.CAST, round_="r", person=person, at="t", sealed=sealed)
        link: Facts = {"n": n, "prev": prev, "sha256": chain.joined(prev, head)}
        shown = pick(draw.integers(0, 2))
        link |= {"head": head} if shown else {"head_sha256": verify.digest(head)}
        links.append(link | ({"salt": "salt", "said": said} if shown == 2 else {}))
        prev = link["sha256"]
    return links


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where in a value something stands that can be changed."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from leaves(item, (*path, at))
    else:
        yield path


@given(chains(), draw.data())
@settings(max_examples=60)
def test_a_chain_as_made_is_whole_and_no_change_of_it_stays_hidden(links: list[Facts], data: Any) -> None:
    assert verify.chain_faults(links) == []
    changed = deepcopy(links)
    how = data.draw(draw.sampled_from(["change", "remove", "repeat", "swap"]))
    at = data.draw(draw.integers(0, len(links) - 2))  # the last one alone may be cut off: the head tells
    if how == "change":
        *path, last = data.draw(draw.sampled_from(list(leaves(changed))))
        inner: Any = changed
        for step in path:
            inner = inner[step]
        inner[last] = f"{inner[last]}!" if isinstance(inner[last], str) else "other"
    elif how == "remove":
        changed.pop(at)
    elif how == "repeat":
        changed.insert(at, deepcopy(changed[at]))
    else:
        changed[at], changed[at + 1] = changed[at + 1], changed[at]
    assert json.dumps(changed) != json.dumps(links)
    assert verify.chain_faults(changed) != []
