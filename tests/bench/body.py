"""A large task force, by the actions of the pages: 60 members, 60 recommendations, 1,200 votes, 60 comments."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade

from taskforce import cli
from taskforce.app import create_app
from taskforce.config import Settings
from taskforce.core import clock
from taskforce.core.db import Database
from taskforce.members import actions as members
from taskforce.records import reading
from taskforce.records.replay import replay
from tests.people import send

MEMBERS, ITEMS, CLOSED, COMMENTS, MEETINGS = 60, 25, 20, 60, 25
THEMES = ("channel", "storm", "money")
BEGAN = datetime(2022, 2, 22, 14, 0, tzinfo=UTC)
NOW = BEGAN + timedelta(weeks=12)
LEVELS = ("federal", "state", "local", "tribal", "civic")
CHOICES = (*["yes"] * 8, "no", "abstain", "recuse")
WORDS = "The channel belongs to everyone and is nobody's to keep; four towns wait eleven days, others eleven months."


def at(weeks: float) -> str:
    """A moment so many weeks after the beginning, as a file writes it."""
    return (BEGAN + timedelta(weeks=weeks)).isoformat()


def by(who: str, weeks: float, **facts: Any) -> dict[str, Any]:
    """An act of a file."""
    return {"by": who, "at": at(weeks), **facts}


def member(number: int) -> str:
    """The key of a member."""
    return f"member-{number:02}"


def file() -> dict[str, Any]:
    """The whole task force as a task-force file."""
    return {
        "format": "taskforce/1",
        "task_force": {
            "slug": "harbors",
            "name": "Task Force on Small Harbors",
            "themes": [{"key": key, "title": key.capitalize()} for key in THEMES],
            "rule": {"base": "not_recused", "operator": "at_least", "threshold": "2/3", "quorum": "1/2"},
            "stages": [
                {"key": "draft", "title": "Draft", "starts_on": "2022-02-22", "ends_on": "2022-06-27"},
            ],
            "zone": "America/New_York",
            "founded": by("keeper", 0),
        },
        "people": [
            _person("keeper", "facilitator", 1),
            *(_person(member(n), "member", n + 2) for n in range(MEMBERS)),
        ],
        "sources": [
            {"key": "survey", "kind": "report", "author": "Harbor Institute", "title": "Forty Harbors"}
        ],
        "recommendations": [_recommendation(number) for number in range(60)],
        "meetings": [_meeting(number) for number in range(MEETINGS)],
        "rounds": [_round(number) for number in range(CLOSED + 1)],
        "report": {"title": "Small Harbors", "begun": by("keeper", 11)},
    }


def _person(key: str, role: str, precedence: int) -> dict[str, Any]:
    return {
        "key": key,
        "printed_name": f"Person {key.capitalize()} of the Harbors",
        "printed_title": "Harbor master of one of the forty small harbors",
        "given": "Person",
        "family": key.capitalize(),
        "sort_name": f"{key.capitalize()}, Person",
        "level": LEVELS[precedence % 5],
        "roles": [role],
        "precedence": precedence,
        "email": f"{key}@example.org",
        "sample": True,
    }


def _recommendation(number: int) -> dict[str, Any]:
    moves = ["drafting"]
    if number != CLOSED + 1:
        moves += ["open_for_comment"]
    if number <= CLOSED:
        moves += ["comments_closed", "up_for_decision"]
    state = moves[-1] if number >= CLOSED else "adopted"
    title = f"Own dredge number {number} together with the towns beside it"
    fields = {"title": title, "addressee": "Harbor towns", "action": "should buy and run one dredge together"}
    made = {
        "key": f"dredge-{number:02}",
        "theme": THEMES[number % 3],
        "state": state,
        "proposed": by(member(number), 1 + number / 100),
        "versions": [
            by(member(number), 1 + number / 100, fields=dict(fields), text="\n\n".join([WORDS] * 8)),
            by(
                "keeper",
                4 + number / 100,
                fields=dict(fields),
                text="\n\n".join([f"{WORDS} [@survey]", *[WORDS] * 8]),
            ),
        ],
        "history": [by("keeper", 5 + step + number / 100, to=move) for step, move in enumerate(moves)],
    }
    if CLOSED < number < CLOSED + 4:
        made["comments"] = [_comment(at_) for at_ in range(COMMENTS)] if number == CLOSED + 2 else []
    return made


def _comment(number: int) -> dict[str, Any]:
    made = by(
        member(number),
        7 + number / 100,
        key=f"c{number}",
        version=2,
        block=number % 8 + 1,
        kind="substantive",
    )
    return {**made, "body": f"Say who decides, and by when. {number}"}


def _meeting(number: int) -> dict[str, Any]:
    start = BEGAN + timedelta(weeks=13, days=7 * number)
    items = ITEMS if number == 0 else 1
    agenda = [
        {
            "key": f"i{at_}",
            "title": f"Dredge number {at_}",
            "kind": "discussion",
            "minutes": 5,
            "lead": member(at_),
        }
        for at_ in range(items)
    ]
    return {
        "key": f"m{number + 1}",
        "title": f"Meeting {number + 1}",
        "kind": "plenary",
        "starts_at": start.isoformat(),
        "ends_at": (start + timedelta(hours=3)).isoformat(),
        "zone": "America/New_York",
        "called": by("keeper", 2),
        "agenda": agenda,
    }


def _round(number: int) -> dict[str, Any]:
    closes = 9 + number / 100 if number < CLOSED else 14
    made = {
        "key": f"r{number}",
        "recommendation": f"dredge-{number:02}",
        "version": 2,
        "question": "Shall it be adopted?",
        "opened": by("keeper", 8.5 + number / 100),
        "closes_at": at(closes),
    }
    if number < CLOSED:
        choices = [(n, CHOICES[(n + number) % len(CHOICES)]) for n in range(MEMBERS)]
        made["positions"] = [
            by(member(n), 8.6 + number / 100 + n / 10_000, choice=choice) for n, choice in choices
        ]
        made["closed"] = by("keeper", closes)
    return made


@dataclass(frozen=True)
class Body:
    """The program with the large task force in it; the clock stands in its twelfth week."""

    app: Flask
    database: Database

    def visitor(self, key: str) -> FlaskClient:
        """A browser in which this person is signed in."""
        client = self.app.test_client()
        with self.database.write() as session:
            token = members.make_sign_in_link(session, f"{key}@example.org")
        assert send(client, f"/sign-in/{token}", {}).status_code == 303
        return client


@contextmanager
def settled(seed: dict[str, Any] | None = None) -> Iterator[Body]:
    """An installation of its own with the task force in it, gone afterwards."""
    with TemporaryDirectory(prefix="taskforce-bench-") as folder:
        key = "a key for measuring only, never for people"
        settings = Settings.from_environment({"TASKFORCE_DATA": folder, "SECRET_KEY": key})
        app = create_app(settings)
        cli.register(app)
        with app.app_context():
            upgrade()
        database: Database = app.extensions["database"]
        with database.write() as session:
            replay(session, reading.read(yaml.safe_dump(seed or file(), allow_unicode=True).encode()))
        with clock.at(NOW):
            yield Body(app, database)
        database.engine.dispose()


def public_ids(body: Body, statement: Any) -> list[str]:
    """What a select of public ids gives."""
    with body.database.read() as session:
        return list(session.scalars(statement))
