"""The house with everything in it, built once for each module that walks through it."""

from collections.abc import Iterator

import pytest
from jinja2 import FileSystemBytecodeCache

from tests.conftest import opened, settings_in
from tests.web.house import House, build


@pytest.fixture(scope="module")
def house(
    empty: str, compiled: FileSystemBytecodeCache, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    """Both task forces; whoever changes them does it in a rehearsal."""
    with opened(settings_in(tmp_path_factory.mktemp("house"), empty), compiled) as app:
        yield build(app, app.extensions["database"])
