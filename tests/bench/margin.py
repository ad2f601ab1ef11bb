"""Placing comments against a plain diff of the same words; a page of many comments against one of few."""

from collections.abc import Iterator
from functools import partial
from random import Random
from time import process_time

from sqlalchemy import select

from taskforce.charter.models import TaskForce
from taskforce.core.actor import program
from taskforce.members import queries as people
from taskforce.recommendations import queries as recommendations
from taskforce.recommendations.models import Recommendation
from taskforce.texts import actions, queries
from taskforce.texts.rules.align import Keyed, align
from taskforce.texts.rules.anchors import anchor
from taskforce.texts.rules.placement import Carrier, Quote, Standing
from taskforce.texts.rules.plain import Span, plain, spans
from taskforce.texts.rules.reading import Reading
from tests.bench import texts
from tests.bench.body import Body, settled
from tests.bench.figure import Figure
from tests.bench.measure import ratio
from tests.bench.pages import get

COMMENTS, MANY, FEW = 2_000, 500, 20
PLACING, MORE_SHOWN = 0.02, 1.5


def figures() -> Iterator[Figure]:
    """All of texts: comparing, placing, and the page."""
    yield from texts.figures()
    yield from placing()
    yield from many_comments()


def placing() -> Iterator[Figure]:
    """2,000 comments after an edit of 150 paragraphs; the version before was read, as it is whenever one is written."""
    old = texts.versions_of(Random(7), texts.BLOCKS, texts.WORDS // texts.BLOCKS + 1)
    new = texts.edited(Random(8), old)
    before = [Keyed(f"b{n}", plain(source)) for n, source in enumerate(old, 1)]
    keys = align(before, new, len(old))
    said = [_said(Random(n), [block.key for block in before], old) for n in range(COMMENTS)]
    began = process_time()
    after = Reading({key: plain(source) for key, source in zip(keys, new, strict=True)})
    carrier = Carrier(Reading(dict(before)), after)
    placed = [carrier.carry(quote, stood) for quote, stood in said]
    ours = process_time() - began
    assert {one.how for one in placed} >= {"same", "changed", "gone"}
    whole = texts.seconds(lambda: texts.by_whole_text(old, new))
    yield Figure("placing_2000_comments", ours / whole, "x_whole_text_diff", PLACING)


def _said(random: Random, keys: list[str], blocks: list[str]) -> tuple[Quote, Standing]:
    at = random.randrange(len(keys))
    there = spans(blocks[at])
    first = random.randrange(len(there) - 8)
    span = Span(there[first].start, there[first + random.randint(0, 7)].end)
    made = anchor(blocks[at], span)
    assert made
    return Quote(made.exact, made.before, made.after), Standing("same", keys[at], span)


def many_comments() -> Iterator[Figure]:
    """The page of a text with 500 comments against the same page with 20."""
    with settled() as body:
        few, many = (_commented(body, key, count) for key, count in (("dredge-23", FEW), ("dredge-24", MANY)))
        visitor = body.visitor("keeper")
        yield Figure(
            "page_of_500_comments",
            ratio(partial(get, visitor, many), partial(get, visitor, few)),
            "x_of_20",
            MORE_SHOWN,
        )


def _commented(body: Body, key: str, count: int) -> str:
    """The page of the text of that recommendation, with so many comments on words of all its paragraphs."""
    with body.database.write() as session:
        home = session.scalars(select(TaskForce)).one()
        keeper = people.actor_of(people.by_key(session, program(home.id))["keeper"])
        found = session.scalars(select(Recommendation).where(Recommendation.key == key)).one()
        text = recommendations.recommendation(session, keeper, found.public_id).text
        blocks = queries.version(session, text).blocks
        for number in range(count):
            block = blocks[number % len(blocks)]
            actions.comment(
                session,
                keeper,
                text,
                version=text.number,
                on=block.key,
                words="four towns wait eleven days",
                kind="substantive",
                body=f"Why? {number}",
            )
    return f"/t/harbors/texts/{text.public_id}"
