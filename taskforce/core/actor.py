"""Who acts: what actions, policies and queries take instead of a database row."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Actor:
    """A person in one task force, with the roles held there at this moment.

    `person_id` is None for the program itself, which closes rounds at their hour.
    """

    person_id: int | None
    public_id: str
    name: str
    task_force_id: int
    roles: frozenset[str] = field(default_factory=frozenset)

    def has(self, *roles: str) -> bool:
        """Whether the actor holds at least one of these roles."""
        return not self.roles.isdisjoint(roles)

    @property
    def is_program(self) -> bool:
        """Whether nobody acts but the program itself."""
        return self.person_id is None


def program(task_force_id: int) -> Actor:
    """The program acting for itself in a task force, for example when an hour has come."""
    return Actor(None, "program", "Taskforce", task_force_id, frozenset({"program"}))
