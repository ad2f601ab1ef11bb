"""Offices and posts: several, dated, and one that is printed; and how names are kept."""

from datetime import date

import pytest

from taskforce.core.errors import Conflict, NotAllowed, Refused
from taskforce.members import actions, queries
from taskforce.members.models import Person
from tests.members.test_offices import path_of
from tests.people import Cast, whole_form

MAYOR = {
    "organisation": "City of Larkspur", "title": "Mayor", "level": "local", "branch": "executive", "party": "None",
    "starts_on": date(2021, 1, 1), "is_printed": True,
}  # fmt: skip
SENATOR = {
    "organisation": "Senate of Franklin",
    "title": "Senator",
    "level": "state",
    "ends_on": date(2020, 12, 31),
}


def hold(cast: Cast, by: str, who: str, *rows: dict[str, object], edition: int | None = None) -> Person:
    """Say what somebody holds; returns them as they are then."""
    with cast.database.write() as session:
        actor = cast.actor("farida")
        person = queries.person(session, actor, queries.by_key(session, actor)[who].public_id)
        actions.set_affiliations(session, cast.actor(by), person, rows, edition=edition)
    with cast.database.read() as session:
        return queries.person(session, cast.actor("farida"), person.public_id)


def test_the_printed_record_follows_the_office_that_is_printed(cast: Cast) -> None:
    person = hold(cast, "farida", "nia", SENATOR, MAYOR)
    assert (person.printed_title, person.organisation, person.level) == (
        "Mayor, City of Larkspur", "City of Larkspur", "local",
    )  # fmt: skip
    assert [one.title for one in person.affiliations] == ["Senator", "Mayor"]


def test_a_title_that_was_set_by_hand_stays_while_nothing_else_is_printed(cast: Cast) -> None:
    hold(cast, "farida", "nia", MAYOR)
    path = f"{path_of(cast, 'nia')}/edit"
    sent = whole_form(cast, "farida", path)
    cast.send("farida", path, {**sent, "roles": "member", "printed_title": "Mayor of Larkspur"})
    person = hold(cast, "farida", "nia", MAYOR, SENATOR)
    assert person.printed_title == "Mayor of Larkspur"


def test_what_is_no_longer_given_goes(cast: Cast) -> None:
    hold(cast, "farida", "nia", MAYOR, SENATOR)
    assert [one.title for one in hold(cast, "farida", "nia", SENATOR).affiliations] == ["Senator"]


@pytest.mark.parametrize(
    "rows",
    [
        [{"organisation": "", "title": "Mayor"}],
        [MAYOR, {**SENATOR, "is_printed": True}],
        [{**MAYOR, "ends_on": date(2020, 1, 1)}],
    ],
)
def test_what_cannot_be_is_refused(cast: Cast, rows: list[dict[str, object]]) -> None:
    with pytest.raises(Refused):
        hold(cast, "farida", "nia", *rows)


def test_only_the_facilitator_keeps_them_and_nobody_overwrites_another(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        hold(cast, "nia", "nia", MAYOR)
    with pytest.raises(Conflict):
        hold(cast, "farida", "nia", MAYOR, edition=99)


def test_they_are_typed_row_by_row(cast: Cast) -> None:
    path = f"{path_of(cast, 'nia')}/affiliations"
    sent = whole_form(cast, "farida", path)
    typed = {"organisation": "City of Larkspur", "title": "Mayor", "level": "local", "is_printed": "y"}
    sent |= {f"affiliations-0-{name}": words for name, words in typed.items()}
    assert cast.send("farida", path, sent).status_code == 303
    assert "Mayor, City of Larkspur" in cast.get("mateo", path_of(cast, "nia")).text
    again = whole_form(cast, "farida", path)
    assert again["affiliations-0-title"] == "Mayor"
    emptied = {**again, "affiliations-0-organisation": "", "affiliations-0-title": ""}
    assert cast.send("farida", path, emptied).status_code == 303
    assert "Mayor, City of Larkspur</" not in cast.get("farida", path).text


def test_the_sort_name_follows_the_names_until_somebody_writes_another(cast: Cast) -> None:
    path = f"{path_of(cast, 'mateo')}/edit"

    def save(**changes: str) -> str:
        sent = whole_form(cast, "farida", path)
        answer = cast.send("farida", path, {**sent, "roles": "member", **changes})
        assert answer.status_code == 303, answer.text
        return str(whole_form(cast, "farida", path)["sort_name"])

    assert save(family="de la Cruz", given="Mateo “Teo”") == "de la Cruz, Mateo"
    assert save(suffix="Jr.") == "de la Cruz, Mateo, Jr."
    assert save(sort_name="Cruz, Mateo de la") == "Cruz, Mateo de la"
    assert save(given="Mateo") == "Cruz, Mateo de la"
    assert save(sort_name="") == "de la Cruz, Mateo, Jr."


def test_a_telephone_is_for_the_facilitator_and_the_way_to_say_a_name_for_all(cast: Cast) -> None:
    path = path_of(cast, "nia")
    sent = whole_form(cast, "farida", f"{path}/edit")
    more = {
        "phone": "+1 202 555 0100",
        "pronunciation": "NEE-ah",
        "zone": "America/Chicago",
        "roles": "member",
    }
    assert cast.send("farida", f"{path}/edit", {**sent, **more}).status_code == 303
    assert "+1 202 555 0100" in cast.get("farida", path).text
    assert "+1 202 555 0100" not in cast.get("mateo", path).text
    assert "NEE-ah" in cast.get("mateo", path).text
