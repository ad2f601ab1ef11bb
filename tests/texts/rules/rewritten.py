"""Texts in which every word has a number of its own, and edits of them: so it is known where each word went."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from taskforce.texts.rules.align import Keyed, align
from taskforce.texts.rules.anchors import anchor
from taskforce.texts.rules.likeness import words as words_of
from taskforce.texts.rules.placement import Carrier, Quote, Standing
from taskforce.texts.rules.plain import Span, plain, spans
from taskforce.texts.rules.reading import Reading

SYLLABLES = (
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "ri",
    "so",
    "tu",
    "va",
    "we",
    "xi",
)
SMALL = (
    "the",
    "of",
    "and",
    "to",
    "a",
    "in",
    "for",
    "that",
    "is",
    "on",
    "with",
    "as",
    "by",
    "at",
    "from",
    "or",
)

NEAR = 12


class Word(NamedTuple):
    """A word of a text. `number` stays with it wherever it goes; `of`: the word that it is a copy of."""

    number: int
    text: str
    of: int = 0


Block = list[Word]


class Hand:
    """Writes texts, and edits them in every way that people do."""

    def __init__(self, random: Random, vocabulary: int = 900) -> None:
        self.random = random
        self._count = 0
        made = ["".join(random.choices(SYLLABLES, k=random.randint(2, 4))) for _ in range(vocabulary)]
        self._words = [*made, *SMALL * (vocabulary // 60)]  # a quarter of what is written are small words

    def word(self) -> Word:
        """A new word, now and then with a sign behind it."""
        self._count += 1
        sign = "," if self.random.random() < 0.08 else "." if self.random.random() < 0.06 else ""
        return Word(self._count, self.random.choice(self._words) + sign)

    def block(self, least: int = 4, most: int = 90) -> Block:
        """A new paragraph."""
        return [self.word() for _ in range(self.random.randint(least, most))]

    def text(self, blocks: int) -> list[Block]:
        """A new text; now and then a paragraph repeats another word for word."""
        text = [self.block() for _ in range(blocks)]
        for _ in range(self.random.randint(0, blocks // 8)):
            text.append(self._copied(self.random.choice(text)))
        return text

    def rewritten(self, text: list[Block], acts: int) -> list[Block]:
        """The same text after so many edits, splits, merges, moves, cuts and new paragraphs."""
        text = [list(block) for block in text]
        ways: list[Callable[[list[Block]], None]] = [self._edit] * 6
        ways += [self._split, self._merge, self._move, self._cut, self._new, self._copy, self._move_words]
        for _ in range(acts):
            self.random.choice(ways)(text)
        return [block for block in text if block]

    def _edit(self, text: list[Block]) -> None:
        """Words of one paragraph replaced, taken out or added, in a few places."""
        block = self.random.choice(text)
        for _ in range(self.random.randint(1, 5)):
            at = self.random.randint(0, len(block))
            out = self.random.choice([0, 1, 1, 2, 6])
            beside = {word.text for word in block[max(0, at - NEAR) : at + out + NEAR]}
            block[at : at + out] = [self._other(beside) for _ in range(self.random.choice([0, 1, 1, 2, 8]))]

    def _other(self, beside: set[str]) -> Word:
        """A new word, and none of those beside: the same word typed again is the same to whoever reads it."""
        while (word := self.word()).text in beside:
            pass
        return word

    def _split(self, text: list[Block]) -> None:
        at = self.random.randrange(len(text))
        cut = self.random.randint(0, len(text[at]))
        text[at : at + 1] = [text[at][:cut], text[at][cut:]]

    def _merge(self, text: list[Block]) -> None:
        if len(text) > 1:
            at = self.random.randrange(len(text) - 1)
            text[at : at + 2] = [text[at] + text[at + 1]]

    def _move(self, text: list[Block]) -> None:
        block = text.pop(self.random.randrange(len(text)))
        text.insert(self.random.randint(0, len(text)), block)

    def _cut(self, text: list[Block]) -> None:
        if len(text) > 2:
            text.pop(self.random.randrange(len(text)))

    def _new(self, text: list[Block]) -> None:
        text.insert(self.random.randint(0, len(text)), self.block())

    def _copy(self, text: list[Block]) -> None:
        """The same words once more, elsewhere: they are not the words that somebody commented on."""
        words = self.random.choice(text)
        at = self.random.randint(0, len(words))
        copied = self._copied(words[at : at + self.random.randint(1, 30)])
        block = self.random.choice(text)
        block[len(block) // 2 : len(block) // 2] = copied

    def _copied(self, words: Block) -> Block:
        return [Word(self.word().number, word.text, word.of or word.number) for word in words]

    def _move_words(self, text: list[Block]) -> None:
        """A passage goes into another paragraph."""
        block = self.random.choice(text)
        at = self.random.randint(0, len(block))
        some = block[at : at + self.random.randint(2, 20)]
        del block[at : at + len(some)]
        other = self.random.choice(text)
        other[len(other) // 3 : len(other) // 3] = some


@dataclass
class Tally:
    """What became of comments. `lost`: their words are there, and the program said that it cannot find them."""

    right: int = 0
    gone: int = 0
    lost: int = 0
    wrong: int = 0

    @property
    def count(self) -> int:
        """All of them."""
        return self.right + self.gone + self.lost + self.wrong


class Version(NamedTuple):
    """A text with its keys, read as placing reads it."""

    blocks: dict[str, Block]
    reading: Reading

    def numbers(self, on: str, span: Span) -> list[int]:
        """The words that the span touches, by the numbers that they keep."""
        words = spans(self.reading.places[on])
        return [
            word.number
            for word, place in zip(self.blocks[on], words, strict=True)
            if place.start < span.end and place.end > span.start
        ]


def version(text: list[Block], before: Version | None, made: int) -> Version:
    """The text as the next version, its keys found by the rule that the program finds them by."""
    sources = [" ".join(word.text for word in block) for block in text]
    old = [Keyed(key, before.reading.places[key]) for key in before.blocks] if before else []
    keys = align(old, sources, made)
    read = {key: plain(source) for key, source in zip(keys, sources, strict=True)}
    return Version(dict(zip(keys, text, strict=True)), Reading(read))


def trial(random: Random, *, blocks: int, comments: int, turns: int = 3) -> Tally:
    """Comments on random words of a random text, followed through `turns` versions and judged after each."""
    hand, tally = Hand(random), Tally()
    text = hand.text(blocks)
    now = version(text, None, 0)
    made = len(now.blocks)
    said = [_comment(random, now) for _ in range(comments)]
    for _ in range(turns):
        text = hand.rewritten(text, acts=max(3, blocks // 2))
        before, now = now, version(text, now, made)
        made += len(set(now.blocks) - set(before.blocks))
        carrier = Carrier(before.reading, now.reading)
        for n, (quote, stood, meant) in enumerate(said):
            stands = carrier.carry(quote, stood)
            numbers = _meant(now, stands, meant)
            _judge(tally, now, stands, quote, numbers)
            said[n] = (quote, stands, numbers)
    return tally


def _comment(random: Random, on: Version) -> tuple[Quote, Standing, list[int]]:
    key = random.choice(list(on.blocks))
    words, text = spans(on.reading.places[key]), on.reading.places[key]
    first = random.randrange(len(words))
    last = min(len(words), first + random.choice([1, 2, 3, 5, 8, 13, 40])) - 1
    found = anchor(text, Span(words[first].start, words[last].end))
    assert found
    span = Span(found.start, found.end)
    quote = Quote(found.exact, found.before, found.after)
    return quote, Standing("same", key, span), on.numbers(key, span)


def _meant(now: Version, stands: Standing, numbers: list[int]) -> list[int]:
    """The words meant from now on: of two copies the whole one, where the other was broken up in the same edit."""
    if stands.how != "moved" or stands.span is None:
        return numbers
    words = [word for block in now.blocks.values() for word in block]
    row = [word.number for word in words]
    is_whole = any(row[at : at + len(numbers)] == numbers for at in range(len(row)))
    of = {word.number: word.of for word in words}
    there = now.numbers(stands.on, stands.span)
    return there if not is_whole and [of[number] for number in there] == numbers else numbers


def _judge(tally: Tally, now: Version, stands: Standing, quote: Quote, numbers: list[int]) -> None:
    """Right: at least half of the words are there, and at either end stands one of them, perhaps typed again.

    Words that were copied before they were cut have moved: nobody could tell.
    """
    words = [word for block in now.blocks.values() for word in block]
    alive = {word.number for word in words} & set(numbers)
    cut = set(numbers) - alive
    alive |= {word.number for word in words if word.of in cut}
    if stands.how == "gone":
        if 2 * len(alive) < len(numbers):
            tally.gone += 1
        else:
            tally.lost += 1
        return
    assert stands.span
    there = now.numbers(stands.on, stands.span)
    shown = words_of(now.reading.places[stands.on][stands.span.start : stands.span.end])
    if 2 * len(alive & set(there)) >= len(numbers) and {shown[0], shown[-1]} <= set(words_of(quote.exact)):
        tally.right += 1
    else:
        tally.wrong += 1
