"""Two become one, one becomes two: neither record is lost, and no critical comment is walked around."""

from typing import Any

import pytest

from taskforce.core import clock
from taskforce.core.errors import NotAllowed, Refused, WrongState
from taskforce.recommendations import actions, queries
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.states import State
from taskforce.texts import queries as texts
from tests.people import Cast, send
from tests.recommendations.scenes import (
    FIELDS,
    NOW,
    SOURCE,
    act,
    comment,
    dispose,
    kinds_of,
    load,
    propose,
    put_to_vote,
    set_themes,
)

OTHER = {**FIELDS, "title": "Name one contact in each embassy"}


@pytest.fixture
def two(cast: Cast) -> tuple[Recommendation, Recommendation]:
    """One of Mateo's that was commented on, and one of Nia's in drafting."""
    set_themes(cast)
    one = propose(cast, state=State.OPEN_FOR_COMMENT)
    return one, propose(cast, by="nia", state=State.DRAFTING, fields=OTHER, source="Embassies are many.")


def merge(cast: Cast, one: Recommendation, into: Recommendation, by: str = "cora", **facts: Any) -> None:
    given: dict[str, Any] = {"why": "They ask for the same."} | facts
    with clock.at(NOW), cast.database.write() as session:
        actor = cast.actor(by)
        first, second = (queries.recommendation(session, actor, found.public_id) for found in (one, into))
        actions.merge(session, actor, first, into=second, **given)


def source(cast: Cast, found: Recommendation) -> str:
    with cast.database.read() as session:
        return texts.printed(session, cast.actor("farida"), found.text_id).source


def test_merged_it_is_frozen_as_it_is_and_each_names_the_other(
    cast: Cast, two: tuple[Recommendation, Recommendation]
) -> None:
    one, other = two
    said = comment(cast, one, kind="editorial")
    merge(cast, one, other)
    gone, stays = load(cast, one), load(cast, other)
    assert (gone.state, gone.merged_into_id, gone.text.frozen_at is not None) == (
        State.MERGED,
        stays.id,
        True,
    )
    assert source(cast, stays) == "Embassies are many."
    with cast.database.read() as session:
        farida = cast.actor("farida")
        there, here = (queries.descent(session, farida, each) for each in (stays, gone))
        assert [(kin.public_id, kin.comments) for kin in there.taken_in] == [(gone.public_id, 1)]
        assert here.merged_into
        assert here.merged_into.public_id == stays.public_id
        assert kinds_of(session, gone)[-1] == "recommendation.merged"
        assert kinds_of(session, stays)[-1] == "recommendation.took_in"
    dispose(cast, said)  # what was said on it is still answered


def test_its_paragraphs_come_along_when_that_is_wished(
    cast: Cast, two: tuple[Recommendation, Recommendation]
) -> None:
    one, other = two
    merge(cast, one, other, brings_text=True)
    stays = load(cast, other)
    assert source(cast, stays) == f"Embassies are many.\n\n{SOURCE}"
    assert (stays.text.number, stays.fields.title) == (2, OTHER["title"])
    assert source(cast, one) == SOURCE


def test_a_critical_comment_on_what_was_merged_holds_up_the_vote_on_the_other(
    cast: Cast, two: tuple[Recommendation, Recommendation]
) -> None:
    one, other = two
    said = comment(cast, one)
    merge(cast, one, other)
    for verb in ("open_for_comment", "close_comments"):
        act(cast, "farida", verb, other)
    with pytest.raises(WrongState, match="on what this was made of"):
        put_to_vote(cast, other)
    dispose(cast, said)
    put_to_vote(cast, other)


def test_taken_up_again_it_is_one_by_itself(cast: Cast, two: tuple[Recommendation, Recommendation]) -> None:
    one, other = two
    merge(cast, one, other)
    act(cast, "farida", "take_up_again", one, why="They are not the same after all.")
    assert (load(cast, one).state, load(cast, one).merged_into_id) == (State.DRAFTING, None)


def test_what_cannot_be_merged_stays(cast: Cast, two: tuple[Recommendation, Recommendation]) -> None:
    one, other = two
    frozen = propose(cast, state=State.UP_FOR_DECISION)
    voted = propose(cast, state=State.UP_FOR_DECISION)
    put_to_vote(cast, voted)
    for given, into, error in (
        ({}, one, Refused),  # into itself
        ({}, frozen, Refused),
        ({"why": " "}, other, Refused),
        ({"by": "mateo"}, other, NotAllowed),
    ):
        with pytest.raises(error):
            merge(cast, one, into, **given)
    with pytest.raises(WrongState, match="A vote on this is open"):
        merge(cast, voted, other)
    assert load(cast, one).state == State.OPEN_FOR_COMMENT


def test_split_the_new_one_names_where_it_comes_from_and_what_it_took_along(
    cast: Cast, two: tuple[Recommendation, Recommendation]
) -> None:
    one, _ = two
    said = comment(cast, one)
    with cast.database.read() as session:
        _, (leaving, words) = texts.printed(session, cast.actor("mateo"), one.text_id).blocks
    made = act(cast, "mateo", "split", one, fields=OTHER, source=words, leaving=[leaving])
    new = load(cast, made)
    assert (new.split_from_id, new.state, new.proposed_by_id) == (one.id, State.PROPOSED, one.proposed_by_id)
    assert (source(cast, new), source(cast, one)) == tuple(reversed(SOURCE.split("\n\n")))
    with cast.database.read() as session:
        farida = cast.actor("farida")
        assert queries.open_before(session, new).critical == 1
        origin, off = queries.descent(session, farida, new).origin, queries.descent(session, farida, one)
        assert origin
        assert origin.public_id == one.public_id
        assert [kin.public_id for kin in off.split_off] == [new.public_id]
        assert "recommendation.split" in kinds_of(session, one)
    dispose(cast, said)
    with cast.database.read() as session:
        assert queries.open_before(session, new).all == 0


def test_what_is_said_on_the_first_one_after_the_split_is_not_about_the_new_one(
    cast: Cast, two: tuple[Recommendation, Recommendation]
) -> None:
    one, _ = two
    made = act(cast, "farida", "split", one, fields=OTHER, source="", now=NOW.replace(hour=9))
    comment(cast, one)
    with cast.database.read() as session:
        assert queries.open_before(session, load(cast, made)).all == 0


def test_only_who_writes_it_splits_it_and_only_while_it_is_written(cast: Cast) -> None:
    set_themes(cast)
    one, frozen = propose(cast), propose(cast, state=State.UP_FOR_DECISION)
    with pytest.raises(NotAllowed):
        act(cast, "nia", "split", one, fields=OTHER, source="")
    with pytest.raises(WrongState):
        act(cast, "farida", "split", frozen, fields=OTHER, source="")
    with pytest.raises(Refused):
        act(cast, "farida", "split", one, fields={**OTHER, "action": " "}, source="")


def test_both_are_done_on_their_pages(cast: Cast, two: tuple[Recommendation, Recommendation]) -> None:
    one, other = two
    farida = cast.browser("farida")
    where = f"/t/rivers/recommendations/{one.public_id}"
    page = farida.get(f"{where}/split").text
    assert "1. Cities deal with foreign governments every week." in page
    with cast.database.read() as session:
        block = texts.printed(session, cast.actor("farida"), one.text_id).blocks[1][0]
    facts = {**OTHER, "along": block, "leave": "y"}
    new = post(cast, "farida", f"{where}/split", facts)
    assert "Split off from" in new
    assert "One door would help them." in new
    facts = {"into": other.public_id, "why": "They ask for the same.", "brings_text": "y"}
    there = post(cast, "farida", f"{where}/merge", facts)
    assert "Merged into it" in there
    assert "Cities deal with" in there
    assert "They ask for the same." in farida.get(where).text


def post(cast: Cast, name: str, path: str, facts: dict[str, str]) -> str:
    """What the page says to which the form leads."""
    answer = send(cast.browser(name), path, facts)
    assert answer.status_code == 303, answer.text
    return cast.browser(name).get(answer.location).text
