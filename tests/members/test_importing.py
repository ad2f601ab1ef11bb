"""A list of people: looked at, stored whole or not at all, invited at once."""

import io
import time
from datetime import timedelta

import pytest

from taskforce.core import clock
from taskforce.members import queries
from taskforce.members.models import Person
from taskforce.members.rules import roster
from taskforce.members.states import Level, RoleName
from tests.members.test_directory import letters
from tests.people import Cast, send

LIST = "Name;Title;Mail;Role\nAna María de la Fuente;=1+1;ana@example.org;co-chair\nBen O’Hara;Mayor;ben@example.org;\n"
STORE = {"way": "store"}


def test_a_list_knows_the_levels_and_roles_that_a_person_can_have() -> None:
    assert set(roster.LEVELS.values()) == set(Level)
    assert set(roster.ROLES.values()) == set(RoleName) - {
        RoleName.DELEGATE
    }  # who acts for somebody is named there


def names(cast: Cast) -> set[str]:
    with cast.database.read() as session:
        return {person.printed_name for person in queries.everybody(session, cast.actor("farida"))}


def test_a_list_is_looked_at_and_nothing_is_stored_until_it_is_confirmed(cast: Cast) -> None:
    before = names(cast)
    page = cast.send("farida", "people/import", {"text": LIST}).text
    assert "2 people can be put on the list" in page
    assert "Put 2 people on the list" in page
    assert names(cast) == before
    assert cast.send("farida", "people/import", {"text": LIST, **STORE}).status_code == 303
    assert names(cast) - before == {"Ana María de la Fuente", "Ben O’Hara"}
    assert "Ana María de la Fuente" in cast.get("nia", "people").text


def test_a_file_is_read_like_a_pasted_text(cast: Cast) -> None:
    file = (io.BytesIO(LIST.encode("cp1252")), "people.csv")
    page = cast.send("farida", "people/import", {"file": file}).text
    assert "Ana María de la Fuente" in page
    assert "2 people can be put on the list" in page


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Cy Day;Mayor;nia@example.org;", "Nia O’Hara has this address already."),
        ("Cy Day;Mayor;cy at example;", "no mail address"),
        ("Cy Day;Mayor;cy@example.org;emperor", "One of: member"),
    ],
)
def test_one_faulty_line_stores_nobody(cast: Cast, line: str, words: str) -> None:
    before = names(cast)
    for way in ({}, STORE):
        answer = cast.send("farida", "people/import", {"text": LIST + line, **way})
        assert words in answer.text
        assert "1 of 3 lines has a fault" in answer.text
        assert "Put 2 people" not in answer.text
    assert names(cast) == before


def test_who_is_here_already_is_said_by_name_and_can_be_left_out(cast: Cast) -> None:
    text = LIST + "Mateo de la Cruz;Mayor;;\nCy Day;;nia@example.org;"
    assert (
        "Mateo de la Cruz is on the list already."
        in cast.send("farida", "people/import", {"text": text}).text
    )
    answer = cast.send("farida", "people/import", {"text": text, "leave_out_known": "y"})
    assert "2 left out: on the list already." in answer.text
    before = len(names(cast))
    cast.send("farida", "people/import", {"text": text, "leave_out_known": "y", **STORE})
    assert len(names(cast)) == before + 2


@pytest.mark.parametrize("name", ["cora", "nia", "olive", "felix", "dana"])
def test_only_the_facilitator_imports_and_invites(cast: Cast, name: str) -> None:
    assert cast.send(name, "people/import", {"text": LIST, **STORE}).status_code == 403
    assert cast.send(name, "people/invite-all", {}).status_code == 403
    assert cast.get(name, "people/import/template.csv").status_code == 403


def test_everybody_imported_is_invited_at_once_and_nobody_twice(cast: Cast) -> None:
    cast.send("farida", "people/import", {"text": LIST, **STORE})
    with cast.database.read() as session:
        waiting = [one.public_id for one in queries.never_invited(session, cast.actor("farida"))]
    assert "Invite 2 at once" in cast.get("farida", "people").text
    for _ in range(2):
        cast.send("farida", "people/invite-all", {"people": waiting})
    assert sum("/invitation/" in letter for letter in letters(cast)) == 2
    assert "Nobody waits for an invitation" in cast.get("farida", "people/invite-all").text


def test_a_person_of_another_task_force_is_invited_by_no_list(cast: Cast) -> None:
    with cast.database.write() as session:
        stranger = session.query(Person).filter_by(key="sunniva").one()
        stranger.account_id, stranger.address = None, "sunniva@example.org"
        public_id = stranger.public_id
    assert cast.send("farida", "people/invite-all", {"people": [public_id]}).status_code == 422
    assert letters(cast) == []


def test_the_empty_table_is_a_list_that_we_read(cast: Cast) -> None:
    answer = cast.get("farida", "people/import/template.csv")
    assert answer.headers["Content-Disposition"] == "attachment; filename=people.csv"
    assert answer.data.startswith(b"\xef\xbb\xbfName,Title,")


def test_five_hundred_people_are_looked_at_and_stored_while_somebody_waits(cast: Cast) -> None:
    """Measured in seconds of the processor, so that a busy machine is no fault."""
    text = "Name;Mail\n" + "".join(f"Person {n};p{n}@example.org\n" for n in range(500))
    begun = time.process_time()
    assert "500 people can be put on the list" in cast.send("farida", "people/import", {"text": text}).text
    looked = time.process_time()
    assert cast.send("farida", "people/import", {"text": text, **STORE}).status_code == 303
    stored = time.process_time()
    assert looked - begun < 2
    assert stored - looked < 6


def test_an_invitation_is_taken_back_and_its_link_opens_nothing(cast: Cast) -> None:
    cast.send("farida", "people/import", {"text": LIST, **STORE})
    with cast.database.read() as session:
        ana = next(one for one in queries.never_invited(session, cast.actor("farida")) if one.given == "")
    path = f"/t/rivers/people/{ana.public_id}"
    assert cast.send("farida", f"{path}/withdraw-invitation", {}).status_code == 409
    cast.send("farida", f"{path}/invite", {"address": "ana@example.org"})
    link = letters(cast)[-1].split("/invitation/")[1].split()[0]
    assert cast.send("nia", f"{path}/withdraw-invitation", {}).status_code == 403
    assert cast.send("farida", f"{path}/withdraw-invitation", {}).status_code == 303
    assert cast.app.test_client().get(f"/invitation/{link}").status_code == 404
    assert "Invitation taken back" in cast.get("farida", "people").text
    assert cast.send("farida", f"{path}/withdraw-invitation", {}).status_code == 409


def test_whoever_declines_may_say_why_and_can_be_invited_again(cast: Cast) -> None:
    cast.send("farida", "people/import", {"text": LIST, **STORE})
    with cast.database.read() as session:
        ana = queries.never_invited(session, cast.actor("farida"))[0]
    path = f"/t/rivers/people/{ana.public_id}"
    cast.send("farida", f"{path}/invite", {"address": "ana@example.org"})
    link = letters(cast)[-1].split("/invitation/")[1].split()[0]
    send(cast.app.test_client(), f"/invitation/{link}", {"answer": "no", "word": "Not before May."})
    page = cast.get("farida", path).text
    assert "Not before May." in page
    assert "Send it again" in page
    assert "Not before May." not in cast.get("nia", path).text
    with clock.at(clock.now() + timedelta(hours=3)):
        cast.send("farida", f"{path}/invite", {"address": "ana@example.org"})
        page = cast.get("farida", path).text
    assert "Sent again" in page
    assert "Not answered yet" in page
