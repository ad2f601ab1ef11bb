"""Many task forces, drawn by chance, written out and read in again; `bin/test` draws some."""

from typing import Any

from hypothesis import given, settings

from taskforce.core.db import Database
from tests.records.files import files
from tests.records.test_writing import UNHURRIED, comes_back


@given(files())
@settings(max_examples=100, deadline=None, suppress_health_check=UNHURRIED)
def test_any_task_force_comes_back(database: Database, document: dict[str, Any]) -> None:
    comes_back(database, document)
