"""Every door of the program: what stays hidden behind it, and what looking or a foreign form leaves. Who may pass at
all is tried in test_matrix.py."""

import pytest
from werkzeug.test import TestResponse

from tests.recommendations.scenes import counted
from tests.web.doors import Door, doors
from tests.web.house import DRAFTED, ROLES, VOTED, House, Visitor

# What those whom the endpoint declares do not find all the same: it is not there for them yet.
HIDDEN = {
    ("meetings.minutes", "member"),  # a draft
    ("meetings.minutes", "observer"),
    ("meetings.print_minutes", "member"),
    ("meetings.print_minutes", "observer"),
    ("report.show", "observer"),  # a part of the working report
    *(("members.withdraw_interest", role) for role in ROLES if role != "facilitator"),  # another's interest
}

# Who puts the whole report together reads every room; these others are to come down to ten, and none may go up.
MORE_THAN_TEN = {
    "report.read": 30,
    "report.download_recommendations": 28,
    "recommendations.put_to_vote": 16,
    "texts.overview": 13,
    "announcement.show": 12,
    "comment_rounds.open_comment_round": 12,
    "recommendations.show": 12,
    "report.write_part": 11,
    "sources.register": 11,
}


def inside(house: House, slug: str = "harbors", things: str = "harbors") -> list[Door]:
    """The doors inside a task force; `things`: whose ids stand in them."""
    return [door for door in doors(house.app, slug, house.things[things]) if door.is_inside]


def knock(house: House, visitor: Visitor, door: Door) -> TestResponse:
    if door.method == "GET":
        return house.get(visitor, door.path)
    return house.send(visitor, door.path, {})


@pytest.mark.parametrize("role", ROLES)
def test_what_is_not_there_for_a_role_yet_is_not_found(house: House, role: str) -> None:
    with house.rehearsal() as kept:
        for door in inside(house):
            if (door.endpoint, role) in HIDDEN and door.has_id:
                assert (door, knock(house, house.visitor(role), door).status_code) == (door, 404)
    assert kept == []


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_for_strangers_there_is_nothing_behind_any_door_by_whatever_method(house: House, method: str) -> None:
    stranger = house.visitor("facilitator", "islands")
    paths = {door.path for door in inside(house) if door.method == "GET"}
    assert {path for path in paths if house.ask(stranger, method, path).status_code != 404} == set()


@pytest.mark.parametrize("role", ["nobody", *ROLES])
def test_a_form_without_the_token_of_its_page_is_refused_at_every_door(house: House, role: str) -> None:
    visitor, wrong = house.visitor(role), []
    other = house.visitor("co_chair" if role != "co_chair" else "member").token
    with house.rehearsal() as kept:
        for door in doors(house.app, "harbors", house.things["harbors"]):
            if door.method == "POST":
                for data in ({}, {"csrf_token": ""}, {"csrf_token": other}):
                    answer = house.ask(visitor, "POST", door.path, data=data)
                    wrong += [(door, data)] if answer.status_code != 400 else []
    assert (wrong, kept) == ([], [])


def test_looking_changes_nothing_but_when_somebody_was_last_here(house: House) -> None:
    before = house.digest("visit")
    for door in doors(house.app, "harbors", house.things["harbors"]):
        if door.method == "GET" and door.endpoint != "report.download_edition":
            for visitor in (house.visitor("nobody"), house.visitor("facilitator"), house.visitor("member")):
                first, second = (house.get(visitor, door.path) for _ in range(2))
                assert first.status_code == second.status_code < 500
    assert house.digest("visit") == before


def test_a_download_leaves_its_event_and_nothing_else(house: House) -> None:
    (door,) = (door for door in inside(house) if door.endpoint == "report.download_edition")
    with house.rehearsal() as kept:
        answer = house.get(house.visitor("observer"), door.path)
    assert [statement.split(" (")[0] for statement in kept] == ["INSERT INTO event"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Expires" not in answer.headers
    assert answer.headers["Content-Disposition"] == "attachment; filename=harbors-edition-1.pdf"


@pytest.mark.parametrize(
    ("role", "hidden"),
    [
        ("facilitator", [VOTED]),
        ("co_chair", [VOTED]),
        ("member", [DRAFTED]),
        ("observer", [VOTED, DRAFTED, "The channel is everyone"]),
    ],
)
def test_on_no_page_stand_the_words_that_are_not_for_all(house: House, role: str, hidden: list[str]) -> None:
    """A position is its voter's until the close, a draft of minutes theirs who certify it, the working report theirs
    who write it."""
    things = house.things["harbors"]
    paths = [door.path for door in inside(house) if door.method == "GET"]
    paths += [
        f"/t/harbors/texts/{things[text]}{rest}"
        for text in ("draft", "part text")
        for rest in ("", "/compare")
    ]
    shown = {path: house.get(house.visitor(role), path).get_data().decode(errors="replace") for path in paths}
    assert [(path, word) for path, text in shown.items() for word in hidden if word in text] == []
    others = {VOTED, DRAFTED, "The channel is everyone"} - set(hidden)
    assert {word for word in others if word in "".join(shown.values())} == others


@pytest.mark.parametrize("role", ["facilitator", "member"])
def test_a_page_asks_the_database_ten_times_at_most(house: House, role: str) -> None:
    many = {}
    for door in inside(house):
        with counted(house.database) as statements:
            found = door.method == "GET" and house.get(house.visitor(role), door.path).status_code == 200
        if found and len(statements) > MORE_THAN_TEN.get(door.endpoint, 10):
            many[door.endpoint] = len(statements)
    assert many == {}
