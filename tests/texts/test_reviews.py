"""Reviews from outside: a link opens one text, and no other door."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from taskforce.core import clock, jobs
from taskforce.core.errors import NotAllowed, Refused, WrongState
from taskforce.core.jobs import Job
from taskforce.texts import actions, queries
from taskforce.texts.actions.reviews import Named
from taskforce.texts.models import Comment, Review
from taskforce.texts.states import Standing
from tests.people import Cast, send
from tests.texts.scenes import Scene

ADA, BO = Named("Ada Stone", "Library", "ada@example.net"), Named("Bo Lind", "", "bo@example.net")


@pytest.fixture
def scene(cast: Cast) -> Scene:
    made = Scene(cast).begin()
    made.write()
    return made


def ask(cast: Cast, scene: Scene, by: str = "farida", **facts: object) -> Review:
    given: dict[str, object] = {"kind": "fact_check", "reviewers": [ADA, BO]} | facts
    with cast.database.write() as session:
        actor = cast.actor(by)
        text = queries.text(session, actor, scene.public_id)
        return actions.open_review(session, actor, text, **given)  # type: ignore[arg-type]


def run(cast: Cast, later: timedelta = timedelta(0)) -> None:
    with clock.at(clock.now() + later):
        jobs.run_due(cast.database, cast.app.extensions["settings"])


def links(cast: Cast) -> dict[str, str]:
    """The latest link of each, by the first part of the address."""
    with cast.database.read() as session:
        found = session.scalars(select(Job).where(Job.kind == "mail").order_by(Job.id))
        letters = {
            one.payload["to_address"].split("@")[0]: one.payload["text"]
            for one in found
            if "text" in one.payload
        }
    return {name: "/review/" + text.split("/review/")[1].split()[0] for name, text in letters.items()}


def done(cast: Cast, review: Review) -> dict[str, Standing]:
    with cast.database.read() as session:
        found = queries.review(session, cast.actor("farida"), review.public_id)
        return {one.reviewer.name: one.standing for one in queries.reviewed(session, found)}


def test_each_reviewer_says_something_or_nothing_by_their_own_link(cast: Cast, scene: Scene) -> None:
    review = ask(cast, scene)
    run(cast)
    ada, bo = (links(cast)[name] for name in ("ada", "bo"))
    browser = cast.app.test_client()
    assert "Ada Stone" in browser.get(ada).text
    facts = {"on": "", "kind": "critical", "body": "Ten, says the survey.", "words": "", "proposed": ""}
    assert send(browser, ada, facts).status_code == 303
    assert "Ten, says the survey." in browser.get(ada).text
    assert "Ten, says the survey." not in browser.get(bo).text
    assert send(browser, bo, {"way": "pass"}).status_code == 303
    assert done(cast, review) == {"Ada Stone": "commented", "Bo Lind": "no_comments"}
    with cast.database.write() as session:
        one = session.scalars(select(Comment)).one()
        assert (one.by_id, one.by_name) == (None, "Ada Stone (fact check)")
        farida = cast.actor("farida")
        said = queries.comment(session, farida, one.public_id)
        actions.dispose_comment(session, farida, said, disposition="rejected", reason="Eleven, says another.")
    assert "Eleven, says another." in browser.get(ada).text


def test_the_link_opens_no_other_door_and_no_other_comment(cast: Cast, scene: Scene) -> None:
    with cast.database.write() as session:
        hand = cast.actor("farida")
        actions.open_comments(session, hand, queries.text(session, hand, scene.public_id))
    scene.comment(by="nia", body="Between ourselves.")
    ask(cast, scene)
    run(cast)
    browser = cast.app.test_client()
    page = browser.get(links(cast)["ada"])
    assert "Between ourselves." not in page.text
    assert browser.get("/t/rivers/today").status_code in (302, 303)
    assert browser.get(links(cast)["ada"] + "x").status_code == 404


def test_who_is_silent_gets_a_new_link_and_the_old_one_is_dead(cast: Cast, scene: Scene) -> None:
    review = ask(cast, scene)
    run(cast)
    first = links(cast)
    browser = cast.app.test_client()
    assert send(browser, first["bo"], {"way": "pass"}).status_code == 303
    with cast.database.write() as session:
        hand = cast.actor("cora")
        assert actions.remind_review(session, hand, queries.review(session, hand, review.public_id)) == 1
    run(cast)
    second = links(cast)
    assert second["ada"] != first["ada"]
    assert second.get("bo", first["bo"]) == first["bo"]
    assert browser.get(first["ada"]).status_code == 404


def test_it_closes_at_its_hour_and_what_was_said_can_still_be_read(cast: Cast, scene: Scene) -> None:
    day = timedelta(days=1)
    review = ask(cast, scene, closes_at=clock.now() + day, audience="co_chairs")
    run(cast)
    ada = links(cast)["ada"]
    browser = cast.app.test_client()
    send(browser, ada, {"on": "", "kind": "editorial", "body": "A comma."})
    run(cast, day * 2)
    assert done(cast, review)["Bo Lind"] == "silent"
    page = browser.get(ada).text
    assert "This review is closed" in page
    assert "A comma." in page
    assert send(browser, ada, {"on": "", "kind": "editorial", "body": "Another."}).status_code == 409
    with cast.database.read() as session:
        assert session.scalars(select(Comment)).one().audience == "co_chairs"
        found = session.scalars(select(Review)).one()
        assert (found.state, found.closed_by_name) == ("closed", "Taskforce")


def test_what_cannot_be_asked_is_refused(cast: Cast, scene: Scene) -> None:
    wrong: tuple[dict[str, object], ...] = (
        {"kind": "gossip"},
        {"reviewers": []},
        {"reviewers": [ADA, ADA]},
        {"closes_at": clock.now()},
        {"audience": "private"},
    )
    for facts in wrong:
        with pytest.raises(Refused):
            ask(cast, scene, **facts)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        ask(cast, scene, by="nia")
    review = ask(cast, scene)
    for verb in ("close_review", "close_review"):
        with cast.database.write() as session:
            hand = cast.actor("farida")
            found = queries.review(session, hand, review.public_id)
            if found.is_open:
                getattr(actions, verb)(session, hand, found)
            else:
                with pytest.raises(WrongState):
                    getattr(actions, verb)(session, hand, found)


def test_it_is_asked_on_the_page_of_the_text(cast: Cast, scene: Scene) -> None:
    farida, where = cast.browser("farida"), f"/t/rivers/texts/{scene.public_id}/review"
    facts = {"kind": "legal", "audience": "all", "reviewers": "Ada Stone; Library; not an address"}
    answer = send(farida, where, facts)
    assert answer.status_code == 422
    assert "Line 1 should be" in answer.text
    facts["reviewers"] = "Ada Stone; Library; ada@example.net\n\nBo Lind; bo@example.net"
    assert send(farida, where, facts).status_code == 303
    page = farida.get(where).text
    for words in ("Legal of version 1", "Ada Stone", "Bo Lind", "Silent"):
        assert words in page


def test_a_reviewer_speaks_for_themselves_alone(cast: Cast, scene: Scene) -> None:
    review = ask(cast, scene)
    with cast.database.write() as session:
        found = queries.review(session, cast.actor("farida"), review.public_id)
        ada, bo = (queries.reviewer(session, one) for one in found.reviewers)
        with pytest.raises(NotAllowed):
            actions.pass_review(session, queries.actor_of_reviewer(bo), ada)
