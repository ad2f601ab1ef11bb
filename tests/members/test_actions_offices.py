"""Letting somebody act for a principal, and ending it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from taskforce.charter import actions as charters
from taskforce.charter import queries as charter
from taskforce.charter.models import DELEGABLE
from taskforce.core import clock, jobs
from taskforce.core.actor import Actor
from taskforce.core.db import Database
from taskforce.core.errors import NotAllowed, Refused, WrongState
from taskforce.core.events import Event
from taskforce.members import actions, queries
from taskforce.members.models import Delegation, Person
from tests.people import Cast


@contextmanager
def people(cast: Cast, *names: str) -> Iterator[tuple[Session, list[Person]]]:
    """A session to write with, and these people as rows of it."""
    with cast.database.write() as session:
        found = queries.by_key(session, cast.actor("farida"))
        yield session, [found[name] for name in names]


def grant(cast: Cast, by: str, principal: str, delegate: str, *scopes: str, **days: date | None) -> str:
    """Let one act for the other; returns the public id."""
    with people(cast, principal, delegate) as (session, (lends, acts)):
        made = actions.grant_delegation(
            session, cast.actor(by), lends, acts, scopes=scopes or DELEGABLE, **days
        )
    return made.public_id


def end(cast: Cast, by: str, public_id: str) -> None:
    with cast.database.write() as session:
        actor = cast.actor(by)
        actions.end_delegation(session, actor, queries.delegation(session, actor, public_id))


def acting(cast: Cast, delegate: str, principal: str) -> Actor:
    """Who the delegate is after choosing the principal."""
    with cast.database.read() as session:
        account = cast._account(session, delegate)
        chosen = queries.by_key(session, cast.actor("farida"))[principal].public_id
        return queries.find_entry(session, account, "rivers", chosen).actor


def letters(database: Database) -> list[tuple[str, str]]:
    with database.read() as session:
        found = session.query(jobs.Job).filter_by(kind="mail").order_by(jobs.Job.id)
        return [(job.payload["to_address"], job.payload["text"]) for job in found]


def test_what_is_lent_can_be_done_in_both_names_and_nothing_else(cast: Cast) -> None:
    grant(cast, "nia", "nia", "olive", "comment")
    actor = acting(cast, "olive", "nia")
    assert actor.name == "Olive Brandt for Nia O’Hara"
    assert actor.roles == {"delegate"}
    assert actor.scopes == {"read", "comment"}
    assert cast.actor("olive").roles == {"observer", "delegate"}


def test_at_the_end_nothing_is_left_of_it(cast: Cast) -> None:
    made = grant(cast, "nia", "nia", "olive", "comment")
    end(cast, "nia", made)
    assert acting(cast, "olive", "nia").principal_id is None
    assert cast.actor("olive").roles == {"observer"}
    with pytest.raises(WrongState):
        end(cast, "nia", made)


def test_the_role_stays_while_somebody_else_still_lends(cast: Cast) -> None:
    first = grant(cast, "nia", "nia", "olive")
    grant(cast, "tomas", "tomas", "olive")
    end(cast, "nia", first)
    assert "delegate" in cast.actor("olive").roles


def test_granting_anew_takes_the_place_of_what_was_granted(cast: Cast) -> None:
    grant(cast, "nia", "nia", "olive", "comment", "draft")
    grant(cast, "nia", "nia", "olive", "attend")
    assert acting(cast, "olive", "nia").scopes == {"read", "attend"}


def test_an_end_is_undone_by_granting_again(cast: Cast) -> None:
    made = grant(cast, "nia", "nia", "olive", "comment")
    end(cast, "nia", made)
    with cast.database.write() as session:
        actor = cast.actor("nia")
        actions.grant_again(session, actor, queries.delegation(session, actor, made))
    assert acting(cast, "olive", "nia").scopes == {"read", "comment"}


@pytest.mark.parametrize(("by", "principal"), [("olive", "nia"), ("nia", "tomas"), ("dana", "mateo")])
def test_nobody_lends_what_is_another_s(cast: Cast, by: str, principal: str) -> None:
    with pytest.raises(NotAllowed):
        grant(cast, by, principal, "cora")


def test_staff_do_not_lend_on_what_was_lent_to_them(cast: Cast) -> None:
    grant(cast, "nia", "nia", "olive")
    with pytest.raises(NotAllowed), people(cast, "nia", "tomas") as (session, (lends, acts)):
        actions.grant_delegation(session, acting(cast, "olive", "nia"), lends, acts, scopes=["read"])
    with pytest.raises(NotAllowed), people(cast, "olive", "tomas") as (session, (lends, acts)):
        actions.grant_delegation(session, acting(cast, "olive", "nia"), lends, acts, scopes=["read"])


@pytest.mark.parametrize(
    ("delegate", "scopes", "field"),
    [
        ("nia", ["read"], "delegate"),
        ("olive", [], "scopes"),
        ("olive", ["vote"], "scopes"),
        ("olive", ["sign"], "scopes"),
        ("olive", ["rule the world"], "scopes"),
        ("felix", ["read"], "delegate"),
    ],
)
def test_what_nobody_can_lend_is_refused(cast: Cast, delegate: str, scopes: list[str], field: str) -> None:
    with pytest.raises(Refused) as refused, people(cast, "nia", delegate) as (session, (lends, acts)):
        actions.grant_delegation(session, cast.actor("nia"), lends, acts, scopes=scopes)
    assert refused.value.field == field


def test_the_facilitator_gives_no_such_right_to_themselves(cast: Cast) -> None:
    with pytest.raises(Refused, match="yourself"):
        grant(cast, "farida", "nia", "farida")


def test_days_stand_in_order(cast: Cast) -> None:
    today = clock.today("America/New_York")
    with pytest.raises(Refused):
        grant(cast, "nia", "nia", "olive", starts_on=today, ends_on=today - timedelta(days=1))
    with pytest.raises(Refused):
        grant(cast, "nia", "nia", "olive", starts_on=today - timedelta(9), ends_on=today - timedelta(1))


def test_it_holds_on_its_days_and_on_no_other(cast: Cast) -> None:
    today = clock.today("America/New_York")
    grant(cast, "nia", "nia", "olive", starts_on=today + timedelta(2), ends_on=today + timedelta(3))
    held = []
    for days in range(1, 6):
        with clock.at(clock.now() + timedelta(days=days)):
            held.append(acting(cast, "olive", "nia").principal_id is not None)
    assert held == [False, True, True, False, False]


def test_a_charter_that_changes_its_mind_takes_back_what_was_lent(cast: Cast) -> None:
    grant(cast, "nia", "nia", "olive", "draft", "comment")
    with cast.database.write() as session:
        actor = cast.actor("farida")
        whole = charter.charter(session, actor)
        charters.edit_charter(session, actor, whole, edition=whole.edition, delegable=["read", "comment"])
    assert acting(cast, "olive", "nia").scopes == {"read", "comment"}


def test_the_principal_hears_of_it_when_somebody_else_grants(cast: Cast) -> None:
    grant(cast, "nia", "nia", "olive", "comment")
    assert letters(cast.database) == []
    grant(cast, "farida", "tomas", "olive", "comment")
    ((address, words),) = letters(cast.database)
    assert address == "tomas@example.org"
    assert "Farida Okonjo has let Olive Brandt act for you" in words
    assert "read drafts and comment" in words


def test_new_staff_are_put_on_the_list_invited_and_may_act_for_nobody_else(cast: Cast) -> None:
    with people(cast, "nia") as (session, (principal,)):
        made = actions.add_staff(
            session, cast.actor("nia"), principal,
            printed_name="Sam Ito", printed_title="Aide", address="sam@example.org", base_url="http://x",
            scopes=["read"],
        )  # fmt: skip
        assert made.delegate.role_names == {"delegate"}
    ((address, words),) = letters(cast.database)
    assert address == "sam@example.org"
    assert "Nia O’Hara invites you" in words
    with cast.database.read() as session:
        kinds = {event.kind: event.by_name for event in session.query(Event)}
    assert kinds["person.added"] in ("Nia O’Hara", "Taskforce")
    assert kinds["delegation.granted"] == "Nia O’Hara"


def test_a_delegate_lays_it_down_and_nobody_else_of_the_list_does(cast: Cast) -> None:
    made = grant(cast, "nia", "nia", "olive")
    with pytest.raises(NotAllowed):
        end(cast, "tomas", made)
    with cast.database.write() as session:
        actor = acting(cast, "olive", "nia")
        actions.end_delegation(session, actor, queries.delegation(session, actor, made))
    with cast.database.read() as session:
        assert session.query(Delegation).filter_by(public_id=made).one().ended_by == (
            "Olive Brandt for Nia O’Hara"
        )


def test_whoever_is_only_listed_or_has_not_come_lends_nothing(cast: Cast) -> None:
    with cast.database.write() as session:
        hand = cast.actor("farida")
        for key in ("listed", "uninvited"):
            actions.add_person(
                session, hand, key=key, printed_name=key, roles=["member"], listed_only=key == "listed"
            )
    for key in ("listed", "uninvited"):
        with pytest.raises(NotAllowed):
            grant(cast, "farida", key, "olive")
    with pytest.raises(Refused):
        grant(cast, "nia", "nia", "listed")
