"""On which words a comment is: those that were meant, or a refusal that says how to name them."""

from typing import Any

from taskforce.core.errors import Refused
from taskforce.texts.models import WHOLE, TextVersion
from taskforce.texts.queries.places import reading_of
from taskforce.texts.rules import anchors
from taskforce.texts.rules.plain import Span, tidy

ONE_PLACE = "A comment stands on words of one paragraph. Please comment on each paragraph by itself."
NO_WORD = "Please choose at least one whole word."
NOT_THERE = "These words do not stand there. Please copy them from the text, or leave this empty."
AGAIN = "These words stand there {count} times. Please add a word or two before or after them."
LONG = "At most {longest:,} letters. Leave this empty to comment on the whole paragraph."


def anchor(version: TextVersion, on: str, words: str, start: int | None) -> dict[str, Any]:
    """What a comment keeps of its place and its words. Raises Refused, beside `on` or `words`."""
    places = reading_of(version).places
    if on != WHOLE and on not in places:
        raise Refused("on", f"There is no such place in version {version.number}.")
    if not tidy(words):
        return {"on": on, "exact": places.get(on, "")}
    if len(words) > anchors.LONGEST:
        raise Refused("words", LONG.format(longest=anchors.LONGEST))
    looked = places if on == WHOLE else {on: places[on]}
    meant = anchors.at(places.get(on, ""), words, start)
    found = [(place, span) for place, said in looked.items() for span in anchors.find(said, words)]
    chosen = [(on, meant)] if meant else found
    if not chosen:
        across = tidy(words) in " ".join(places.values())
        raise Refused("words", ONE_PLACE if across else NOT_THERE)
    if len(chosen) > 1:
        raise Refused("words", AGAIN.format(count=len(chosen)))
    place, span = chosen[0]
    return {"on": place, **_kept(places[place], span)}


def _kept(said: str, span: Span) -> dict[str, Any]:
    made = anchors.anchor(said, span)
    if made is None:
        raise Refused("words", NO_WORD)
    kept = {"exact": made.exact, "before": made.before, "after": made.after}
    return {**kept, "starts": made.start, "ends": made.end}
