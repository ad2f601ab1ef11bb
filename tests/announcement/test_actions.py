"""Announcing: what is refused, what is frozen, what a correction leaves standing."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from taskforce.announcement import actions, queries
from taskforce.announcement.assemble import fingerprint
from taskforce.charter import actions as charters
from taskforce.charter import queries as charter
from taskforce.core import clock
from taskforce.core.errors import Conflict, NotAllowed, NotFound, Refused
from tests.announcement.scenes import QUOTE, approve, begin, composed, edit, publish, there
from tests.people import Cast


def test_nothing_is_published_that_is_not_approved(cast: Cast) -> None:
    public_id = begin(cast)
    approve(cast, "farida")
    assert [(fault.person, fault.part) for fault in composed(cast, public_id).faults] == [
        ("Cora van der Berg", "name"),
        ("Cora van der Berg", "quote"),
    ]
    with pytest.raises(Refused, match="name of Cora van der Berg and 1 more"):
        publish(cast, public_id)
    approve(cast, "cora")
    edit(cast, "cora", quote=QUOTE.replace("us", "us all"))
    with pytest.raises(Refused, match="quote of Cora van der Berg"):
        publish(cast, public_id)
    edit(cast, "cora", quote=QUOTE)
    publish(cast, public_id)


def test_members_are_asked_only_where_they_are_listed(cast: Cast) -> None:
    bare, whole = begin(cast), begin(cast, with_members=True)
    approve(cast, "farida", "cora")
    assert composed(cast, bare).is_ready
    assert {fault.person for fault in composed(cast, whole).faults} >= {"Mateo de la Cruz", "Nia O’Hara"}
    assert composed(cast, whole).content["people"]["member"][0]["quote"] == ""


def test_a_name_spelled_otherwise_is_corrected_or_let_stand_before_publishing(cast: Cast) -> None:
    public_id = begin(cast, opening="Mayor Okonja leads.", closing="Cora van den Berg chairs.")
    approve(cast)
    with pytest.raises(Refused, match="“Okonja” is not how “Okonjo” is spelled"):
        publish(cast, public_id)
    with cast.database.write() as session:
        one, farida = there(session, cast, public_id), cast.actor("farida")
        said = actions.correct_spelling(session, farida, one, place="opening", found="Okonja")
        assert said == "“Okonja” reads “Okonjo” now."
        actions.accept_spelling(session, farida, one, place="closing", found="Cora van den Berg")
        with pytest.raises(Refused):
            actions.correct_spelling(session, farida, one, place="opening", found="Okonja")
    now = composed(cast, public_id)
    assert now.content["opening"] == "Mayor Okonjo leads."
    assert [(found.place.key, found.accepted) for found in now.found] == [("closing", True)]
    publish(cast, public_id)


def test_a_spelling_corrected_in_a_quote_is_approved_anew(cast: Cast) -> None:
    public_id = begin(cast)
    edit(cast, "cora", quote="Farida Okonjoh leads.")
    approve(cast)
    with cast.database.write() as session:
        one = there(session, cast, public_id)
        said = actions.correct_spelling(
            session, cast.actor("farida"), one, place="quote-cora", found="Farida Okonjoh"
        )
    assert "has to be approved again" in said
    assert [(fault.part, fault.stand) for fault in composed(cast, public_id).faults] == [("quote", "changed")]


def test_a_spelling_is_corrected_in_the_charter_too(cast: Cast) -> None:
    public_id = begin(cast)
    with cast.database.write() as session:
        whole = charter.charter(session, cast.actor("farida"))
        mandate = ["Dam nothing.", "Hear Ms. Okonja."]
        charters.edit_charter(session, cast.actor("farida"), whole, edition=whole.edition, mandate=mandate)
    with cast.database.write() as session:
        one = there(session, cast, public_id)
        actions.correct_spelling(session, cast.actor("farida"), one, place="mandate-2", found="Okonja")
    assert composed(cast, public_id).content["mandate"] == ["Dam nothing.", "Hear Ms. Okonjo."]


def test_what_is_published_is_frozen_whatever_changes_later(cast: Cast) -> None:
    public_id = begin(cast)
    approve(cast)
    publish(cast, public_id)
    edit(cast, "cora", printed_name="Cora Berg")
    with cast.database.read() as session:
        edition = there(session, cast, public_id).editions[0]
    assert edition.content["people"]["co_chair"][0]["name"] == "Cora van der Berg"
    assert edition.sha256 == fingerprint(edition.content)
    for statement in ("UPDATE announcement_edition SET sha256 = 'x'", "DELETE FROM announcement_edition"):
        with pytest.raises(DBAPIError, match="What was announced"), cast.database.write() as session:
            session.execute(text(statement))
    with cast.database.write() as session, pytest.raises(NotAllowed):
        one = there(session, cast, public_id)
        actions.write_announcement(session, cast.actor("farida"), one, edition=one.edition, headline="x")
    with pytest.raises(NotAllowed):
        publish(cast, public_id)


def test_a_correction_is_another_edition_that_says_what_changed(cast: Cast) -> None:
    public_id = begin(cast)
    approve(cast)
    publish(cast, public_id)
    with cast.database.write() as session:
        one = there(session, cast, public_id)
        hour = one.public_at
        actions.correct_announcement(session, cast.actor("farida"), one)
        actions.write_announcement(
            session, cast.actor("farida"), one, edition=one.edition, headline="Another headline"
        )
    with pytest.raises(Refused, match="what changed"):
        publish(cast, public_id)
    publish(cast, public_id, what_changed="The headline.")
    with cast.database.read() as session:
        one = there(session, cast, public_id)
    assert [edition.content["headline"] for edition in one.editions] == [
        "A task force on rivers",
        "Another headline",
    ]
    assert one.editions[1].what_changed == "The headline."
    assert one.public_at == hour


def test_an_hour_is_moved_until_it_has_come(cast: Cast) -> None:
    public_id, hour = begin(cast), clock.now() + timedelta(hours=2)
    approve(cast)
    publish(cast, public_id, public_at=hour)
    farida = cast.actor("farida")
    with cast.database.read() as session, pytest.raises(NotFound):
        queries.public(session, "a-task-force-on-rivers")
    with cast.database.write() as session:
        actions.move_announcement(
            session, farida, there(session, cast, public_id), public_at=hour + timedelta(hours=1)
        )
    with clock.at(hour + timedelta(hours=1)), cast.database.write() as session:
        assert queries.public(session, "a-task-force-on-rivers")[0].is_public
        with pytest.raises(NotAllowed, match="public"):
            actions.move_announcement(session, farida, there(session, cast, public_id), public_at=hour)


def test_nobody_but_the_facilitator_announces(cast: Cast) -> None:
    public_id = begin(cast)
    approve(cast)
    for name in ("cora", "mateo", "olive", "stig"):
        actor = cast.actor(name)
        with cast.database.write() as session:
            one = there(session, cast, public_id)
            with pytest.raises(NotAllowed):
                actions.publish_announcement(session, actor, one)
            with pytest.raises(NotAllowed):
                actions.write_announcement(session, actor, one, edition=one.edition, headline="x")
            with pytest.raises(NotAllowed):
                actions.accept_spelling(session, actor, one, place="opening", found="x")
    with cast.database.write() as session, pytest.raises(NotAllowed):
        actions.begin_announcement(session, cast.actor("mateo"), headline="x", dated_on=date(2022, 2, 22))


def test_two_who_write_at_once_do_not_overwrite_each_other(cast: Cast) -> None:
    public_id = begin(cast)
    with cast.database.write() as session:
        one, farida = there(session, cast, public_id), cast.actor("farida")
        first = one.edition
        actions.write_announcement(session, farida, one, edition=first, headline="Mine")
        session.flush()
        with pytest.raises(Conflict):
            actions.write_announcement(session, farida, one, edition=first, headline="Theirs")
