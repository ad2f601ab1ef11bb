"""The page of what waits for whom."""

from datetime import UTC, datetime, timedelta

from taskforce.core import clock
from taskforce.members.models import Person
from taskforce.recommendations.states import State
from taskforce.today.queries import lines_of
from taskforce.web.waiting import Urgency, Waiting
from tests.people import Cast
from tests.recommendations import scenes
from tests.recommendations.scenes import NOW, propose, set_themes
from tests.voting.scenes import BEFORE, HOUR, OPENED, close, open_round, vote

LATER = datetime(2026, 5, 18, 9, 0, tzinfo=UTC)


def seen(cast: Cast, name: str, now: datetime = BEFORE) -> str:
    """The page of one of the cast at that moment."""
    with clock.at(now):
        answer = cast.get(name, "today")
    assert answer.status_code == 200, answer.text
    return answer.text


def test_an_open_vote_waits_for_whoever_has_not_voted_and_for_nobody_else(cast: Cast) -> None:
    round_ = open_round(cast)
    assert "Vote on <a" in seen(cast, "mateo")
    assert "Nothing waits for you" in seen(cast, "olive")
    vote(cast, "mateo", round_, "yes")
    assert "Nothing waits for you" in seen(cast, "mateo")
    assert "One thing waits for you" in seen(cast, "nia")


def test_the_rail_counts_what_waits_on_every_page(cast: Cast) -> None:
    open_round(cast)
    with clock.at(BEFORE):
        page = cast.get("nia", "people").text
    assert page.count('<b>1<span class="vh"> wait for you') == 2  # at Today, and at Votes


def test_a_vote_that_is_over_waits_for_nobody(cast: Cast) -> None:
    round_ = open_round(cast, now=OPENED, closes_at=HOUR)
    assert "Nothing waits for you" in seen(cast, "mateo", HOUR)
    close(cast, round_)
    assert "Nothing waits for you" in seen(cast, "nia", LATER)


def test_once_everyone_has_voted_the_close_waits_for_the_facilitator(cast: Cast) -> None:
    round_ = open_round(cast)
    for name in ("cora", "mateo", "nia", "tomas"):
        assert "Close the vote on" not in seen(cast, "farida")
        vote(cast, name, round_, "yes")
    assert "Close the vote on" in seen(cast, "farida")


def test_hours_are_said_in_the_zone_of_the_reader(cast: Cast) -> None:
    open_round(cast)
    with cast.database.write() as session:
        session.get_one(Person, cast.actor("nia").person_id).zone = "Asia/Tokyo"
    assert "Mon 18 May 2026, 06:00 JST" in seen(cast, "nia")
    assert "Sun 17 May 2026, 17:00 EDT" in seen(cast, "mateo")


def test_what_changed_is_told_with_what_is_open_to_the_reader_and_nothing_else(cast: Cast) -> None:
    round_ = open_round(cast)
    vote(cast, "mateo", round_, "no", reason="Zanzibarisms.")
    page = seen(cast, "olive")
    assert "In the last seven days" in page
    assert "The vote on <a" in page
    assert "Zanzibarisms" not in page
    assert "Mateo" not in page


def test_it_counts_the_notices_that_the_reader_alone_has_not_read(cast: Cast) -> None:
    open_round(cast)
    assert "One notice is new." in seen(cast, "nia")
    with clock.at(BEFORE):
        cast.send("nia", "notices/read", {})
    assert "No notice is new." in seen(cast, "nia")
    assert "One notice is new." in seen(cast, "mateo")


def thing(title: str, due: datetime | None = None) -> Waiting:
    return Waiting("comment", "Comment on ", title, "", "Read it", "", {}, due, None, Urgency.WAITS)


def test_of_one_sentence_five_things_are_named_and_the_others_counted() -> None:
    things = [*map(thing, "ABCDEFG"), thing("H", HOUR)]
    assert [line.words for line in lines_of(things)] == [
        "Comment on A, B, C, D, E and 2 more",
        "Comment on H",
    ]
    assert [line.words for line in lines_of(things, None)] == [
        "Comment on A, B, C, D, E, F, G",
        "Comment on H",
    ]


def test_what_is_only_counted_is_one_link_away(cast: Cast) -> None:
    set_themes(cast)
    for _ in range(6):
        propose(cast, state=State.OPEN_FOR_COMMENT)
    later = NOW + timedelta(hours=1)
    said = seen(cast, "farida", later)
    assert said.count(" and <a href") == said.count(">1 more</a>") > 1
    nia = cast.actor("nia").public_id
    with clock.at(later):
        whole = cast.get("farida", f"today?of={nia}").text
    assert whole.count(">1 more</a>") == said.count(">1 more</a>") - 1
    assert whole.index(f'id="of-{nia}"') < whole.index('id="of-', whole.index(f'id="of-{nia}"') + 5)


def test_of_a_text_that_one_has_read_what_changed_since_is_one_link_away(cast: Cast) -> None:
    scenes.set_themes(cast)
    made = scenes.propose(cast)
    text = scenes.load(cast, made).text.public_id
    with clock.at(scenes.NOW):
        cast.send("nia", f"texts/{text}/versions/1/read", {"quietly": "y"})
        for base, words in ((1, "Two."), (2, "Three.")):
            scenes.act(cast, "mateo", "write", made, fields=scenes.FIELDS, source=words, base=base)
    link = f"texts/{text}/compare?a=1&amp;b="
    assert seen(cast, "nia", scenes.NOW).count(link) == 1
    assert "What changed since you read it" not in seen(cast, "olive", scenes.NOW)
