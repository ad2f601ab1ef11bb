"""What a replay works on: the session, the file, and where everything made so far can be found again.

Each act finds what it acts on anew, as a page does, so that no act sees what another only remembers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path as FilePath
from typing import Any

from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from taskforce.core import clock
from taskforce.core.actor import Actor, program
from taskforce.core.errors import Refused, TaskforceError
from taskforce.members import queries as people
from taskforce.records.reading import TaskForceFile
from taskforce.records.rules.faults import Fault, Path

_OURS = {"words": "text", "source": "text", "disposition": "as", "lead": "lead", "electorate": "electorate"}

Do = Callable[[Actor], None]


class Gone(Exception):
    """What this act needs was refused before; that fault is named already."""


class Made(dict[Any, str]):
    """Public names of things made, by their place in the file. Asking for what was never made raises Gone."""

    def __missing__(self, key: Any) -> str:
        raise Gone(key)


@dataclass(frozen=True)
class Act:
    """Something that somebody did: where it stands in the file, when, who (None: the program), and how to do it."""

    path: Path
    at: datetime
    by: str | None
    do: Do
    principal: str | None = None  # in whose name


def act(path: Path, entry: Mapping[str, Any], do: Do, *, at: str | None = None) -> Act:
    """The act of an entry that has `at` and `by`, or at another moment by the same hand."""
    moment = datetime.fromisoformat(at or entry["at"])
    return Act(path, moment, entry.get("by"), do, entry.get("for"))


@dataclass
class Scene:
    """A task force in the making. `made` maps ("comment", recommendation, label) and the like to public names."""

    session: Session
    file: TaskForceFile
    folder: FilePath | None = None  # of the data, where files that people brought are to lie
    task_force_id: int = 0
    actors: dict[str, Actor] = field(default_factory=dict)
    made: Made = field(default_factory=Made)
    faults: list[Fault] = field(default_factory=list)
    is_over: bool = False

    @property
    def program(self) -> Actor:
        """The program itself, in this task force."""
        return program(self.task_force_id)

    def play(self, act: Act) -> None:
        """Do the act at its time by its person. What is refused becomes a fault of its place in the file."""
        with clock.at(act.at):
            self.attempt(act.path, lambda: self._do(act))

    def _do(self, act: Act) -> None:
        self.session.flush()
        self.session.expunge_all()
        actor = self._actor(act.by)
        act.do(self._acting(actor, act.principal) if act.principal else actor)

    def attempt(self, path: Path, do: Callable[[], None]) -> None:
        """Do it; what is refused becomes a fault at this place, or at the field of it that was refused."""
        try:
            do()
        except Gone:
            return
        except TaskforceError as refusal:
            named = refusal.field if isinstance(refusal, Refused) else ""
            self.fault(self._place(path, named), refusal.sentence)
        except DatabaseError as error:
            self.is_over = True  # after this the database takes nothing more in this transaction
            self.fault(path, f"The database does not take this: {error.orig}")

    def fault(self, path: Path, sentence: str) -> None:
        """Note a fault of the file."""
        self.faults.append(self.file.places.fault(path, sentence))

    def _actor(self, key: str | None) -> Actor:
        if key is None:
            return self.program
        if key not in self.actors:
            raise Gone(key)
        return self.actors[key]

    def _acting(self, actor: Actor, principal: str) -> Actor:
        """The same person acting for a principal, as far as they were let at this moment."""
        return people.acting_for(self.session, actor, self._actor(principal).public_id)

    def _place(self, path: Path, name: str) -> Path:
        """The path of the refused field where the file has it, under our name or the file's; else the act itself."""
        here: Any = self.file.values
        for step in path:
            here = here[step]
        words = (name, _OURS.get(name, name))
        for place in [(word,) for word in words] + [("fields", word) for word in words]:
            inside: Any = here
            for step in place:
                inside = inside.get(step) if isinstance(inside, dict) else None
            if inside is not None:
                return (*path, *place)
        return path
