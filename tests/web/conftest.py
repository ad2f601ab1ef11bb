"""The house with everything in it, built once for each module that walks through it."""

from collections.abc import Iterator

import pytest
from jinja2 import FileSystemBytecodeCache

from tests.conftest import made, opened, settings_in
from tests.web.house import House, build


@pytest.fixture(scope="module")
def house(
    request: pytest.FixtureRequest,
    empty: str,
    compiled: FileSystemBytecodeCache,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[House]:
    """Both task forces; whoever changes them does it in a rehearsal.

    On PostgreSQL a worker has one database, which `app` empties: no test of the module may ask for both.
    """
    neighbours = [item for item in request.session.items if item.getparent(pytest.Module) is request.node]
    asking = [item for item in neighbours if "app" in getattr(item, "fixturenames", ())]
    assert not asking, f"they would empty the house: {asking}"
    with opened(made(settings_in(tmp_path_factory.mktemp("house"), empty), compiled)) as app:
        yield build(app, app.extensions["database"])
