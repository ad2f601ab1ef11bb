"""Many at the same moment: one row for each person, and none after the close."""

import random
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from taskforce.core import clock
from taskforce.core.actor import program
from taskforce.core.errors import WrongState
from taskforce.core.events import Event
from taskforce.voting import actions, queries
from taskforce.voting.models import Position, Round
from tests.people import Cast
from tests.voting.scenes import HOUR, one_dredge, open_round, seen_by, vote

pytestmark = pytest.mark.fault
LAST = HOUR - timedelta(microseconds=1)


def at_once(acts: Sequence[Callable[[], object]]) -> list[BaseException]:
    """Do all of them in threads that start together; what they raised comes back."""
    faults: list[BaseException] = []
    gate = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        gate.wait()
        try:
            act()
        except Exception as fault:  # noqa: BLE001
            faults.append(fault)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def test_twenty_ballots_of_one_member_at_once_are_one_position(cast: Cast) -> None:
    round_ = open_round(cast)
    faults = at_once([partial(vote, cast, "mateo", round_, "yes", key="the same")] * 20)
    with cast.database.read() as session:
        rows = session.scalars(select(Position)).all()
        acts = session.scalars(select(Event.id).where(Event.kind == "position.cast")).all()
    assert (faults, len(rows), len(acts)) == ([], 1, 1)


def test_twenty_different_ballots_of_one_member_at_once_leave_the_last_and_all_are_kept(cast: Cast) -> None:
    round_ = open_round(cast)
    faults = at_once(
        [partial(vote, cast, "mateo", round_, "no", reason=f"{n}", key=f"k{n}") for n in range(20)]
    )
    with cast.database.read() as session:
        rows = session.scalars(select(Position)).all()
        acts = session.scalars(select(Event).where(Event.kind == "position.cast").order_by(Event.id)).all()
    assert (faults, len(rows), len(acts)) == ([], 1, 20)
    assert rows[0].reason == acts[-1].facts["reason"]


def test_in_twenty_races_of_votes_against_the_close_none_comes_after_it(cast: Cast) -> None:
    late, taken = [], 0
    for race in range(20):
        round_ = open_round(cast, matter=one_dredge(f"race{race:09}"))
        one_is_in = threading.Event()
        order: list[Callable[[], object]] = [
            partial(vote_and_tell, cast, name, round_, one_is_in)
            for name in ("cora", "mateo", "nia", "tomas")
        ]
        # In every other race the close begins when one vote is in, so that votes and the close really meet.
        waits_for = one_is_in if race % 2 else None
        order.insert(random.randrange(5), partial(close_by_program, cast, round_, waits_for))
        faults = at_once(order)
        assert [fault for fault in faults if not isinstance(fault, WrongState)] == []
        closed = seen_by(cast, "olive", round_)
        late += events_after_close(cast, round_)
        taken += closed.given
        assert closed.round.counts["given"] == closed.given == 4 - len(faults)
    assert late == []
    assert 0 < taken <= 80


def vote_and_tell(cast: Cast, name: str, round_: Round, one_is_in: threading.Event) -> None:
    """Vote, and say so."""
    vote(cast, name, round_, "yes", now=LAST)
    one_is_in.set()


def close_by_program(cast: Cast, round_: Round, waits_for: threading.Event | None = None) -> None:
    """What the job does at the hour."""
    if waits_for:
        waits_for.wait(10)
    with clock.at(HOUR), cast.database.write() as session:
        actor = program(round_.task_force_id)
        actions.close_round(session, actor, queries.round_(session, actor, round_.public_id).round)


def events_after_close(cast: Cast, round_: Round) -> list[int]:
    """The positions of the round that were written after its closing."""
    with cast.database.read() as session:
        acts = session.scalars(select(Event).where(Event.kind.in_(["position.cast", "round.closed"]))).all()
    closing = next(
        act.id for act in acts if act.kind == "round.closed" and act.subject_id == round_.public_id
    )
    return [act.id for act in acts if act.facts.get("round") == round_.public_id and act.id > closing]
