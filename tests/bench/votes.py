"""The count against reading what is counted: 5,000 rounds of 60 positions each."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, create_engine, text

from taskforce.charter.models import TaskForce
from taskforce.core import clock
from taskforce.core.actor import program
from taskforce.members import queries as members
from taskforce.voting import actions, queries
from taskforce.voting.matter import freeze
from taskforce.voting.rules.presets import TWO_THIRDS
from taskforce.voting.rules.tally import tally
from tests.bench.body import NOW, Body
from tests.bench.figure import Figure
from tests.bench.measure import ratio

MATTERS, CELLS_OF_A_ROW = 60, 4  # of the positions page, and of the floor
ROUNDS, PEOPLE, TIMES = 5_000, 60, 5
CHOICES = ("yes", "yes", "no", "abstain", "recuse")


def decide(body: Body, number: int) -> None:
    """So many more votes in which everybody took a position, through the same actions as the pages."""
    hour = NOW + timedelta(hours=1)
    with body.database.write() as session:
        task_force = session.query(TaskForce).one()
        people = members.by_key(session, program(task_force.id))
        keeper = members.actor_of(people.pop("keeper"))
        for n in range(number):
            title = f"Motion number {n} of the harbors"
            matter = freeze("motion", f"motion{n:07}", title, fields={"title": title}, blocks=[])
            with clock.at(NOW):
                opened = actions.open_round(session, keeper, matter, question=f"{title}?", closes_at=hour)
                for at, person in enumerate(people.values()):
                    actor, choice = members.actor_of(person), CHOICES[(n + at) % len(CHOICES)]
                    actions.cast_position(session, actor, opened, choice=choice)
            with clock.at(hour):
                actions.close_round(session, keeper, queries.round_(session, keeper, opened.public_id).round)


def figures() -> Iterator[Figure]:
    """Counting them all, against bringing them from the database as bare pairs."""
    with TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{Path(folder) / 'positions.sqlite'}")
        with engine.begin() as connection:
            _fill(connection)
        with engine.connect() as connection:
            rounds = _read(connection)
            measured = ratio(lambda: _count(rounds), lambda: _read(connection), rounds=5)
    yield Figure("tally_of_5000_rounds", measured, "x_reading", TIMES)


def _fill(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE position (round_id INTEGER, choice TEXT)"))
    rows = [
        {"round": round_, "choice": CHOICES[(round_ + person) % len(CHOICES)]}
        for round_ in range(ROUNDS)
        for person in range(PEOPLE)
    ]
    connection.execute(text("INSERT INTO position VALUES (:round, :choice)"), rows)


def _read(connection: Connection) -> list[list[str]]:
    """The positions of each round, in one statement."""
    found: list[list[str]] = [[] for _ in range(ROUNDS)]
    for round_id, choice in connection.execute(text("SELECT round_id, choice FROM position")):
        found[round_id].append(choice)
    return found


def _count(rounds: list[list[str]]) -> int:
    """Every round counted and judged."""
    return sum(tally(positions, PEOPLE, TWO_THIRDS).to_stored()["needed"] for positions in rounds)
