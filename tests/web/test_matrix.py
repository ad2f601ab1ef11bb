"""Every endpoint x everybody x every state of what lies behind it, in two task forces: what is declared opens and
nothing else, nothing breaks, a refusal leaves no trace. And what policies said on the way is what the table says."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from werkzeug.test import TestResponse

import taskforce
from taskforce.core import permissions
from taskforce.core.actor import DELEGATE, Actor, operator, program
from taskforce.core.permissions import Permission
from taskforce.members import queries as people
from taskforce.web import access
from tests.web.crowd import EVERYBODY, OUTSIDE, PLACED, SCOPES, every_door, gather
from tests.web.doors import Door
from tests.web.house import House

ONCE = pytest.mark.sqlite  # on PostgreSQL some come, who reach every page between them
ASKED_TWICE = {"facilitator", "delegate", "operator", "nobody"}
FACTS = {"meetings.move_item": {"by": "1"}}
TAKEN = {200, 303, 400, 403, 404, 409, 422}
Said = set[tuple[str, str, str, bool]]  # act, role, whether the line admits that role, what the policy said


@pytest.fixture(scope="module")
def crowd(house: House) -> House:
    """The house with everybody in it; what breaks answers as it does to people, and the walk goes on."""
    gather(house)
    house.app.testing = False
    return house


@pytest.fixture
def said(crowd: House, monkeypatch: pytest.MonkeyPatch) -> Said:
    """What every policy says while the test walks: slice, act, the role that asked, the answer."""
    heard: Said = set()
    for line in permissions.table():
        shelf = importlib.import_module(f"taskforce.{line.slice}.policy")
        for name in (f"can_{line.act}", line.act):
            if judge := getattr(shelf, name, None):
                monkeypatch.setattr(shelf, name, listening(line, judge, heard))
    return heard


def listening(line: Permission, judge: Callable[..., bool], heard: Said) -> Callable[..., bool]:
    def judged(actor: Actor, *things: Any, **facts: Any) -> bool:
        answer = judge(actor, *things, **facts)
        if not actor.is_program:
            for role in actor.roles or {"none"}:
                admitted = line.admits(actor)
                heard.add((f"{line.slice}.{line.act}", role, "admitted" if admitted else "refused", answer))
        return answer

    return judged


def knock(house: House, role: str, slug: str, door: Door) -> TestResponse:
    who = house.visitor(role, slug)
    if door.method == "GET":
        return house.get(who, door.path)
    return house.send(who, door.path, FACTS.get(door.endpoint, {}))


@cache
def actor_of(house: House, role: str, slug: str) -> Actor:
    """The visitor as the guard finds them: who acts for somebody does so from the first page on."""
    from_whom = house.actor("facilitator", slug)
    with house.database.read() as session:
        found = people.by_key(session, from_whom)
        account = {"facilitator": "ellery", "co_chair": "lund", "member": "roe", "observer": "olive"}.get(
            role, role
        )
        return people.find_entry(session, found[account].account_id or 0, slug).actor


def expected(house: House, role: str, slug: str, door: Door) -> set[int]:
    """The statuses that are right for somebody of that role at that door."""
    who = access.reach_of(house.app, door.endpoint)
    if access.ANYONE in who:
        return TAKEN
    if role == "nobody":
        return {303}
    if not door.is_inside:
        if access.OPERATOR in who:
            return TAKEN if role == "operator" else {404}
        return TAKEN
    if role in OUTSIDE:
        return {404}
    with house.app.test_request_context():
        is_open = access.admits(door.endpoint, actor_of(house, role, slug))
    return TAKEN if is_open else {403}


@pytest.mark.parametrize(
    ("role", "slug"),
    [
        *(pytest.param(role, "harbors", marks=[] if role in ASKED_TWICE else [ONCE]) for role in EVERYBODY),
        pytest.param("left", "islands", marks=[ONCE]),
    ],
)
def test_each_door_opens_to_whom_it_is_declared_in_every_state_of_what_lies_behind(
    crowd: House, said: Said, role: str, slug: str
) -> None:
    wrong: list[tuple[object, ...]] = []
    walked = 0
    with crowd.rehearsal() as kept:
        for door in every_door(crowd, slug, crowd.things[slug]):
            if door.endpoint == "static":
                continue
            kept.clear()
            answer = knock(crowd, role, slug, door)
            walked += 1
            if answer.status_code not in expected(crowd, role, slug, door):
                wrong.append((door, answer.status_code))
            if answer.status_code >= 400 and kept:
                wrong.append((door, answer.status_code, kept[0]))
            if role == "nobody" and answer.status_code == 303 and door.is_inside:
                assert answer.location.startswith("/sign-in")
    assert wrong == []
    assert walked > 150
    assert [line for line in said if line[2] == "refused" and line[3]] == []


@pytest.mark.parametrize(
    "role", ["facilitator", *(pytest.param(role, marks=[ONCE]) for role in ("funder", "delegate", "member"))]
)
def test_what_is_in_another_task_force_is_not_found_by_anybody(crowd: House, role: str) -> None:
    wrong = []
    with crowd.rehearsal() as kept:
        for door in every_door(crowd, "islands", crowd.things["harbors"]):
            if door.has_id and door.is_inside:
                answer = knock(crowd, role, "islands", door)
                if answer.status_code == 303:
                    answer = crowd.get(crowd.visitor(role, "islands"), answer.location)
                if answer.status_code not in (404, 403) or kept:
                    wrong.append((door, answer.status_code))
    assert wrong == []


def test_the_funder_reaches_their_place_and_nothing_of_the_work(crowd: House) -> None:
    """No draft, comment or vote: of the pages inside, only those declared for whoever has a place."""
    opened = set()
    with crowd.rehearsal():
        for door in every_door(crowd, "harbors", crowd.things["harbors"]):
            if door.is_inside and knock(crowd, "funder", "harbors", door).status_code not in (403, 404):
                opened.add(door.endpoint)
    declared = {
        rule.endpoint
        for rule in crowd.app.url_map.iter_rules()
        if access.PLACED in access.reach_of(crowd.app, rule.endpoint)
        or access.ANYONE in access.reach_of(crowd.app, rule.endpoint)
    }
    assert opened <= declared
    assert opened >= {"members.place", "members.permissions"}


def test_in_the_rail_and_the_menu_of_the_funder_no_link_leads_to_a_refusal(crowd: House) -> None:
    page = crowd.get(crowd.visitor("funder"), "/t/harbors").text
    links = {part.split('"', 1)[0] for part in page.split('href="')[1:]}
    refused = [
        link
        for link in links
        if link.startswith("/") and not link.startswith("/static")
        if crowd.get(crowd.visitor("funder"), link).status_code >= 400
    ]
    assert refused == []


# ---- the table ------------------------------------------------------------------------------------------------------

ROLES = (
    "facilitator",
    "co_chair",
    "member",
    "observer",
    "host_principal",
    "funder",
    DELEGATE,
    "operator",
    "none",
)


def policies() -> dict[tuple[str, str], Callable[..., bool]]:
    """Every policy of every slice, by slice and act."""
    found: dict[tuple[str, str], Callable[..., bool]] = {}
    for slice_ in pkgutil.iter_modules(taskforce.__path__):
        try:
            shelf = importlib.import_module(f"taskforce.{slice_.name}.policy")
        except ModuleNotFoundError:
            continue
        for name, judge in vars(shelf).items():
            if name.startswith(("can_", "may_")) and hasattr(judge, "__wrapped__"):
                found[slice_.name, name.removeprefix("can_")] = judge
    return found


def test_every_policy_stands_in_the_table_and_every_line_is_a_policy(crowd: House) -> None:
    lines = {(line.slice, line.act) for line in permissions.table()}
    assert lines == set(policies())


def somebody(role: str, *scopes: str, task_force_id: int = 1) -> Actor:
    if role == "program":
        return program(task_force_id)
    if role == "operator":
        return operator("otto@example.org")
    if scopes:
        return Actor(
            2, "d", "Dana for Mateo", task_force_id, frozenset({DELEGATE}), 1, "m", frozenset(scopes)
        )
    return Actor(1, "p", "P", task_force_id, frozenset({role}))


class Anything:
    """A thing in whatever state it takes: every question about it is answered by another such thing, which is true."""

    task_force_id = 1

    def __getattr__(self, name: str) -> Any:
        return Anything()

    def __call__(self, *given: Any, **named: Any) -> Any:
        return Anything()

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __bool__(self) -> bool:
        return True


def arguments(judge: Callable[..., bool]) -> int:
    code = judge.__wrapped__.__code__  # type: ignore[attr-defined]  # what `permit` wraps
    return int(code.co_argcount) - 1


@pytest.mark.parametrize("role", ROLES)
def test_whoever_is_in_no_column_of_a_line_is_refused_whatever_the_state(crowd: House, role: str) -> None:
    judges = policies()
    wrong: list[tuple[str, ...]] = []
    for line in permissions.table():
        judge = judges[line.slice, line.act]
        things = [Anything() for _ in range(arguments(judge))]
        actor = somebody(role)
        if role not in line.roles and judge(actor, *things):
            wrong.append((line.slice, line.act))
        if role != "operator" and things and judge(somebody(role, task_force_id=2), *things):
            wrong.append((line.slice, line.act, "elsewhere"))
    assert wrong == []


@pytest.mark.parametrize("scope", ["read", "draft", "comment", "attend", "prepare_vote", "vote", "sign"])
def test_who_acts_for_somebody_does_what_was_delegated_and_nothing_else(crowd: House, scope: str) -> None:
    judges, wrong = policies(), []
    for line in permissions.table():
        judge = judges[line.slice, line.act]
        things = [Anything() for _ in range(arguments(judge))]
        if line.scope != scope and DELEGATE not in line.roles and judge(somebody(DELEGATE, scope), *things):
            wrong.append((line.slice, line.act))
    assert wrong == []


def test_a_funder_who_is_something_else_too_is_a_funder() -> None:
    actor = Actor(1, "p", "P", 1, frozenset({"funder", "member"}))
    assert not actor.reads_drafts
    assert [
        line.act for line in permissions.table() if line.admits(actor) and "funder" not in line.roles
    ] == []


def test_the_page_says_of_every_line_who_may(crowd: House) -> None:
    page = crowd.get(crowd.visitor("funder"), "/t/harbors/permissions").text
    people_do = [line for line in permissions.table() if line.roles - {"program"} or line.scope]
    assert [
        line.words for line in people_do if line.words not in page.replace("&#39;", "'").replace("’", "’")
    ] == []
    assert SCOPES
    assert PLACED
