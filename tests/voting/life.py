"""The whole life of rounds in two task forces, against a model of a few lines: who may, when, and what then stands."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from hypothesis import strategies as draw
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from taskforce.core import clock
from taskforce.core.errors import NotAllowed, NotFound, Refused, TaskforceError, WrongState
from taskforce.voting import actions, queries
from taskforce.voting.matter import freeze
from taskforce.voting.rules import chain, verify
from tests.people import ROLES, Cast
from tests.voting.scenes import OPENED

SEATS = {"rivers": ("cora", "mateo", "nia", "tomas"), "harbours": ("sunniva",)}
KEEPERS = {"rivers": "farida", "harbours": "stig"}
ACTORS = ("farida", "cora", "mateo", "nia", "tomas", "olive", "stig", "sunniva")
STEERS = (*ACTORS, *["farida"] * 8, *["stig"] * 3)  # who may should be tried as often as who may not
CHOICES = ("yes", "no", "abstain", "recuse", "block")
_numbers = count()


@dataclass
class Known:
    """What the model knows of a round. `said`: for each seat every ballot that was written, with its key."""

    home: str
    public_id: str
    matter: int
    closes_at: datetime
    is_open: bool = True
    said: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @property
    def stands(self) -> dict[str, str]:
        return {name: ballots[-1][1] for name, ballots in self.said.items()}

    @property
    def is_adopted(self) -> bool:
        """By hand, for the one rule of these tests: more than half of yes and no, half of the seats with a position."""
        given = list(self.stands.values())
        return 2 * len(given) >= len(SEATS[self.home]) and given.count("yes") > given.count("no")


class Life(RuleBasedStateMachine):
    """One afternoon in both task forces; every act is tried by anybody on anything."""

    def __init__(self, cast: Cast) -> None:
        super().__init__()
        self.cast, self.now, self.rounds = cast, OPENED, list[Known]()
        self.first = next(_numbers) * 10
        self.actors = {name: cast.actor(name) for name in ACTORS}
        self.names = {actor.public_id: name for name, actor in self.actors.items()}

    def act(self, name: str, do: Any, *given: Any, **facts: Any) -> Any:
        """Do it as this person at this time; the refusal, by its kind, is an answer too."""
        with clock.at(self.now):
            try:
                with self.cast.database.write() as session:
                    return do(session, self.actors[name], *given, **facts)
            except TaskforceError as refusal:
                return type(refusal)

    @initialize()
    def begin(self) -> None:
        """One vote is open in each, or most lives would be over before anything happened."""
        self.open("farida", 0, 20)
        self.open("stig", 0, 30)

    @rule(name=draw.sampled_from(STEERS), matter=draw.integers(0, 1), minutes=draw.integers(1, 40))
    def open(self, name: str, matter: int, minutes: int) -> None:
        home, hour = ROLES[name][0], self.now + timedelta(minutes=minutes)
        label = f"m{self.first + matter:012}"
        frozen = freeze("motion", label, label, fields={}, blocks=[])
        done = self.act(name, actions.open_round, frozen, question="Shall it?", closes_at=hour)
        if name != KEEPERS[home]:
            assert done is NotAllowed
        elif any(one.is_open for one in self.rounds if (one.home, one.matter) == (home, matter)):
            assert done is WrongState
        else:
            self.rounds.append(Known(home, done.public_id, matter, hour))

    @rule(
        name=draw.sampled_from(ACTORS),
        at=draw.integers(0, 5),
        choice=draw.sampled_from(CHOICES),
        key=draw.sampled_from("ab"),
    )
    def vote(self, name: str, at: int, choice: str, key: str) -> None:
        one, key = self.rounds[at % len(self.rounds)], f"{name}-{key}"

        def cast(session: Any, actor: Any) -> Any:
            found = queries.round_(session, actor, one.public_id).round
            return actions.cast_position(session, actor, found, choice=choice, key=key)

        done = self.act(name, cast)
        said = one.said.get(name, [])
        if ROLES[name][0] != one.home:
            assert done is NotFound
        elif name not in SEATS[one.home]:
            assert done is NotAllowed
        elif choice == "block":
            assert done is Refused
        elif (key, choice) in said:
            assert done.choice == choice
        elif not one.is_open or self.now >= one.closes_at:
            assert done is WrongState
        else:
            assert done.choice == choice
            if not said or said[-1][1] != choice:
                is_new = key not in [known for known, _ in said]
                one.said[name] = [*said, (key if is_new else "", choice)]

    @rule(name=draw.sampled_from(STEERS), at=draw.integers(0, 5))
    def close(self, name: str, at: int) -> None:
        one = self.rounds[at % len(self.rounds)]

        def close(session: Any, actor: Any) -> None:
            actions.close_round(session, actor, queries.round_(session, actor, one.public_id).round)

        done = self.act(name, close)
        may = self.now >= one.closes_at or len(one.said) == len(SEATS[one.home])
        if ROLES[name][0] != one.home:
            assert done is NotFound
        elif not one.is_open:
            assert done is WrongState
        elif name != KEEPERS[one.home] or not may:
            assert done is NotAllowed
        else:
            assert done is None
            one.is_open = False

    @rule(minutes=draw.integers(1, 30))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @invariant()
    def what_stands_is_what_the_model_says(self) -> None:
        with self.cast.database.read() as session:
            for one in self.rounds:
                keeper = self.actors[KEEPERS[one.home]]
                round_ = queries.round_(session, keeper, one.public_id).round
                seats = queries.seats(session, round_)
                stands = {self.names[seat.person_public_id]: seat.stands for seat in seats if seat.stands}
                assert stands == one.stands
                assert round_.is_open == one.is_open
                assert round_.is_adopted == (not one.is_open and one.is_adopted)

    def teardown(self) -> None:
        """The chain of each task force is whole, and holds exactly what was written."""
        with self.cast.database.read() as session:
            for home, keeper in KEEPERS.items():
                record = queries.record(session, self.actors[keeper])
                assert verify.verify(record.rounds, record.links) == []
                closed = {one.public_id: one for one in self.rounds if one.home == home and not one.is_open}
                heads = [link["head"] for link in record.links if "head" in link]
                for public_id, one in closed.items():
                    casts = [h for h in heads if h["round"] == public_id and h["kind"] == chain.CAST]
                    assert len(casts) == sum(len(ballots) for ballots in one.said.values())
