"""The page that founds a task force, which is there only while there is none: whatever is sent to it is taken, or
refused in words with nothing stored."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from taskforce.core import clock
from taskforce.core.db import Database
from taskforce.members.tokens import founding_token
from taskforce.members.views import door
from tests.web.house import House, visit
from tests.web.sheets import read
from tests.web.test_bad_input import OF_TYPE, VALUES, is_wrong, send, without


def test_what_is_sent_to_the_page_that_founds_a_task_force_is_taken_or_refused(
    app: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        door, "login_user", lambda who: None
    )  # the session is taken back like everything else
    house = House(app, database)
    app.testing, wrong = False, []
    path = f"/found/{founding_token(app.extensions['settings'].secret_key)}"
    (sheet,) = read(house, visit(house, "nobody", "harbors"), path)
    with clock.at(datetime.now(UTC)), house.rehearsal() as kept:
        assert send(house, sheet, sheet.filled).status_code == 303
        for field in sheet.fields.values():
            for what, value in {**VALUES, **OF_TYPE["text"]}.items():
                kept.clear()
                answer = send(house, sheet, [(field.name, value), *without(sheet, field.name)])
                if is_wrong(answer, kept):
                    wrong.append((field.name, what, answer.status_code, kept[:1]))
    assert wrong == []
