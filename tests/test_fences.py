"""Fences that import-linter (pyproject.toml) cannot draw."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
PROGRAM = CHECKOUT / "taskforce"
SOURCES = sorted(PROGRAM.rglob("*.py"))
FOUNDATIONS = {"core", "web", "press", "records"}  # every other package is a slice with shelves


def imports(file: Path) -> Iterator[tuple[str, str]]:
    """Each (module, name) that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)


def test_every_slice_stands_in_the_contract_of_the_shelves() -> None:
    linted = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    shelves = next(contract for contract in linted["contracts"] if contract["id"] == "shelves")
    slices = {file.parent.name for file in PROGRAM.glob("*/__init__.py")} - FOUNDATIONS
    assert {f"taskforce.{name}" for name in slices} == set(shelves["containers"])


@pytest.mark.parametrize("shelf", ["views", "panels", "forms"])
def test_what_faces_people_takes_nothing_of_sqlalchemy_but_the_name_session(shelf: str) -> None:
    facing = [file for file in SOURCES if shelf in (file.stem, file.parent.name)]
    taken = {
        f"{file.relative_to(CHECKOUT)}: {module} {name}"
        for file in facing
        for module, name in imports(file)
        if module.partition(".")[0] == "sqlalchemy" and name != "Session"
    }
    assert facing
    assert taken == set()


def test_what_the_program_imports_is_asked_for_by_name() -> None:
    """The tools of the tests bring libraries of their own; `bin/run` starts without them."""
    asked = {_plain(line) for line in (CHECKOUT / "requirements" / "runtime.in").read_text().splitlines()}
    known = packages_distributions()
    foreign = {
        module.partition(".")[0]
        for file in [*SOURCES, CHECKOUT / "wsgi.py", CHECKOUT / "gunicorn.conf.py"]
        for module, _ in imports(file)
    } - {"taskforce", *sys.stdlib_module_names}
    unasked = {name for name in foreign if not asked & {_plain(each) for each in known.get(name, [])}}
    assert unasked == set()


def _plain(requirement: str) -> str:
    return requirement.partition("==")[0].partition("[")[0].strip().lower().replace("_", "-")
