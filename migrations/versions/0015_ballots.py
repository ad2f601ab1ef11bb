"""the chain of votes, hours of opening, what follows from a vote

Votes of before are joined to the chain as they stand in the record of events: from then on they cannot change unseen.
Receipts that were given for them stay as they are.
"""

import json
from datetime import datetime

import sqlalchemy as sa
from alembic import op

from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Utc
from taskforce.voting.rules import chain, seal

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_TIMES = {chain.OPENED: sa.column("opened_at", Utc()), chain.CLOSED: sa.column("closed_at", Utc())}


def upgrade() -> None:
    """Columns and tables are added, and the chain is begun."""
    with op.batch_alter_table("position") as batch:
        batch.add_column(sa.Column("number", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "chain_link",
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("round_name", sa.String(length=13), nullable=False),
        sa.Column("person", sa.String(length=13), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.String(length=64), nullable=False),
        sa.Column("prev", sa.String(length=64), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.CheckConstraint("n > 0", name=op.f("ck_chain_link_counts_from_one")),
        *_keys("chain_link", round_id="round", event_id="event", task_force_id="task_force"),
        sa.UniqueConstraint("task_force_id", "n", name=op.f("uq_chain_link_task_force_id_n")),
        sa.UniqueConstraint("task_force_id", "prev", name=op.f("uq_chain_link_task_force_id_prev")),
        sa.UniqueConstraint("event_id", name=op.f("uq_chain_link_event_id")),
        sa.UniqueConstraint("sha256", name=op.f("uq_chain_link_sha256")),
    )
    _index("chain_link", "round_id", "task_force_id")
    with op.batch_alter_table("round") as batch:
        batch.add_column(sa.Column("opens_at", Utc(), nullable=True))
        batch.add_column(sa.Column("cites", sa.String(length=13), nullable=False, server_default=""))
        batch.add_column(sa.Column("cites_why", sa.Text(), nullable=False, server_default=""))
        batch.create_index(batch.f("ix_round_cites"), ["cites"])
    _let_rounds_be_written(op.get_bind())
    op.execute("UPDATE round SET opens_at = opened_at")
    with op.batch_alter_table("round") as batch:
        batch.alter_column("opens_at", existing_type=Utc(), nullable=False)
        batch.create_check_constraint(
            batch.f("ck_round_takes_positions_before_it_closes"), "opens_at < closes_at"
        )
    op.create_table(
        "stated_outcome",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.Column("stated_by_name", sa.String(length=LONGEST_NAME), nullable=False),
        sa.Column("stated_at", Utc(), nullable=False),
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        *_keys("stated_outcome", round_id="round", task_force_id="task_force"),
        sa.UniqueConstraint("round_id", name=op.f("uq_stated_outcome_round_id")),
    )
    _index("stated_outcome", "task_force_id")
    _begin_chains()


def _let_rounds_be_written(connection: sa.Connection) -> None:
    """On PostgreSQL a rule that this house keeps stands in the way of filling the new column; it comes back after."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("DROP TRIGGER IF EXISTS refuse_update_round ON round"))


def downgrade() -> None:
    """What was added goes."""
    op.drop_table("stated_outcome")
    op.drop_table("chain_link")
    with op.batch_alter_table("round") as batch:
        batch.drop_constraint(batch.f("ck_round_takes_positions_before_it_closes"), type_="check")
        batch.drop_index(batch.f("ix_round_cites"))
        for name in ("cites_why", "cites", "opens_at"):
            batch.drop_column(name)
    with op.batch_alter_table("position") as batch:
        batch.drop_column("number")


def _keys(table: str, **parents: str) -> list[sa.Constraint]:
    """The primary key, the public name, and a foreign key to each parent, which cannot go before."""
    foreign = [
        sa.ForeignKeyConstraint(
            [column], [f"{parent}.id"], name=op.f(f"fk_{table}_{column}_{parent}"), ondelete="RESTRICT"
        )
        for column, parent in parents.items()
    ]
    return [
        *foreign,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
    ]


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def _begin_chains() -> None:
    """A link for every opening, position and close that is in the record, in its order."""
    connection = op.get_bind()
    event = sa.table("event", *map(sa.column, ("id", "task_force_id", "kind", "subject_id", "facts")))
    round_ = sa.table("round", sa.column("id"), sa.column("public_id"), *_TIMES.values())
    rounds = {row.public_id: row for row in connection.execute(sa.select(round_)).all()}
    links = sa.table(
        "chain_link",
        *map(sa.column, ("n", "kind", "round_id", "round_name", "person", "event_id", "salt", "sealed")),
        *map(sa.column, ("prev", "sha256", "task_force_id", "public_id")),
        sa.column("at", Utc()),
    )
    ends: dict[int, tuple[int, str]] = {}
    found = sa.select(event).where(event.c.kind.in_(chain.KINDS)).order_by(event.c.id)
    for row in connection.execute(found).all():
        facts = json.loads(row.facts) if isinstance(row.facts, str) else row.facts
        n, prev = ends.get(row.task_force_id, (0, chain.START))
        name, salt = facts.get("round", row.subject_id), chain.new_salt()
        sealed = chain.sealed(salt, facts)
        at = facts.get("cast_at") or seal.moment(getattr(rounds[name], _TIMES[row.kind].name))
        person = facts.get("person", "")
        head = chain.head(n=n + 1, kind=row.kind, round_=name, person=person, at=at, sealed=sealed)
        joined = chain.joined(prev, head)
        connection.execute(
            links.insert().values(
                n=n + 1,
                kind=row.kind,
                round_id=rounds[name].id,
                round_name=name,
                person=person,
                at=datetime.fromisoformat(at),
                event_id=row.id,
                salt=salt,
                sealed=sealed,
                prev=prev,
                sha256=joined,
                task_force_id=row.task_force_id,
                public_id=salt[:13],
            )
        )
        ends[row.task_force_id] = n + 1, joined
