"""Who may do what: one line for each act, written on the policy that judges it. Together they are the one table.

The line is not a description of the rule but its first half: whoever holds none of its roles, or belongs to another
task force, is refused before the policy itself is asked. So the table on the page cannot differ from what happens.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from taskforce.core.actor import DRAFTS, FUNDER, PROGRAM, Actor

Things = ParamSpec("Things")
READERS = tuple(sorted(DRAFTS - {PROGRAM}))  # whoever reads drafts


@dataclass(frozen=True)
class Permission:
    """One line: the act (`open_round`) of a slice in words, the roles that may, and what else must hold.

    `scope`: what a principal must have delegated for a delegate to do it in their name; empty: nobody may.
    """

    slice: str
    act: str
    words: str
    roles: frozenset[str]
    scope: str
    when: str

    def admits(self, actor: Actor) -> bool:
        """Whether the actor's roles, or what was delegated to them, let them try; the funder only where named."""
        if actor.has(FUNDER) and FUNDER not in self.roles:
            return False
        return actor.has(*self.roles) or (bool(self.scope) and actor.acts(self.scope))


_table: dict[tuple[str, str], Permission] = {}


def permit(
    words: str, *roles: str, scope: str = "", when: str = ""
) -> Callable[[Callable[Concatenate[Actor, Things], bool]], Callable[Concatenate[Actor, Things], bool]]:
    """Put a policy into the table: these roles may, in their own task force, where the policy itself agrees.

    `words`: the act as the page of permissions says it ("Open a vote"); `when`: the state it wants, in words.
    """

    def guard(
        judge: Callable[Concatenate[Actor, Things], bool],
    ) -> Callable[Concatenate[Actor, Things], bool]:
        slice_, act = judge.__module__.split(".")[1], judge.__name__.removeprefix("can_")
        line = Permission(slice_, act, words, frozenset(roles), scope, when)
        _table[slice_, act] = line

        @wraps(judge)
        def judged(actor: Actor, *things: Things.args, **facts: Things.kwargs) -> bool:
            if not line.admits(actor) or not all(_is_here(actor, thing) for thing in things):
                return False
            return judge(actor, *things, **facts)

        return judged  # type: ignore[return-value]  # `wraps` gives the first argument its name

    return guard


def table() -> list[Permission]:
    """Every line, in the order in which the policies were loaded: by slice, from the lowest."""
    return list(_table.values())


def document(rows: Iterable[Permission]) -> str:
    """The table as a page of the documentation: equal tables give equal pages, so that a change shows in review."""
    lines = [
        "# Who may do what",
        "",
        "Written by `flask --app wsgi permissions`, and compared by a test. Each line is the first half of its policy:",
        "whoever holds none of its roles, and was not lent the right, is refused before the policy is asked.",
    ]
    slice_ = ""
    for row in sorted(rows, key=lambda row: (row.slice, row.act)):
        if row.slice != slice_:
            slice_ = row.slice
            lines += [
                "",
                f"## {slice_}",
                "",
                "| act | roles | lent right | what else must hold |",
                "| --- | --- | --- | --- |",
            ]
        roles = ", ".join(sorted(row.roles))
        lines.append(f"| {row.words} (`{row.act}`) | {roles} | {row.scope} | {row.when} |")
    return "\n".join(lines) + "\n"


def _is_here(actor: Actor, thing: Any) -> bool:
    """Whether the thing belongs to the actor's task force; what belongs to none is judged by the policy alone."""
    return getattr(thing, "task_force_id", actor.task_force_id) == actor.task_force_id
