"""People: the list, the printed names, the invitations."""

import email
import email.policy
import re
from datetime import timedelta

import pytest

from taskforce.core import clock, jobs
from tests.people import Cast, send, whole_form

NEW = {"printed_name": "Ana María de la Fuente", "family": "de la Fuente", "given": "Ana María", "level": "state",
       "roles": "member", "precedence": "7", "edition": "0", "printed_title": "Secretary of State"}  # fmt: skip


def add(cast: Cast, **changes: str) -> str:
    """Put a person on the list; returns the path of the new page."""
    answer = cast.send("farida", "people/add", {**NEW, **changes})
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def letters(cast: Cast) -> list[str]:
    """The texts of all mail that was sent."""
    settings = cast.app.extensions["settings"]
    jobs.run_due(cast.database, settings)
    files = sorted((settings.data / "outbox").glob("*.eml"))
    return [
        email.message_from_bytes(file.read_bytes(), policy=email.policy.default).get_content()
        for file in files
    ]


def test_a_person_is_added_and_sorted_by_family_name(cast: Cast) -> None:
    page = cast.get("mateo", add(cast)).text
    assert "de la Fuente, Ana María" in page
    assert "Secretary of State" in page


@pytest.mark.parametrize("name", ["cora", "mateo", "olive"])
def test_only_the_facilitator_adds_people(cast: Cast, name: str) -> None:
    assert cast.send(name, "people/add", NEW).status_code == 403


def test_mail_addresses_are_for_the_facilitator(cast: Cast) -> None:
    path = re.search(r'href="(/t/rivers/people/\w{13})"[^>]*>Nia', cast.get("farida", "people").text)
    assert path
    assert "nia@example.org" in cast.get("farida", path[1]).text
    assert "nia@example.org" not in cast.get("mateo", path[1]).text


def test_an_invitation_is_mailed_and_taken_once_by_a_button(cast: Cast) -> None:
    path = add(cast)
    answer = cast.send("farida", f"{path}/invite", {"address": "ana@example.org"})
    assert answer.status_code == 303
    link = re.search(r"/invitation/\S+", letters(cast)[-1])
    assert link
    guest = cast.app.test_client()
    for _ in range(3):
        assert "Secretary of State" in guest.get(link[0]).text
    assert "Your seat in the Task Force on Rivers" in guest.get(link[0]).text
    assert "Invited" in cast.get("farida", "people").text
    assert send(guest, link[0], {"answer": "yes"}).status_code == 303
    assert "You have taken your seat." in guest.get("/t/rivers/people").text
    assert send(cast.app.test_client(), link[0], {"answer": "yes"}).status_code == 404
    assert "Has a seat" in cast.get("farida", path).text


def test_an_invitation_can_be_declined(cast: Cast) -> None:
    path = add(cast)
    cast.send("farida", f"{path}/invite", {"address": "ana@example.org"})
    link = re.search(r"/invitation/\S+", letters(cast)[-1])
    assert link
    assert "You have declined" in send(cast.app.test_client(), link[0], {"answer": "no"}).text
    assert "Declined" in cast.get("farida", "people").text
    assert "Declined" not in cast.get("nia", "people").text
    assert 'value="ana@example.org"' in cast.get("farida", path).text
    assert cast.app.test_client().get(link[0]).status_code == 404


def test_an_invitation_that_nobody_answered_in_time_is_said_to_have_lapsed(cast: Cast) -> None:
    path = add(cast)
    with clock.at(clock.now() - timedelta(hours=49)):
        cast.send("farida", f"{path}/invite", {"address": "ana@example.org"})
    assert "Invitation lapsed" in cast.get("farida", path).text


def test_a_second_invitation_withdraws_the_first(cast: Cast) -> None:
    path = add(cast)
    for address in ("ana@example.org", "ana.maria@example.org"):
        cast.send("farida", f"{path}/invite", {"address": address})
    links = [re.search(r"/invitation/\S+", letter) for letter in letters(cast)]
    good = [link for link in links if link and cast.app.test_client().get(link[0]).status_code == 200]
    assert len(good) == 1


def test_the_address_of_somebody_else_here_is_refused_and_kept(cast: Cast) -> None:
    answer = cast.send("farida", f"{add(cast)}/invite", {"address": "nia@example.org"})
    assert answer.status_code == 422
    assert "already signs in with this address" in answer.text
    assert 'value="nia@example.org"' in answer.text


def test_a_person_of_another_task_force_does_not_exist_here(cast: Cast) -> None:
    path = re.search(r'href="/t/harbours/people/(\w{13})"', cast.get("stig", "people").text)
    assert path
    for page in ("", "/edit"):
        assert cast.get("farida", f"people/{path[1]}{page}").status_code == 404
    assert cast.send("farida", f"people/{path[1]}/invite", {"address": "x@example.org"}).status_code == 404


def test_two_who_edit_one_person_both_keep_their_words(cast: Cast) -> None:
    path = add(cast)
    stale = whole_form(cast, "farida", f"{path}/edit")
    cast.send("farida", f"{path}/edit", {**stale, "printed_title": "Governor"})
    answer = cast.send("farida", f"{path}/edit", {**stale, "printed_title": "Mayor"})
    assert answer.status_code == 409
    assert "Governor" in answer.text
    assert "Mayor" in answer.text


def test_somebody_listed_as_announced_is_not_invited_and_does_not_vote(cast: Cast) -> None:
    path = add(cast, listed_only="y", roles="co_chair")
    assert "stands in no electorate" in cast.get("farida", path).text
    assert cast.send("farida", f"{path}/invite", {"address": "ana@example.org"}).status_code == 403


def test_roles_are_given_and_taken(cast: Cast) -> None:
    path = add(cast)
    sent = whole_form(cast, "farida", f"{path}/edit")
    assert cast.send("farida", f"{path}/edit", {**sent, "roles": ["member", "co_chair"]}).status_code == 303
    assert "Co-chair, member" in cast.get("mateo", path).text
    sent = whole_form(cast, "farida", f"{path}/edit")
    assert cast.send("farida", f"{path}/edit", {**sent, "roles": ["observer"]}).status_code == 303
    assert "Observer" in cast.get("mateo", path).text
