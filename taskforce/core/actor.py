"""Who acts: what actions, policies and queries take instead of a database row."""

from dataclasses import dataclass, field

PROGRAM = "program"  # the role of the program itself
DELEGATE = "delegate"  # the role of whoever acts for a principal: their rights are the scopes, nothing more
FUNDER = "funder"  # reads neither drafts nor comments nor votes, whatever other role they hold
OPERATOR = "operator"  # runs the installation, and has by that no place in any task force
INSTALLATION = 0  # in the place of a task force, where an operator acts
LONGEST_NAME = 410  # two printed names and the word between them
DRAFTS = frozenset({"facilitator", "co_chair", "member", "observer", "host_principal", PROGRAM})


@dataclass(frozen=True)
class Actor:
    """A person in one task force, with the roles held there at this moment.

    `person_id` is None for the program itself, which closes rounds at their hour. Who acts for a principal has that
    person's row in `principal_id`, the scopes of the delegation, no role but `delegate`, and a `name` that says
    both: "Dana Reyes for Mateo de la Cruz". Whatever writes a name down writes that one.
    """

    person_id: int | None
    public_id: str
    name: str
    task_force_id: int
    roles: frozenset[str] = field(default_factory=frozenset)
    principal_id: int | None = None
    principal_public_id: str = ""
    scopes: frozenset[str] = field(default_factory=frozenset)

    def has(self, *roles: str) -> bool:
        """Whether the actor holds at least one of these roles."""
        return not self.roles.isdisjoint(roles)

    def acts(self, scope: str) -> bool:
        """Whether the actor acts for somebody who has delegated this."""
        return self.principal_id is not None and scope in self.scopes

    @property
    def stands_for_id(self) -> int | None:
        """Whose seat, answer and record an act touches: the principal's where one acts for another."""
        return self.person_id if self.principal_id is None else self.principal_id

    @property
    def reads_drafts(self) -> bool:
        """Whether the work of the task force is open to the actor; to the funder and to guests it is not."""
        if FUNDER in self.roles:
            return False  # whatever else they are: who pays reads what is printed
        return self.acts("read") or not self.roles.isdisjoint(DRAFTS)

    @property
    def is_program(self) -> bool:
        """Whether nobody acts but the program itself."""
        return PROGRAM in self.roles


def program(task_force_id: int) -> Actor:
    """The program acting for itself in a task force, for example when an hour has come."""
    return Actor(None, "program", "Taskforce", task_force_id, frozenset({PROGRAM}))


def operator(address: str) -> Actor:
    """Whoever signs in with this address, running the installation."""
    return Actor(None, OPERATOR, address, INSTALLATION, frozenset({OPERATOR}))
