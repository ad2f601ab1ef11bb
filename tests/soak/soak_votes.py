"""Two hundred people and a real server: every vote is stored once, none after the close, none lost by a kill."""

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from taskforce.charter import actions as charter
from taskforce.config import CHECKOUT
from taskforce.core import ids
from taskforce.core.actor import Actor, program
from taskforce.core.db import Database
from taskforce.members import actions as members
from taskforce.members import queries as people
from taskforce.members.models import Person
from taskforce.voting import actions, queries
from taskforce.voting.matter import freeze
from taskforce.voting.models import ChainLink, Position, Round
from taskforce.voting.rules import chain, verify
from tests.bench.processes import Browser
from tests.people import RULE

VOTERS = int(os.environ.get("SOAK_VOTERS", "200"))
RACES, KILLS = int(os.environ.get("SOAK_RACES", "50")), int(os.environ.get("SOAK_KILLS", "50"))
SLUG, CHOICES = "harbors", ("yes", "no", "abstain")


class Hall:
    """An installation with two hundred members, and the server before it."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            **os.environ,
            "TASKFORCE_DATA": str(folder),
            "SECRET_KEY": "a key for soaking only, never for people",
        }
        prepare = [sys.executable, "-m", "flask", "--app", "wsgi", "prepare"]
        subprocess.run(prepare, cwd=CHECKOUT, env=self.environment, check=True, capture_output=True)
        self.database = Database(f"sqlite:///{folder / 'taskforce.sqlite'}", folder / "write.lock")
        with self.database.write() as session:
            made = charter.found_task_force(
                session, slug=SLUG, name="Harbors", zone="America/New_York", rule=RULE
            )
            self.hand = program(made.id)
            for n in range(VOTERS):
                person = members.add_person(
                    session,
                    self.hand,
                    key=f"m{n}",
                    printed_name=f"Member {n}",
                    roles=["member"],
                    precedence=n,
                )
                members.give_account(session, self.hand, person, f"m{n}@example.org")
            keeper = members.add_person(
                session, self.hand, key="keeper", printed_name="Keeper", roles=["facilitator"], precedence=0
            )
            self.keeper: Actor = people.actor_of(keeper)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]

    def open_round(self, name: str, lasts: timedelta = timedelta(hours=1)) -> str:
        """A vote on something of its own."""
        matter = freeze("motion", ids.new(), name, fields={"title": name}, blocks=[])
        hour = datetime.now(UTC) + lasts
        with self.database.write() as session:
            made = actions.open_round(session, self.keeper, matter, question=f"{name}?", closes_at=hour)
            return str(made.public_id)

    @contextmanager
    def served(self) -> Iterator[subprocess.Popen[bytes]]:
        """The server as it is served, in a group of its own."""
        command = [sys.executable, "-m", "gunicorn", "--config", str(CHECKOUT / "gunicorn.conf.py")]
        command += ["--log-level", "critical", "--bind", f"127.0.0.1:{self.port}", "wsgi:app"]
        process = subprocess.Popen(command, cwd=CHECKOUT, env=self.environment, start_new_session=True)
        try:
            Browser(self.port).wait()
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
                process.wait(20)

    def voter(self, n: int, round_id: str) -> "Voter":
        """A member who is signed in."""
        with self.database.write() as session:
            token = members.make_sign_in_link(session, f"m{n}@example.org")
        browser = Browser(self.port)
        browser.get(f"/sign-in/{token}", {"csrf_token": csrf(browser.get(f"/sign-in/{token}"))})
        return Voter(n, browser, csrf(browser.get(f"/t/{SLUG}/votes/{round_id}")))

    def close(self, round_id: str) -> None:
        """Close it at its hour, as the worker does."""
        while True:
            with self.database.write() as session:
                found = queries.round_(session, self.hand, round_id).round
                if found.is_due:
                    return actions.close_round(session, self.hand, found)
            time.sleep(0.01)

    def cast(self, n: int, round_id: str, key: str) -> None:
        """A vote in this process, without the server."""
        with self.database.write() as session:
            found = queries.round_(session, self.hand, round_id).round
            actor = people.actor_of(people.by_key(session, self.hand)[f"m{n}"])
            actions.cast_position(session, actor, found, choice="yes", key=key)

    def casts(self, round_id: str) -> int:
        """How many links of positions the chain has for this vote."""
        with self.database.read() as session:
            links = select(func.count()).select_from(ChainLink).where(ChainLink.round_name == round_id)
            return session.scalars(links.where(ChainLink.kind == chain.CAST)).one()

    def check(self, round_id: str) -> dict[str, str]:
        """The choices by key of person; the chain must hold, and no position be without its link."""
        with self.database.read() as session:
            found = session.execute(
                select(Position, Person.key)
                .join(Round, Round.id == Position.round_id)
                .join(Person, Person.id == Position.person_id)
                .where(Round.public_id == round_id)
            ).all()
            record = queries.record(session, self.hand)
            receipts = {link["sha256"] for link in record.links}
        assert verify.verify(record.rounds, record.links) == []
        assert {position.receipt for position, _ in found} <= receipts
        return {key: position.choice for position, key in found}


class Voter:
    """One member with a browser; `vote` gives how long it took, or None when no answer came."""

    def __init__(self, n: int, browser: Browser, token: str) -> None:
        self.n, self.browser, self.token = n, browser, token

    def vote(self, round_id: str, choice: str, key: str) -> float | None:
        began = time.monotonic()
        facts = {"csrf_token": self.token, "choice": choice, "reason": "", "key": key}
        try:
            self.browser.get(f"/t/{SLUG}/votes/{round_id}/cast", facts)
        except (urllib.error.URLError, OSError):
            return None
        return time.monotonic() - began


def csrf(page: str) -> str:
    return page.split('name="csrf_token"', 1)[1].split('value="', 1)[1].split('"', 1)[0]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Hall:
    return Hall(tmp_path_factory.mktemp("hall"))


def at_once(acts: list[threading.Thread]) -> None:
    for act in acts:
        act.start()
    for act in acts:
        act.join()


def p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def test_two_hundred_people_vote_within_one_second_while_others_read(hall: Hall) -> None:
    took: dict[int, float | None] = {}
    read: list[float] = []
    is_over = threading.Event()
    round_id = hall.open_round("flood")

    def vote(voter: Voter) -> None:
        time.sleep(random.random())
        took[voter.n] = voter.vote(round_id, CHOICES[voter.n % 3], ids.new())

    def look(voter: Voter) -> None:
        while not is_over.is_set():
            began = time.monotonic()
            voter.browser.get(f"/t/{SLUG}/votes/{round_id}")
            read.append(time.monotonic() - began)
            time.sleep(0.1)

    with hall.served():
        voters = [hall.voter(n, round_id) for n in range(VOTERS)]
        readers = [threading.Thread(target=look, args=(hall.voter(n, round_id),)) for n in range(5)]
        for reader in readers:
            reader.start()
        at_once([threading.Thread(target=vote, args=(voter,)) for voter in voters])
        is_over.set()
        for reader in readers:
            reader.join()
    times = [one for one in took.values() if one is not None]
    assert hall.check(round_id) == {f"m{n}": CHOICES[n % 3] for n in range(VOTERS)}
    assert hall.casts(round_id) == VOTERS
    print(f"votes p95 {p95(times):.3f} max {max(times):.3f}; readers p95 {p95(read):.3f} of {len(read)}")  # noqa: T201
    assert len(times) == VOTERS
    assert p95(times) <= 1.0
    assert max(times) <= 3.0
    assert p95(read) <= 1.0


def test_in_fifty_races_no_vote_comes_after_the_close(hall: Hall) -> None:
    met = 0
    with hall.served():
        first = hall.open_round("sign-in")
        voters = [hall.voter(n, first) for n in range(8)]
        for race in range(RACES):
            round_id = hall.open_round(f"race{race}", timedelta(milliseconds=800))

            def vote(voter: Voter, round_id: str = round_id) -> None:
                time.sleep(0.4 + random.random() * 0.8)
                voter.vote(round_id, "yes", ids.new())

            at_once(
                [threading.Thread(target=vote, args=(voter,)) for voter in voters]
                + [threading.Thread(target=hall.close, args=(round_id,))]
            )
            with hall.database.read() as session:
                links = select(ChainLink.kind).join(Round, Round.id == ChainLink.round_id)
                kinds = list(session.scalars(links.where(Round.public_id == round_id).order_by(ChainLink.n)))
                counted = session.scalars(select(Round.counts).where(Round.public_id == round_id)).one()
            assert kinds[-1] == chain.CLOSED
            assert kinds.count(chain.CAST) == counted["yes"]
            met += 0 < counted["yes"] < len(voters)
    print(f"{met} of {RACES} closes met votes on both sides")  # noqa: T201
    assert met


def told(voter: Voter, round_id: str, key: str, taken: set[int]) -> None:
    """Vote, and remember who was told that it was taken."""
    time.sleep(random.random() * 0.3)
    if voter.vote(round_id, "yes", key) is not None:
        taken.add(voter.n)


def test_whatever_was_acknowledged_before_a_kill_is_stored_once(hall: Hall) -> None:
    acknowledged = stored = 0
    for kill in range(KILLS):
        round_id = hall.open_round(f"kill{kill}")
        keys = {n: ids.new() for n in range(12)}
        taken: set[int] = set()
        with hall.served() as server:
            voters = [hall.voter(n, round_id) for n in keys]

            threads = [
                threading.Thread(target=told, args=(one, round_id, keys[one.n], taken)) for one in voters
            ]
            for thread in threads:
                thread.start()
            time.sleep(0.05 + random.random() * 0.3)
            os.killpg(server.pid, signal.SIGKILL)
            server.wait(20)
            for thread in threads:
                thread.join()
        there = set(hall.check(round_id))
        assert {f"m{n}" for n in taken} <= there
        assert hall.casts(round_id) == len(there)
        acknowledged, stored = acknowledged + len(taken), stored + len(there)
        for n, key in keys.items():  # the answer was lost: the same ballot again writes nothing new
            hall.cast(n, round_id, key)
        assert hall.casts(round_id) == len(keys)
    print(f"{acknowledged} acknowledged and {stored} stored before {KILLS} kills")  # noqa: T201
