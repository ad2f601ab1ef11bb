"""Separate statements: after the vote and until the charter's hour, signed by each for themselves, printed whole."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.exc import DatabaseError

from taskforce.core import clock
from taskforce.core.errors import NotAllowed, NotFound, Refused, WrongState
from taskforce.recommendations import actions, queries
from taskforce.recommendations.models import Recommendation, Statement
from taskforce.report import assemble
from taskforce.report import queries as report
from tests.people import Cast
from tests.report.scene import BOATS, DREDGE, begin, found, settle


@pytest.fixture
def voted(cast: Cast) -> tuple[Cast, Recommendation]:
    """One was adopted and one was not; the report is begun."""
    found(cast)
    adopted = settle(cast, DREDGE, cora="yes", mateo="yes", nia="yes", tomas="no")
    settle(cast, BOATS, theme="capacity", cora="no", mateo="yes", nia="no")
    begin(cast)
    return cast, adopted


def act(cast: Cast, who: str, verb: Any, statement: Statement, *, days: int = 1, **facts: Any) -> None:
    with clock.at(closed(cast) + timedelta(days=days)), cast.database.write() as session:
        actor = cast.actor(who)
        verb(session, actor, queries.statement(session, actor, statement.public_id), **facts)


def closed(cast: Cast) -> Any:
    """When the vote on the dredge was closed."""
    with cast.database.read() as session:
        actor = cast.actor("farida")
        one = queries.by_key(session, actor)["own-a-dredge-together"]
        due = queries.statements_due(session, actor, one)
    assert due is not None
    return due - timedelta(days=14)


def make(
    cast: Cast,
    who: str = "tomas",
    *,
    days: int = 1,
    key: str = "own-a-dredge-together",
    kind: str = "dissent",
    text: str = "Sand comes back.",
) -> Statement:
    with clock.at(closed(cast) + timedelta(days=days)), cast.database.write() as session:
        actor = cast.actor(who)
        one = queries.by_key(session, actor)[key]
        return actions.make_statement(session, actor, one, kind=kind, text=text)


def sheet(cast: Cast) -> dict[str, list[str]]:
    """What the table for programs says, by title."""
    answer = cast.get("mateo", "report/recommendations.json")
    return {one["title"]: one["statements"] for one in json.loads(answer.text)["recommendations"]}


def test_it_travels_with_its_recommendation_wherever_that_is_printed(
    voted: tuple[Cast, Recommendation],
) -> None:
    cast, adopted = voted
    made = make(cast)
    make(cast, "mateo", key="ban-the-old-boats", kind="alternate_text", text="Should mend old boats.")
    act(cast, "nia", actions.sign_statement, made)
    said = "Dissent of Tomáš Dvořák Jr., Nia O’Hara: Sand comes back."
    assert sheet(cast) == {
        "Own a dredge together": [said],
        "Ban the old boats": ["Alternate text of Mateo de la Cruz: Should mend old boats."],
    }
    with cast.database.read() as session:
        volume = assemble.volume(report.record(session, cast.actor("farida")))
    printed = {line.title: list(line.statements) for line in assemble.lines(volume)}
    assert printed == sheet(cast)
    for page in (f"recommendations/{adopted.public_id}", "report/read"):
        assert "Sand comes back." in cast.get("mateo", page).text
    assert "Should mend old boats." in cast.get("mateo", "report/read").text
    act(cast, "tomas", actions.withdraw_statement, made)
    assert sheet(cast)["Own a dredge together"] == []
    assert "Sand comes back." not in cast.get("mateo", "report/read").text


def test_other_words_lose_the_signatures_under_the_old_ones_and_keep_the_old_words(
    voted: tuple[Cast, Recommendation],
) -> None:
    cast, _ = voted
    made = make(cast)
    act(cast, "nia", actions.sign_statement, made)
    act(cast, "mateo", actions.sign_statement, made)
    act(cast, "mateo", actions.unsign_statement, made)
    with pytest.raises(WrongState):
        act(cast, "mateo", actions.unsign_statement, made)
    assert names(cast, made) == ["Tomáš Dvořák Jr.", "Nia O’Hara"]
    act(cast, "tomas", actions.rewrite_statement, made, text="Sand always comes back.")
    assert names(cast, made) == ["Tomáš Dvořák Jr."]
    with cast.database.read() as session:
        here = queries.statement(session, cast.actor("mateo"), made.public_id)
        assert [one.text for one in here.versions] == ["Sand comes back.", "Sand always comes back."]
    with pytest.raises(DatabaseError, match="once said never changes"), cast.database.write() as session:
        session.connection().exec_driver_sql("UPDATE statement_version SET text = 'No'")


def names(cast: Cast, made: Statement) -> list[str]:
    with cast.database.read() as session:
        here = queries.statement(session, cast.actor("mateo"), made.public_id)
        return [person.printed_name for person in here.signers]


def test_after_the_charters_hour_it_stands_as_it_is(voted: tuple[Cast, Recommendation]) -> None:
    cast, _ = voted
    made = make(cast, days=13)
    late: list[tuple[str, Any, dict[str, Any]]] = [
        ("nia", actions.sign_statement, {}),
        ("tomas", actions.rewrite_statement, {"text": "Other."}),
        ("tomas", actions.withdraw_statement, {}),
    ]
    for who, verb, facts in late:
        with pytest.raises(WrongState, match="is over"):
            act(cast, who, verb, made, days=14, **facts)
    with pytest.raises(WrongState, match="is over"):
        make(cast, "mateo", days=14)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"kind": "sermon"}, "kind"),
        ({"text": " \n "}, "text"),
        ({"text": "word " * 501}, "text"),
        ({"text": "x" * 1_000_000}, "text"),
        ({"text": "a\0b"}, "text"),
    ],
)
def test_what_does_not_fit_is_refused_beside_its_field_and_kept(
    voted: tuple[Cast, Recommendation], facts: dict[str, Any], field: str
) -> None:
    cast, adopted = voted
    with pytest.raises(Refused) as refusal:
        make(cast, **facts)
    assert refusal.value.field == field
    sent = {"kind": "dissent", "text": "Sand.", **facts}
    with clock.at(closed(cast) + timedelta(days=1)):
        answer = cast.send("tomas", f"recommendations/{adopted.public_id}/statements/new", sent)
    assert answer.status_code == 422
    assert sent["text"][:400].strip() in answer.text or "\0" in sent["text"]


def test_whose_it_is_not_changes_nothing_and_the_author_does_not_sign_twice(
    voted: tuple[Cast, Recommendation],
) -> None:
    cast, _ = voted
    made = make(cast)
    for who, verb in (
        ("tomas", actions.sign_statement),
        ("nia", actions.withdraw_statement),
        ("farida", actions.sign_statement),
        ("dana", actions.sign_statement),
        ("olive", actions.sign_statement),
    ):
        with pytest.raises(NotAllowed):
            act(cast, who, verb, made)
    with pytest.raises(NotFound):
        act(cast, "sunniva", actions.sign_statement, made)
    with pytest.raises(NotAllowed):
        make(cast, "farida")
