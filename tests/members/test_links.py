"""Links that do one thing for one person: what they open, and that they open nothing else."""

from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused
from taskforce.members import actions as members
from taskforce.members import links, queries
from taskforce.members.models import Login, OnePurposeLink
from taskforce.web.forms import Form, Line
from tests.people import Cast, send

THING = "thing00000001"


class WordForm(Form):
    """One word."""

    word = Line("A word", required=False)


class Bell:
    """A purpose for the tests: rings with the name of who rang. `is_there`: whether its thing still exists."""

    def __init__(self) -> None:
        self.rings: list[tuple[str, str, str]] = []
        self.is_there = True

    def show(self, session: Session, actor: Actor, subject: str) -> links.Shown | None:
        return links.Shown("Ring the bell", "members/_ring.html") if self.is_there else None

    def act(self, session: Session, actor: Actor, subject: str, facts: dict[str, Any]) -> str:
        if facts["word"] == "no":
            raise Refused("word", "Any word but that one.")
        self.rings.append((actor.name, subject, facts["answer"]))
        return "The bell has rung."


@pytest.fixture
def bell(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Bell:
    made = Bell()
    monkeypatch.setitem(links._purposes, "ring", links.Purpose(WordForm, made.show, made.act))
    loader = cast.app.jinja_loader
    assert loader is not None
    known = loader.get_source
    monkeypatch.setattr(
        loader,
        "get_source",
        lambda env, name: (
            ("{{ form.word() }}<button name=answer value=yes>Ring</button>", None, lambda: True)
            if name == "members/_ring.html"
            else known(env, name)
        ),
    )
    return made


def link(cast: Cast, name: str = "mateo", *, lasts: timedelta = timedelta(days=1)) -> str:
    """The secret of a new link to ring the bell."""
    with cast.database.write() as session:
        person = queries.by_key(session, cast.actor(name))[name]
        return members.make_link(session, person, "ring", THING, ends_at=clock.now() + lasts)


def ring(client: FlaskClient, token: str, **facts: object) -> int:
    return send(client, f"/do/{token}", {"answer": "yes", **facts}).status_code


def test_looking_uses_nothing_up_and_the_act_uses_it_once(cast: Cast, bell: Bell) -> None:
    token, client = link(cast), cast.app.test_client()
    for _ in range(3):
        answer = client.get(f"/do/{token}")
        assert (answer.status_code, "Ring the bell" in answer.text) == (200, True)
    assert bell.rings == []
    assert ring(client, token) == 200
    assert ring(client, token) == 404
    assert bell.rings == [("Mateo de la Cruz", THING, "yes")]


def test_whoever_acts_by_link_is_not_signed_in(cast: Cast, bell: Bell) -> None:
    token, client = link(cast), cast.app.test_client()
    assert ring(client, token) == 200
    assert client.get("/t/rivers/people").status_code == 303
    with cast.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Login)) == 0


def test_a_refused_act_leaves_the_link_good(cast: Cast, bell: Bell) -> None:
    token, client = link(cast), cast.app.test_client()
    refused = send(client, f"/do/{token}", {"word": "no"})
    assert (refused.status_code, "Any word but that one." in refused.text) == (422, True)
    assert ring(client, token) == 200


def bad_tokens(cast: Cast, bell: Bell) -> dict[str, str]:
    """Links that are good for nothing, each for its own reason."""
    late, replaced = link(cast, "nia", lasts=-timedelta(seconds=1)), link(cast)
    used = link(cast)
    assert ring(cast.app.test_client(), used) == 200
    left = link(cast, "tomas")
    with cast.database.write() as session:
        queries.by_key(session, cast.actor("farida"))["tomas"].left_at = clock.now()
    return {"late": late, "replaced": replaced, "used": used, "of who has left": left, "made up": "x"}


def test_every_bad_link_answers_the_same_bare_page(cast: Cast, bell: Bell) -> None:
    client, tokens = cast.app.test_client(), bad_tokens(cast, bell)
    answers = {name: client.get(f"/do/{token}") for name, token in tokens.items()}
    assert {answer.status_code for answer in answers.values()} == {404}
    assert len({answer.text for answer in answers.values()}) == 1
    assert "Mateo" not in answers["used"].text
    assert "Rivers" not in answers["used"].text
    assert {ring(client, token) for token in tokens.values()} == {404}
    assert len(bell.rings) == 1


def test_a_link_whose_thing_is_gone_is_no_longer_good(cast: Cast, bell: Bell) -> None:
    token = link(cast)
    bell.is_there = False
    assert cast.app.test_client().get(f"/do/{token}").status_code == 404
    assert ring(cast.app.test_client(), token) == 404
    assert bell.rings == []


def test_only_the_hash_is_kept_and_rows_past_their_hour_go(cast: Cast, bell: Bell) -> None:
    link(cast, "nia", lasts=-timedelta(days=1))
    token = link(cast)
    with cast.database.read() as session:
        kept = session.scalars(select(OnePurposeLink)).all()
    assert [row.person_id for row in kept] == [cast.actor("mateo").person_id]
    assert token not in str(vars(kept[0]))
    assert len(token) == 43


def test_a_link_does_one_thing_and_no_form_of_another_purpose(cast: Cast, bell: Bell) -> None:
    token = link(cast)
    client = cast.app.test_client()
    assert send(client, f"/invitation/{token}", {"answer": "yes"}).status_code == 404
    assert send(client, f"/sign-in/{token}", {}).status_code == 404


def test_a_post_without_the_token_of_the_page_is_refused(cast: Cast, bell: Bell) -> None:
    assert cast.app.test_client().post(f"/do/{link(cast)}").status_code == 400
    assert bell.rings == []


def test_a_purpose_that_nobody_brought_makes_no_link(cast: Cast) -> None:
    with cast.database.write() as session, pytest.raises(LookupError):
        person = queries.by_key(session, cast.actor("mateo"))["mateo"]
        members.make_link(session, person, "fly", THING, ends_at=clock.now())
