"""Endorsement: bound to the words of an edition, answered by each for themselves, printed exactly as answered."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError

from taskforce.charter import queries as charters
from taskforce.core import clock, jobs
from taskforce.core.actor import program
from taskforce.core.errors import NotAllowed, NotFound, Refused, WrongState
from taskforce.core.jobs import Job
from taskforce.members import queries as members
from taskforce.report import actions, assemble, frozen, queries
from taskforce.report.models import Edition, Endorsement, EndorsementAnswer
from taskforce.report.volume import Endorsement as PrintedPage
from tests.people import Cast, send
from tests.report.scene import NOW, begin, build, write

BY = NOW + timedelta(days=7)
SIGNERS = ("cora", "mateo", "nia", "tomas")


@pytest.fixture
def asked(cast: Cast) -> Cast:
    """A report of no recommendations, whose first edition is put forward."""
    begin(cast)
    put_forward(cast)
    return cast


def edition(cast: Cast, now: datetime = NOW) -> Edition:
    """The record as it stands now as an edition, made without printing."""
    with clock.at(now), cast.database.write() as session:
        actor = cast.actor("farida")
        made = actions.export_report(session, actor, queries.report(session, actor))
    with clock.at(now), cast.database.write() as session:
        hand = program(made.task_force_id)
        content = frozen.plain(assemble.volume(queries.record(session, hand)))
        here = queries.edition(session, hand, made.public_id)
        actions.start_edition(session, hand, here)
        facts = actions.Print(frozen.fingerprint_of(content), "b" * 64, 9, 20, {}, content)
        actions.finish_edition(session, hand, here, facts)
    return made


def put_forward(cast: Cast, **facts: Any) -> Endorsement:
    made = edition(cast)
    with clock.at(NOW), cast.database.write() as session:
        actor = cast.actor("farida")
        here = queries.edition(session, actor, made.public_id)
        return actions.open_endorsement(session, actor, here, **{"closes_at": BY, **facts})


def act(cast: Cast, who: str, verb: Any, now: datetime = NOW, **facts: Any) -> None:
    """One act upon the endorsement that is the latest."""
    with clock.at(now), cast.database.write() as session:
        actor = cast.actor(who)
        found = queries.latest_endorsement(session, actor)
        verb(session, actor, found, **facts)


def answer(cast: Cast, who: str, choice: str, **facts: Any) -> None:
    act(cast, who, actions.answer_endorsement, choice=choice, **facts)


def close(cast: Cast, now: datetime = NOW) -> None:
    act(cast, "farida", actions.close_endorsement, now)


def latest(cast: Cast) -> Endorsement:
    with cast.database.read() as session:
        found = queries.latest_endorsement(session, cast.actor("farida"))
    assert found is not None
    return found


def charter(cast: Cast, **facts: Any) -> None:
    with cast.database.write() as session:
        for name, value in facts.items():
            setattr(charters.charter(session, cast.actor("farida")), name, value)


def lend(cast: Cast, *scopes: str) -> None:
    """Mateo lets Dana do these for him, as the charter allows."""
    charter(cast, delegable=["read", *scopes])
    with cast.database.write() as session:
        held = members.lent_to(session, cast.actor("dana"))
        held[0].scopes = ["read", *scopes]


def printed(cast: Cast) -> PrintedPage:
    """The page of endorsement as an edition would print it now."""
    with clock.at(NOW), cast.database.read() as session:
        volume = assemble.volume(queries.record(session, cast.actor("farida")))
    return next(part for part in volume.parts if isinstance(part, PrintedPage))


def links(cast: Cast) -> dict[str, str]:
    """The links in the letters that were written, by to whom."""
    with cast.database.read() as session:
        found = session.scalars(select(Job).where(Job.kind == "mail"))
        mails = [one.payload for one in found]
    return {
        mail["to_address"].split("@")[0]: "/do/" + mail["text"].split("/do/")[1].split()[0]
        for mail in mails
        if "/do/" in mail["text"]
    }


def names(cast: Cast) -> dict[str, list[str]]:
    return {group.title: [one.name for one in group.people] for group in printed(cast).groups}


def test_each_answers_for_themselves_and_the_report_prints_exactly_that(cast: Cast) -> None:
    build(cast)
    assert "Nobody has been asked" in printed(cast).standing
    put_forward(cast)
    assert "Nobody has answered yet" in printed(cast).standing
    lend(cast, "sign")
    answer(cast, "cora", "endorse")
    answer(cast, "dana", "except", exceptions=["own-a-dredge-together"])
    answer(cast, "nia", "endorse")
    answer(cast, "nia", "with_view", view="Sand moves.\n\nSo do we.")
    answer(cast, "tomas", "decline")
    close(cast)
    page = printed(cast)
    assert page.standing == "4 of 4 answered."
    assert names(cast) == {
        "Endorse this report": ["Cora van der Berg"],
        "Endorse this report, with an additional view": ["Nia O’Hara"],
        "Endorse this report, except some recommendations": ["Mateo de la Cruz"],
        "Do not endorse this report": ["Tomáš Dvořák Jr."],
    }
    _, nia, mateo, _ = (group.people[0] for group in page.groups)
    assert nia.view.html == "<p>Sand moves.</p><p>So do we.</p>"
    assert mateo.words == "Except Recommendation 1.1. Answered by Dana Reyes for Mateo de la Cruz."


def test_the_edition_that_prints_the_answers_says_the_same_as_the_one_that_was_endorsed(asked: Cast) -> None:
    answer(asked, "cora", "endorse")
    close(asked)
    made = edition(asked)
    with asked.database.read() as session:
        here = queries.edition(session, asked.actor("farida"), made.public_id)
        content = queries.manuscript(session, here)
        assert queries.endorsement_of(session, asked.actor("farida"), content) is not None
    page = next(part for part in content["parts"] if part["is"] == "Endorsement")
    assert [one["name"] for group in page["groups"] for one in group["people"]] == ["Cora van der Berg"]


def test_answers_on_other_words_are_not_printed_and_everybody_is_asked_anew(asked: Cast) -> None:
    answer(asked, "cora", "endorse")
    close(asked)
    write(asked, "method", "We read one survey.")
    assert (names(asked), "Nobody has been asked" in printed(asked).standing) == ({}, True)
    again = put_forward(asked)
    assert len(again.silent) == len(SIGNERS)
    page = asked.get("cora", f"report/endorsements/{again.public_id}").text
    assert "What changed since edition 1, which you answered" in page
    assert "<ins>We read one survey." in " ".join(page.split())
    assert "What changed" not in asked.get("nia", f"report/endorsements/{again.public_id}").text


def test_editorial_changes_carry_answers_only_where_the_charter_says_so(asked: Cast) -> None:
    answer(asked, "cora", "with_view", view="Sand.")
    close(asked)
    write(asked, "method", "We read one surwey.")
    with pytest.raises(Refused, match="endorsed anew"):
        put_forward(asked, is_editorial=True)
    charter(asked, carries_editorial=True)
    made = put_forward(asked, is_editorial=True)
    carried = {one.printed_name: one.answer.is_carried for one in made.signers if one.answer}
    assert carried == {"Cora van der Berg": True}
    assert (
        "taken over from the edition before"
        in asked.get("farida", f"report/endorsements/{made.public_id}").text
    )
    answer(asked, "cora", "decline")
    last = queries.signer(latest(asked), asked.actor("cora").person_id)
    assert last
    assert last.answer
    assert (last.answer.choice, last.answer.is_carried, len(last.answers)) == ("decline", False, 2)


def test_nobody_is_printed_by_name_before_their_office_has_cleared_it(cast: Cast) -> None:
    charter(cast, asks_clearance=True)
    begin(cast)
    put_forward(cast)
    lend(cast, "sign")
    answer(cast, "mateo", "endorse")
    for state in ("requested", "counsel", "refused"):
        act(cast, "dana", actions.state_clearance, clearance=state)
        assert (names(cast), "1 answer is not printed" in printed(cast).standing) == ({}, True)
    act(cast, "mateo", actions.state_clearance, clearance="cleared")
    assert names(cast) == {"Endorse this report": ["Mateo de la Cruz"]}
    with pytest.raises(NotAllowed):
        act(cast, "farida", actions.state_clearance, clearance="cleared")


def test_no_edition_is_published_before_the_co_chairs_have_endorsed_it(asked: Cast) -> None:
    charter(asked, co_chairs_needed=1)
    with pytest.raises(WrongState, match=r"is open\. Close it first"):
        publish(asked, 1)
    answer(asked, "nia", "endorse")
    close(asked)
    with pytest.raises(WrongState, match=r"wants 1 co-chair .* 0 have so far"):
        publish(asked, 1)
    write(asked, "method", "Another text.")
    put_forward(asked)
    answer(asked, "cora", "endorse")
    close(asked, now=NOW + timedelta(hours=1))
    with pytest.raises(WrongState, match="settled after this edition"):
        publish(asked, 2)
    edition(asked, now=NOW + timedelta(hours=2))
    publish(asked, 3)


def publish(cast: Cast, number: int) -> None:
    with clock.at(NOW + timedelta(days=1)), cast.database.write() as session:
        actor = cast.actor("farida")
        whole = queries.report(session, actor)
        here = next(one for one in whole.editions if one.number == number)
        actions.publish_edition(session, actor, whole, here)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"choice": "perhaps"}, "choice"),
        ({"choice": "with_view"}, "view"),
        ({"choice": "with_view", "view": "word " * 501}, "view"),
        ({"choice": "with_view", "view": "x" * 1_000_000}, "view"),
        ({"choice": "endorse", "view": "But"}, "view"),
        ({"choice": "except"}, "exceptions"),
        ({"choice": "except", "exceptions": ["no-such-key"]}, "exceptions"),
        ({"choice": "decline", "exceptions": ["no-such-key"]}, "exceptions"),
    ],
)
def test_an_answer_that_does_not_hold_together_is_refused_beside_its_field(
    asked: Cast, facts: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refusal:
        answer(asked, "nia", **facts)
    assert refusal.value.field == field
    sent = asked.send("nia", f"report/endorsements/{latest(asked).public_id}/answer", facts)
    assert sent.status_code == 422
    assert len(latest(asked).silent) == len(SIGNERS)


@pytest.mark.parametrize("who", ["farida", "olive", "dana", "stig", "sunniva"])
def test_nobody_answers_who_is_not_asked_or_was_not_let_sign(asked: Cast, who: str) -> None:
    with pytest.raises(NotAllowed if who not in ("stig", "sunniva") else (NotFound, AttributeError)):
        answer(asked, who, "endorse")


def test_after_the_close_nothing_is_taken_not_even_by_the_database(asked: Cast) -> None:
    close(asked)
    with pytest.raises(WrongState, match="closed"):
        answer(asked, "nia", "endorse")
    with pytest.raises(WrongState, match="closed already"):
        close(asked)
    signer = latest(asked).signers[0]
    late = EndorsementAnswer(
        task_force_id=signer.task_force_id, signer_id=signer.id, choice="endorse", at=NOW, by_name="Nobody"
    )
    with pytest.raises(DatabaseError, match="no answer is taken"), asked.database.write() as session:
        session.add(late)


def test_the_link_in_the_letter_answers_once_and_for_its_person_alone(asked: Cast) -> None:
    with clock.at(NOW):
        jobs.run_due(asked.database, asked.app.extensions["settings"])
        letters = links(asked)
        assert set(letters) == set(SIGNERS)
        client, path = asked.app.test_client(), letters["nia"]
        assert "Do you endorse this report?" in client.get(path).text
        assert send(client, path, {"choice": "with_view"}).status_code == 422
        assert "Your answer is kept" in send(client, path, {"choice": "decline"}).text
        assert send(client, path, {"choice": "endorse"}).status_code == 404
        close(asked)
        assert client.get(letters["tomas"]).status_code == 404
    said = {one.printed_name: one.answer.choice for one in latest(asked).signers if one.answer}
    assert said == {"Nia O’Hara": "decline"}
