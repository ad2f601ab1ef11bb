"""The fences of the house: habits that are tests."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import configure_mappers

from taskforce.core.db import Base
from taskforce.web import access

TOP = Path(__file__).resolve().parent.parent
PACKAGE = TOP / "taskforce"
TEMPLATES = TOP / "templates"
SLICES = [
    "charter", "files", "members", "announcement", "sources", "texts", "voting", "recommendations", "meetings",
    "report",
    "notices", "today", "records",
]  # fmt: skip
OPEN_TO_ANYONE = {
    "stops.stop",
    "reviews.review",
    "published.show",
    "published.download_recommendations",
    "published.download_report",
    "published.download_summary",
    "calendar.follow",
    "members.sign_in",
    "members.use_link",
    "members.invitation",
    "members.found",
    "members.do",
    "announcement.read",
    "announcement.read_print",
    "static",
}
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_TEMPLATE = 300, 40, 150


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def functions(file: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.FunctionDef):
            yield node


def actions() -> list[tuple[str, set[str]]]:
    """Every act with the names of all that it calls, through the private functions of its own module."""
    acts: list[tuple[str, set[str]]] = []
    for file in [*PACKAGE.glob("*/actions.py"), *PACKAGE.glob("*/actions/*.py")]:
        inside = {function.name: called(function) for function in functions(file)}
        public = [function.name for function in functions(file) if is_an_act(function)]
        acts.extend((f"{file.relative_to(PACKAGE)}:{name}", reached(name, inside)) for name in public)
    return acts


def is_an_act(function: ast.FunctionDef) -> bool:
    """Whether it is for others to call, and somebody acts in it."""
    return not function.name.startswith("_") and "actor" in [given.arg for given in function.args.args]


def called(function: ast.FunctionDef) -> set[str]:
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    return {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}


def reached(name: str, inside: dict[str, set[str]]) -> set[str]:
    """What the function calls, and what those of its own module call in turn."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = inside.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return found


def test_every_endpoint_declares_who_may_reach_it(app: Flask) -> None:
    access.require_declarations(app)


def test_the_pages_open_to_anyone_are_these_and_no_others(app: Flask) -> None:
    open_pages = {
        rule.endpoint for rule in app.url_map.iter_rules() if "anyone" in access.reach_of(app, rule.endpoint)
    }
    assert open_pages == OPEN_TO_ANYONE


@pytest.mark.own_program
def test_an_endpoint_that_says_nothing_stops_the_start(app: Flask) -> None:
    app.view_functions["silent"] = lambda: ""
    app.url_map.add(app.url_rule_class("/silent", endpoint="silent"))
    with pytest.raises(RuntimeError, match="silent"):
        access.require_declarations(app)


def test_every_act_is_asked_of_a_policy_first() -> None:
    names = {name.split(":")[1] for name, _ in actions()}
    assert [name for name, calls in actions() if not calls & ({"allow"} | names)] == []


def test_every_act_leaves_an_event() -> None:
    names = {name.split(":")[1] for name, _ in actions()}
    assert [name for name, calls in actions() if not calls & ({"record"} | names)] == []


@pytest.mark.parametrize("shelf", ["policy", "states", "actions"])
def test_every_shelf_of_rules_has_its_tests(shelf: str) -> None:
    untested = [
        name
        for name in SLICES
        if list((PACKAGE / name).glob(f"{shelf}*"))
        and not list((TOP / "tests" / name).glob(f"test_{shelf}*"))
    ]
    assert untested == []


def test_no_module_is_too_long_to_know_by_heart() -> None:
    lengths = {str(file.relative_to(TOP)): len(file.read_text().splitlines()) for file in modules()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_no_function_is_too_long_to_see_at_once() -> None:
    long = [
        f"{file.relative_to(TOP)}:{function.name} {function.end_lineno - function.lineno + 1}"
        for file in modules()
        for function in functions(file)
        if function.end_lineno and function.end_lineno - function.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def templates() -> dict[str, str]:
    return {str(file.relative_to(TEMPLATES)): file.read_text() for file in sorted(TEMPLATES.rglob("*.html"))}


def test_no_template_is_too_long() -> None:
    lengths = {name: len(text.splitlines()) for name, text in templates().items()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_TEMPLATE} == {}


def printed_kinds() -> list[str]:
    """The classes of what is printed: each part of the report has the template of its kind."""
    tree = ast.parse((PACKAGE / "report" / "volume.py").read_text())
    return [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]


def test_no_template_is_missing_or_unused() -> None:
    source = "\n".join(file.read_text() for file in modules())
    asked = set(re.findall(r'"([\w/]+\.html)"', source))
    for text in templates().values():
        asked |= set(re.findall(r"""["']([\w/]+\.html)["']""", text))
    printed = {f"report/print/_{kind.lower()}.html" for kind in printed_kinds()}
    asked |= printed & set(templates())
    asked = {f"report/print/{name}" if f"report/print/{name}" in templates() else name for name in asked}
    assert asked - set(templates()) == set()
    assert set(templates()) - asked == set()


def test_no_template_carries_style_or_script_of_its_own() -> None:
    pattern = re.compile(r"\sstyle=|\son[a-z]+=[\"']|<script(?![^>]*\ssrc=)|<style", re.IGNORECASE)
    web = {name: text for name, text in templates().items() if not name.startswith("report/print/")}
    assert [name for name, text in web.items() if pattern.search(text)] == []


def test_no_relation_is_loaded_behind_our_back(app: Flask) -> None:
    configure_mappers()
    lazy = [
        str(relation)
        for mapper in Base.registry.mappers
        for relation in mapper.relationships
        if relation.lazy != "raise"
    ]
    assert lazy == []


def test_every_constraint_has_a_name() -> None:
    nameless = [
        str(table)
        for table in Base.metadata.tables.values()
        for rule in table.constraints
        if rule.name is None
    ]
    assert nameless == []


def test_nothing_that_holds_votes_goes_with_something_else() -> None:
    held = {"round", "seat", "position"}
    soft = [
        f"{table.name}.{key.parent.name}"
        for table in Base.metadata.tables.values()
        if table.name in held
        for key in table.foreign_keys
        if key.ondelete not in (None, "RESTRICT")
    ]
    assert soft == []
    assert held <= set(Base.metadata.tables)


def test_each_slice_speaks_only_of_those_below_it_in_its_foreign_keys() -> None:
    order = ["core", *SLICES]
    where = {
        mapper.class_.__tablename__: order.index(mapper.class_.__module__.split(".")[1])
        for mapper in Base.registry.mappers
    }
    upward = [
        f"{table.name} -> {key.column.table.name}"
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if where.get(table.name, 99) < where.get(key.column.table.name, 0)
    ]
    assert upward == []
