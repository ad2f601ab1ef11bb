"""Leaving, coming back, and signing in with another address."""

from datetime import timedelta

import pytest

from taskforce.core import clock, jobs
from taskforce.core.errors import NotAllowed, NotFound, Refused, WrongState
from taskforce.members import actions, queries
from taskforce.members.models import Login
from tests.members.test_actions_offices import acting, grant, people
from tests.people import Cast

TODAY = clock.today("America/New_York")


def leave(cast: Cast, by: str, who: str, how: str = "resigned", replaced_by: str | None = None) -> None:
    with people(cast, who, replaced_by or who) as (session, (person, other)):
        whole = queries.person(session, cast.actor(by), person.public_id)
        instead = other if replaced_by else None
        actions.leave(
            session, cast.actor(by), whole, how=how, on=TODAY, why="Another post", replaced_by=instead
        )


def come_back(cast: Cast, who: str) -> None:
    with people(cast, who) as (session, (person,)):
        whole = queries.person(session, cast.actor("farida"), person.public_id)
        actions.come_back(session, cast.actor("farida"), whole)


def test_whoever_left_finds_nothing_here_and_is_signed_out(cast: Cast) -> None:
    assert cast.get("nia", "people").status_code == 200
    leave(cast, "farida", "nia")
    assert cast.get("nia", "people").status_code == 303
    with pytest.raises(NotFound):
        cast.actor("nia")
    with cast.database.read() as session:
        keys = [one.key for one in queries.electorate(session, cast.actor("farida"), chairs_vote=True)]
    assert keys == ["cora", "mateo", "tomas"]


def test_with_a_principal_goes_the_right_to_act_for_them_and_with_staff_theirs(cast: Cast) -> None:
    leave(cast, "farida", "mateo")
    assert cast.actor("dana").principal_id is None
    come_back(cast, "mateo")
    assert cast.actor("dana").principal_id is not None
    leave(cast, "farida", "dana", "withdrawn")
    come_back(cast, "dana")
    assert cast.actor("dana").scopes == {"read", "draft", "comment", "attend"}


def test_what_had_ended_before_stays_ended_when_somebody_comes_back(cast: Cast) -> None:
    made = grant(cast, "nia", "nia", "olive")
    with cast.database.write() as session:
        actor = cast.actor("nia")
        actions.end_delegation(session, actor, queries.delegation(session, actor, made))
    leave(cast, "nia", "nia")
    come_back(cast, "nia")
    assert acting(cast, "olive", "nia").principal_id is None


@pytest.mark.parametrize(
    ("by", "who", "how", "field"),
    [
        ("nia", "nia", "replaced", "how"),
        ("farida", "nia", "replaced", "replaced_by"),
        ("farida", "nia", "vanished", "how"),
        ("farida", "farida", "resigned", "how"),
    ],
)
def test_how_somebody_left_is_said_rightly(cast: Cast, by: str, who: str, how: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        leave(cast, by, who, how)
    assert refused.value.field == field


def test_a_day_to_come_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="today"), people(cast, "nia") as (session, (person,)):
        whole = queries.person(session, cast.actor("farida"), person.public_id)
        tomorrow = TODAY + timedelta(days=2)
        actions.leave(session, cast.actor("farida"), whole, how="resigned", on=tomorrow)


def test_whoever_took_the_seat_is_named(cast: Cast) -> None:
    leave(cast, "farida", "nia", "replaced", replaced_by="olive")
    with pytest.raises(WrongState):
        leave(cast, "farida", "nia")
    with cast.database.read() as session:
        left = queries.by_key(session, cast.actor("farida"))
    assert left["nia"].replaced_by_id == left["olive"].id


@pytest.mark.parametrize(
    ("by", "who"), [("mateo", "nia"), ("cora", "nia"), ("olive", "nia"), ("dana", "mateo")]
)
def test_nobody_says_of_another_that_they_left(cast: Cast, by: str, who: str) -> None:
    with pytest.raises(NotAllowed):
        leave(cast, by, who)


def test_the_last_facilitator_neither_leaves_nor_drops_the_role(cast: Cast) -> None:
    with pytest.raises(Refused, match="only facilitator"):
        leave(cast, "farida", "farida")

    def facilitate(*roles: str, who: str) -> None:
        with people(cast, who) as (session, (person,)):
            actions.edit_person(session, cast.actor("farida"), person, edition=person.edition, roles=roles)

    with pytest.raises(Refused, match="only facilitator"):
        facilitate("member", who="farida")
    facilitate("facilitator", "co_chair", who="cora")
    facilitate("member", who="farida")
    assert cast.actor("farida").roles == {"member"}


def test_another_address_signs_in_from_now_on_and_both_hear_of_it(cast: Cast) -> None:
    assert cast.get("nia", "people").status_code == 200
    with people(cast, "nia") as (session, (person,)):
        actions.change_address(session, cast.actor("farida"), person, "Nia@New.example.org")
    assert cast.get("nia", "people").status_code == 303
    with cast.database.write() as session:
        assert session.query(Login).count() == 0
        told = [job.payload["to_address"] for job in session.query(jobs.Job).filter_by(kind="mail")]
        token = actions.make_sign_in_link(session, "nia@new.example.org")
    assert told == ["nia@example.org", "nia@new.example.org"]
    assert token
    with cast.database.read() as session:
        link = queries.valid_link(session, token)
        assert link
        assert queries.find_entry(session, link.account_id, "rivers").actor.name == "Nia O’Hara"


@pytest.mark.parametrize("address", ["nia@example.org", "tomas@example.org"])
def test_neither_the_same_address_nor_another_s_is_taken(cast: Cast, address: str) -> None:
    with pytest.raises(Refused), people(cast, "nia") as (session, (person,)):
        actions.change_address(session, cast.actor("farida"), person, address)


@pytest.mark.parametrize("by", ["nia", "cora", "dana"])
def test_only_the_facilitator_changes_how_somebody_signs_in(cast: Cast, by: str) -> None:
    with pytest.raises(NotAllowed), people(cast, "mateo") as (session, (person,)):
        actions.change_address(session, cast.actor(by), person, "x@example.org")
