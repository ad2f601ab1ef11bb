"""Approving how one is printed: by link, on the page, elsewhere; and what a change does to it."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.core import jobs
from taskforce.core.errors import NotAllowed, Refused
from taskforce.members import actions as members
from taskforce.members import queries
from taskforce.members.queries import Sheet
from tests.people import Cast, send

HERE = {"base_url": "https://rivers.example", "task_force": "Task Force on Rivers"}


def sheet(session: Session, cast: Cast, name: str = "mateo") -> Sheet:
    return next(one for one in queries.sheets(session, cast.actor("farida")) if one.person.key == name)


def stands(cast: Cast, name: str = "mateo") -> dict[str, str]:
    """Where each part of this person stands."""
    with cast.database.read() as session:
        return {str(line.part): str(line.stand) for line in sheet(session, cast, name).lines}


def edit(cast: Cast, name: str = "mateo", **facts: str) -> None:
    with cast.database.write() as session:
        person = queries.by_key(session, cast.actor("farida"))[name]
        members.edit_person(session, cast.actor("farida"), person, edition=person.edition, **facts)


def ask(cast: Cast, name: str = "mateo", address: str = "") -> str:
    """The facilitator asks by mail; returns the secret of the link in it."""
    with cast.database.write() as session:
        there = sheet(session, cast, name)
        members.send_for_approval(session, cast.actor("farida"), there, address=address, **HERE)
    return str(re.findall(r"/do/(\S+)", letters(cast)[-1]["text"])[0])


def letters(cast: Cast) -> list[dict[str, str]]:
    with cast.database.read() as session:
        mails = session.scalars(select(jobs.Job).where(jobs.Job.kind == "mail").order_by(jobs.Job.id))
        return [job.payload for job in mails]


def press(client: FlaskClient, token: str, answer: str = "approve", **facts: str) -> tuple[int, str]:
    """Open the link and press a button, with what the page had in its hidden fields."""
    shown = client.get(f"/do/{token}").text
    fields = re.findall(r'<input[^>]*name="digest"[^>]*>', shown)
    assert len(fields) <= 1  # a browser sends them all, and the first one counts
    digest = re.findall(r'value="(\w*)"', "".join(fields))
    said = send(client, f"/do/{token}", {"answer": answer, "digest": digest[0] if digest else "", **facts})
    return said.status_code, said.text


def test_approval_is_two_taps_and_opens_nothing_else(cast: Cast) -> None:
    edit(cast, quote="Rivers join us.", bio_short="Mayor since 2019.")
    client, token = cast.app.test_client(), ask(cast)
    assert stands(cast) == {"name": "sent", "quote": "sent", "bio": "sent", "photo": "nothing"}
    page = client.get(f"/do/{token}").text
    assert "Rivers join us." in page
    assert "Mayor since 2019." in page
    assert press(client, token)[0] == 200
    assert stands(cast) == {"name": "approved", "quote": "approved", "bio": "approved", "photo": "nothing"}
    assert client.get("/t/rivers/approve").status_code == 303
    assert press(client, token)[0] == 404


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"printed_name": "Mateo de la Cruz."}, "name"),
        ({"printed_title": "Mayor"}, "name"),
        ({"quote": "Rivers join us!"}, "quote"),
        ({"quote_context": "At the launch"}, "quote"),
        ({"bio_long": "x"}, "bio"),
    ],
)
def test_one_character_asks_again_and_only_for_that_part(
    cast: Cast, change: dict[str, str], part: str
) -> None:
    edit(cast, quote="Rivers join us.", bio_short="Mayor since 2019.")
    press(cast.app.test_client(), ask(cast))
    edit(cast, **change)
    settled = {"name": "approved", "quote": "approved", "bio": "approved", "photo": "nothing"}
    assert stands(cast) == {**settled, part: "changed"}
    with cast.database.read() as session:
        before = {name: "Mateo de la Cruz" if name == "printed_name" else "" for name in change}
        before |= {"quote": "Rivers join us."} if "quote" in change else {}
        assert sheet(session, cast).open
    edit(cast, **before)
    assert stands(cast) == settled


def test_what_changed_between_looking_and_pressing_is_not_approved(cast: Cast) -> None:
    client, token = cast.app.test_client(), ask(cast)
    stale = re.findall(r'name="digest" value="(\w+)"', client.get(f"/do/{token}").text)[0]
    edit(cast, printed_title="Mayor")
    answer = send(client, f"/do/{token}", {"answer": "approve", "digest": stale})
    assert (answer.status_code, "changed while you were reading" in answer.text) == (422, True)
    assert stands(cast)["name"] == "sent"
    assert press(client, token)[0] == 200
    assert stands(cast)["name"] == "approved"


def test_a_change_is_asked_for_in_words_which_the_facilitator_reads(cast: Cast) -> None:
    edit(cast, quote="Rivers join us.")
    client, token = cast.app.test_client(), ask(cast)
    assert press(client, token, "change", words="Shorter")[0] == 422  # of what?
    assert press(client, token, "change", part="quote")[0] == 422  # how?
    assert press(client, token, "change", part="photo", words="Shorter")[0] == 422  # there is none
    assert press(client, token, "change", part="quote", words="“Rivers bind us.”")[0] == 200
    assert stands(cast) == {"name": "sent", "quote": "changes_asked", "bio": "nothing", "photo": "nothing"}
    with cast.database.read() as session:
        public_id = sheet(session, cast).person.public_id
    assert "“Rivers bind us.”" in cast.get("farida", f"people/{public_id}/approvals").text


def test_the_mail_holds_one_link_and_none_of_the_words(cast: Cast) -> None:
    edit(cast, quote="Rivers join us.", bio_short="Mayor since 2019.")
    token = ask(cast)
    letter = letters(cast)[-1]
    assert letter["to_address"] == "mateo@example.org"
    assert letter["text"].count("https://") == 1
    assert f"https://rivers.example/do/{token}" in letter["text"]
    assert "your printed name and title, your quote and your bio" in letter["text"]
    assert not re.search("Rivers join|2019", letter["text"])


def test_everybody_is_asked_once_a_day_and_unknown_addresses_are_told(cast: Cast) -> None:
    with cast.database.write() as session:
        members.add_person(session, cast.actor("farida"), printed_name="Ada Lund", roles=["member"])
    with cast.database.write() as session:
        first = members.send_all_for_approval(session, cast.actor("farida"), **HERE)
    with cast.database.write() as session:
        again = members.send_all_for_approval(session, cast.actor("farida"), **HERE)
    assert first[0] >= 6
    assert (first[1], again) == (["Ada Lund"], (0, ["Ada Lund"]))
    with cast.database.write() as session, pytest.raises(Refused, match="No mail address"):
        there = next(
            one
            for one in queries.sheets(session, cast.actor("farida"))
            if one.person.printed_name == "Ada Lund"
        )
        members.send_for_approval(session, cast.actor("farida"), there, **HERE)


def test_a_person_approves_on_their_own_page(cast: Cast) -> None:
    shown = cast.get("mateo", "approve").text
    digest = re.findall(r'name="digest" value="(\w+)"', shown)[0]
    assert cast.send("mateo", "approve", {"answer": "approve", "digest": digest}).status_code == 303
    assert stands(cast)["name"] == "approved"
    assert stands(cast, "nia")["name"] == "not_sent"


def test_nobody_approves_for_another(cast: Cast) -> None:
    with cast.database.write() as session:
        there = sheet(session, cast)
        for name in ("farida", "nia", "stig"):
            with pytest.raises(NotAllowed):
                members.approve(session, cast.actor(name), there, digest=there.digest)
            with pytest.raises(NotAllowed):
                members.ask_for_change(
                    session, cast.actor(name), there, part="name", words="x", digest=there.digest
                )
        for name in ("mateo", "nia", "stig"):
            with pytest.raises(NotAllowed):
                members.record_approval(
                    session, cast.actor(name), there, parts=["name"], by_name="M", words="by telephone"
                )
            with pytest.raises(NotAllowed):
                members.send_for_approval(session, cast.actor(name), there, **HERE)
        with pytest.raises(NotAllowed):
            members.send_all_for_approval(session, cast.actor("nia"), **HERE)
    assert stands(cast)["name"] == "not_sent"


def test_an_approval_given_elsewhere_says_by_whom_and_how(cast: Cast) -> None:
    with cast.database.read() as session:
        public_id = sheet(session, cast).person.public_id
    facts = {"parts": ["name", "quote"], "by_name": "Dana Reyes, chief of staff", "words": "by telephone"}
    assert cast.send("farida", f"people/{public_id}/approvals", facts).status_code == 303
    assert stands(cast) == {"name": "approved", "quote": "nothing", "bio": "nothing", "photo": "nothing"}
    page = cast.get("farida", f"people/{public_id}/approvals").text
    for words in ("Dana Reyes, chief of staff", "by telephone", "written down by", "Farida Okonjo"):
        assert words in page
    nothing = {**facts, "parts": ["bio"]}
    assert cast.send("farida", f"people/{public_id}/approvals", nothing).status_code == 422


def test_the_table_tells_who_lacks_what(cast: Cast) -> None:
    press(cast.app.test_client(), ask(cast))
    page = cast.get("farida", "approvals").text
    assert page.count("Not asked yet") >= 5
    assert page.count(">Approved<") == 1
    assert cast.get("mateo", "approvals").status_code == 403
