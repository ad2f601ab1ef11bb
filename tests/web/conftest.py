"""The house with everything in it, built once, and copied for each module that walks through it."""

import pickle
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import text

from taskforce.core.db import Database
from taskforce.meetings import typeset
from taskforce.press import Pressed, PressJob, press
from taskforce.press.rounds import Known
from tests.conftest import FILE, Rows, made, opened, put, rows_of, settings_at, settings_in
from tests.once import once
from tests.web.house import House, build

KNOWN = "known.pickle"


@dataclass(frozen=True)
class Built:
    """A house to copy from: its folder, and on PostgreSQL the rows of its database."""

    folder: Path
    rows: Rows


@pytest.fixture(scope="session")
def built(
    empty: str,
    compiled: FileSystemBytecodeCache,
    on_postgresql: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> Built:
    """Both task forces as the actions furnish them. In a file all processes share one; else each has its own."""

    def build_in(folder: Path) -> Rows:
        with opened(made(settings_in(folder, empty), compiled)) as app:
            house = build(app, app.extensions["database"])
            (folder / KNOWN).write_bytes(pickle.dumps((house.things, house.visitors)))
            return rows_of(house.database) if on_postgresql else {}

    if on_postgresql:
        folder = tmp_path_factory.mktemp("built")
        return Built(folder, build_in(folder))
    return Built(once(tmp_path_factory, "built", build_in), {})


@pytest.fixture(scope="module")
def house(
    request: pytest.FixtureRequest,
    empty: str,
    compiled: FileSystemBytecodeCache,
    built: Built,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[House]:
    """Both task forces; whoever changes them does it in a rehearsal.

    On PostgreSQL a worker has one database, which `app` empties: no test of the module may ask for both.
    """
    neighbours = [item for item in request.session.items if item.getparent(pytest.Module) is request.node]
    asking = [item for item in neighbours if "app" in getattr(item, "fixturenames", ())]
    assert not asking, f"they would empty the house: {asking}"
    folder = Path(shutil.copytree(built.folder, tmp_path_factory.mktemp("house") / "data"))
    url = empty if built.rows else f"sqlite:///{folder / FILE}"
    with opened(made(settings_at(folder, url), compiled)) as app, pytest.MonkeyPatch.context() as patch:
        patch.setattr(typeset, "press", printing_once())
        furnish(app.extensions["database"], built.rows)
        yield House(app, app.extensions["database"], *pickle.loads((folder / KNOWN).read_bytes()))  # noqa: S301


def furnish(database: Database, rows: Rows) -> None:
    """Put these rows into an empty database, as they are: no trigger asks how they came."""
    if rows:
        with database.engine.begin() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            put(connection, rows)


def printing_once() -> Callable[[PressJob], Pressed]:
    """The press, for walks that come by the same sheet again and again: the same job gives the same bytes."""
    printed: dict[tuple[str, str], Pressed] = {}

    def remembering(job: PressJob) -> Pressed:
        known = job.compose(Known()), repr(sorted(job.assets.items()))
        if known not in printed:
            printed[known] = press(job)
        return printed[known]

    return remembering
