"""Interests: each declares their own, facilitator and co-chairs read them, nobody else does."""

import pytest
from sqlalchemy import select

from taskforce.core.errors import NotAllowed, NotFound, Refused
from taskforce.core.events import Event
from taskforce.members import actions, homes, queries
from taskforce.members.homes import Matter
from taskforce.members.models import Delegation
from tests.people import Cast

SECRET = "I own a third of the Dredging Company."
DREDGE = Matter("motion", "dredge0000000", "Own a dredge together")


@pytest.fixture(autouse=True)
def matters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(homes._matters, "motion", lambda session, actor: [DREDGE])


def declare(cast: Cast, name: str, **facts: str) -> int:
    typed = {"category": "holdings", "about": DREDGE.public_id, "words": SECRET} | facts
    return cast.send(name, "interests/declare", typed).status_code


def test_a_member_declares_files_and_withdraws_for_themselves(cast: Cast) -> None:
    assert "You have not filed a statement" in cast.get("mateo", "interests").text
    assert declare(cast, "mateo") == 303
    assert declare(cast, "mateo", about="", category="family", words="In general.") == 303
    page = cast.get("mateo", "interests").text
    assert SECRET in page
    assert "Own a dredge together" in page
    assert "I have declared 2 interests, and have no other" in page
    assert cast.send("mateo", "interests/state", {"words": "That is all."}).status_code == 303
    assert "Not filed" not in cast.get("mateo", "interests").text
    with cast.database.read() as session:
        latest, first = queries.own_interests(session, cast.actor("mateo"))
    assert cast.send("mateo", f"interests/{first.public_id}/withdraw", {}).status_code == 303
    assert SECRET not in cast.get("mateo", "interests").text
    assert latest.words in cast.get("mateo", "interests").text


def test_the_register_is_for_facilitator_and_co_chairs_and_says_who_has_not_filed(cast: Cast) -> None:
    declare(cast, "mateo")
    cast.send("mateo", "interests/state", {})
    for name in ("farida", "cora"):
        page = cast.get(name, "interests/register").text
        assert SECRET in page
        assert "4 people have not filed" in page  # Farida, Cora, Nia, Tomáš; nobody asks observers
        assert "<li><bdi>Mateo de la Cruz</bdi></li>" not in page
        assert "<li><bdi>Tomáš Dvořák Jr.</bdi></li>" in page
    for name in ("mateo", "nia", "olive", "dana", "felix"):
        assert cast.get(name, "interests/register").status_code == 403
    for name in ("nia", "olive", "farida"):
        assert SECRET not in cast.get(name, "interests").text


def test_no_delegate_declares_files_or_withdraws_whatever_was_lent(cast: Cast) -> None:
    with cast.database.write() as session:
        session.scalars(select(Delegation)).one().scopes = ["read", "draft", "sign"]
    declare(cast, "mateo")
    actor = cast.actor("dana")
    with cast.database.write() as session, pytest.raises(NotAllowed):
        actions.declare_interest(session, actor, category="other", words="No.")
    with cast.database.write() as session, pytest.raises(NotAllowed):
        actions.state_interests(session, actor)
    with cast.database.read() as session:
        (his,) = queries.own_interests(session, cast.actor("mateo"))
        assert queries.own_interests(session, actor) == []
    with cast.database.write() as session, pytest.raises(NotAllowed):
        actions.withdraw_interest(session, actor, his)
    assert SECRET not in cast.get("dana", "interests").text


def test_nobody_withdraws_what_another_declared(cast: Cast) -> None:
    declare(cast, "mateo")
    with cast.database.read() as session:
        (his,) = queries.own_interests(session, cast.actor("mateo"))
        with pytest.raises(NotFound):
            queries.own_interest(session, cast.actor("nia"), his.public_id)
    for name in ("nia", "farida"):
        assert cast.send(name, f"interests/{his.public_id}/withdraw", {}).status_code == 404


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("words", "", "Please fill this in."),
        ("words", "x" * 2_001, "At most 2,000 characters"),
        ("category", "hobby", "Please choose one of the list."),
        ("about", "nothing", "Please choose one of the list."),
    ],
)
def test_what_cannot_be_declared_is_said_beside_the_field(
    cast: Cast, field: str, typed: str, sentence: str
) -> None:
    facts = {"category": "other", "about": "", "words": "Kept as typed."} | {field: typed}
    answer = cast.send("mateo", "interests/declare", facts)
    assert (answer.status_code, sentence in answer.text) == (422, True)
    with cast.database.read() as session:
        assert queries.own_interests(session, cast.actor("mateo")) == []


def test_an_action_refuses_a_matter_that_is_none(cast: Cast) -> None:
    with cast.database.write() as session, pytest.raises(Refused) as refusal:
        actions.declare_interest(
            session, cast.actor("mateo"), category="other", words="No.", about=("motion", "elsewhere")
        )
    assert refusal.value.field == "about"


def test_the_record_says_that_somebody_declared_and_never_what(cast: Cast) -> None:
    declare(cast, "mateo")
    cast.send("mateo", "interests/state", {"words": SECRET})
    with cast.database.read() as session:
        facts = session.scalars(select(Event.facts).where(Event.kind.like("interest%")))
        assert SECRET not in str(list(facts))
