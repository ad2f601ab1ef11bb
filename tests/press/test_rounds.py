"""How often a document is laid out, and when that is given up."""

from collections.abc import Mapping

import pytest

from taskforce.press import PressFailed, Reason, rounds
from taskforce.press.rounds import Laid


def compose(pages: Mapping[str, int]) -> str:
    return f'<p id="a"></p><a href="#a" data-p="{pages["a"]}">a</a>'


class Engine:
    """Lays out as told, and remembers what it was asked."""

    def __init__(self, *answers: Laid) -> None:
        self.answers = list(answers)
        self.held: list[tuple[int, ...]] = []

    def __call__(self, html: str, held: tuple[int, ...], number: int) -> Laid:
        self.held.append(held)
        return self.answers.pop(0)


def test_a_prediction_that_holds_needs_one_layout() -> None:
    settled = rounds.settle(compose, {"a": 7}, Engine(Laid(9, {"a": 7})))
    assert settled.rounds == 1


def test_a_prediction_that_is_wrong_needs_a_second_one() -> None:
    settled = rounds.settle(compose, {"a": 7}, Engine(Laid(9, {"a": 8}), Laid(9, {"a": 8})))
    assert (settled.rounds, settled.laid.anchors) == (2, {"a": 8})


def test_nothing_is_known_at_first() -> None:
    settled = rounds.settle(compose, {}, Engine(Laid(9, {"a": 3}), Laid(9, {"a": 3})))
    assert settled.rounds == 2


def test_a_late_note_is_held_when_the_numbers_are_right() -> None:
    engine = Engine(Laid(9, {"a": 7}, (2,)), Laid(9, {"a": 7}))
    assert rounds.settle(compose, {"a": 7}, engine).rounds == 2
    assert engine.held == [(), (2,)]


def test_notes_are_not_looked_at_while_numbers_are_wrong() -> None:
    engine = Engine(Laid(9, {"a": 8}, (2,)), Laid(9, {"a": 8}))
    assert rounds.settle(compose, {"a": 7}, engine).rounds == 2
    assert engine.held == [(), ()]


def test_a_note_that_stays_late_is_left_to_the_gate() -> None:
    settled = rounds.settle(compose, {"a": 7}, Engine(Laid(9, {"a": 7}, (2,)), Laid(9, {"a": 7}, (2,))))
    assert settled.laid.late == (2,)


def test_numbers_that_never_settle_are_given_up_after_five_layouts() -> None:
    engine = Engine(*(Laid(9, {"a": 20 + number}) for number in range(6)))
    with pytest.raises(PressFailed) as failed:
        rounds.settle(compose, {}, engine)
    assert failed.value.reason is Reason.UNSETTLED
    assert len(engine.answers) == 1


def test_a_text_without_measure_is_refused_before_it_is_laid_out() -> None:
    with pytest.raises(PressFailed) as failed:
        rounds.settle(lambda pages: "x" * (rounds.LONGEST_HTML + 1), {}, Engine())
    assert failed.value.reason is Reason.SIZE


@pytest.mark.parametrize("turn", "\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_what_turns_the_direction_of_words_is_not_printed(turn: str) -> None:
    said = list[str]()

    def lay_out(html: str, held: tuple[int, ...], number: int) -> rounds.Laid:
        said.append(html)
        return rounds.Laid(1, {})

    rounds.settle(lambda pages: f"<p>Noor {turn}Ellery</p>", {}, lay_out)
    assert said == ["<p>Noor Ellery</p>"]
