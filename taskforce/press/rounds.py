"""Laying out until every printed page number is the real one: once when the prediction holds, at most five times.

The numbers are literal text, never counters of the engine: WeasyPrint 70 loses notes when it sets a page again
because of a counter. Notes are looked at only when the numbers are right, so that the result does not depend on
the prediction.

Characters that turn the direction of all that follows are left out: no typeface has a shape for them, and one that
somebody pasted into a quote would turn the words of others. Letters bring their own direction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from taskforce.press import marks
from taskforce.press.job import Compose, PressFailed, Reason

MOST_ROUNDS = 5
TURNS = dict.fromkeys(
    (0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)  # the direction of what follows
LONGEST_HTML = 12_000_000
GUESS = 10  # two digits take the room that the real number will mostly take


@dataclass(frozen=True)
class Laid:
    """One layout: how many pages, where each anchor begins, which notes stand on a later page than their mark."""

    pages: int
    anchors: Mapping[str, int]
    late: tuple[int, ...] = ()


@dataclass(frozen=True)
class Settled:
    """The layout that goes into the file."""

    laid: Laid
    rounds: int


LayOut = Callable[[str, tuple[int, ...], int], Laid]


class Known(dict[str, int]):
    """Page numbers by anchor; an unknown anchor has a guessed one."""

    def __missing__(self, key: str) -> int:
        return GUESS


def settle(compose: Compose, predicted: Mapping[str, int], lay_out: LayOut) -> Settled:
    """Compose and lay out until the numbers hold. `lay_out(html, held, round)`: paragraphs with a mark in `held`
    begin a page. Raises `PressFailed` when five rounds do not settle it or the text is too long."""
    pages, held = Known(predicted), set[int]()
    for number in range(1, MOST_ROUNDS + 1):
        html = compose(pages).translate(TURNS)
        if len(html) > LONGEST_HTML:
            raise PressFailed(Reason.SIZE, "The document is too long to be printed.")
        promised = marks.read(html)
        laid = lay_out(html, tuple(sorted(held)), number)
        wrong = promised.wrong(dict(laid.anchors))
        late = set(laid.late) - held
        if not wrong and not (late and number < MOST_ROUNDS):
            return Settled(laid, number)
        pages = Known(laid.anchors)
        if not wrong:
            held |= late
    raise PressFailed(
        Reason.UNSETTLED,
        f"The page numbers did not settle in {MOST_ROUNDS} layouts: {', '.join(sorted(wrong)[:5])}.",
    )
