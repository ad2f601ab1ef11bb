"""Each page against a floor of as many rows: processor time, and how many statements it sends."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from flask.testing import FlaskClient
from sqlalchemy import select

from taskforce.meetings.models import Meeting
from taskforce.recommendations.models import Recommendation
from taskforce.today.queries import SHOWN_MINE
from taskforce.voting.models import Round
from tests.bench import floor, votes
from tests.bench.body import CLOSED, COMMENTS, ITEMS, MEMBERS, Body, public_ids, settled
from tests.bench.figure import Figure, Group
from tests.bench.measure import ratio, statements
from tests.people import send

TIMES, STATEMENTS = 2.5, 10
WAITING = 25  # rows on a member's Today


def get(client: FlaskClient, path: str) -> None:
    """Ask for a page, which must be there."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)


def page(
    body: Body, name: str, path: str, rows: int, *, who: str = "keeper", times: float = TIMES
) -> Iterator[Figure]:
    """The two figures of one page of the large task force; `rows`: how many it shows."""
    ours = partial(get, body.visitor(who), path if path.startswith("/") else f"/t/harbors/{path}")
    with TemporaryDirectory() as folder:
        theirs = partial(
            get, floor.visitor(floor.create(Path(folder) / "floor.sqlite", (rows,))), f"/event/{rows}"
        )
        yield Figure(f"{name}_cpu", ratio(ours, theirs), "x_floor", times)
    yield Figure(f"{name}_statements", statements(body.database.engine, ours), "statements", STATEMENTS)


def today() -> Iterator[Figure]:
    """A member's first page, and the facilitator's: as many things of their own, and a row for everybody."""
    with settled() as body:
        yield from page(body, "today", "today", WAITING, who="member-59")
        yield from page(body, "today_of_facilitator", "today", SHOWN_MINE + MEMBERS)


def recommendations() -> Iterator[Figure]:
    """A recommendation with its comments, and the board."""
    with settled() as body:
        busy = select(Recommendation.public_id).where(Recommendation.key == "dredge-22")
        yield from page(body, "recommendation", f"recommendations/{public_ids(body, busy)[0]}", COMMENTS)
        yield from page(body, "board", "recommendations", 60)


def meetings() -> Iterator[Figure]:
    """A meeting with its agenda, and the calendar file of a season."""
    with settled() as body:
        first = public_ids(body, select(Meeting.public_id).where(Meeting.key == "m1"))[0]
        yield from page(body, "meeting", f"meetings/{first}", ITEMS)
        yield from page(body, "calendar_of_25", _feed(body), ITEMS, times=3)


def _feed(body: Body) -> str:
    """The address of the keeper's own calendar, which holds the 25 meetings of the season."""
    shown = send(body.visitor("keeper"), "/t/harbors/meetings/calendar", {})
    found = re.search(r"/calendar/[\w-]+\.ics", shown.text)
    assert found, shown.status_code
    return found.group()


def voting() -> Iterator[Figure]:
    """A closed round with its positions, where everybody stands on sixty matters, and the count itself."""
    yield from votes.figures()
    with settled() as body:
        votes.decide(body, votes.MATTERS - CLOSED)
        rows = votes.MATTERS * MEMBERS // votes.CELLS_OF_A_ROW
        yield from page(body, "positions", "votes/positions", rows)
    with settled() as body:
        closed = select(Round.public_id).where(Round.state == "closed")
        yield from page(body, "round", f"votes/{public_ids(body, closed)[0]}", MEMBERS)


def members() -> Iterator[Figure]:
    """The directory."""
    with settled() as body:
        yield from page(body, "people", "people", MEMBERS)


GROUPS: dict[str, Group] = {
    "members": members,
    "voting": voting,
    "recommendations": recommendations,
    "meetings": meetings,
    "today": today,
}
