"""separate statements on recommendations, with their versions and those who sign them"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Utc

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def _table(name: str, parents: dict[str, str], *columns: sa.schema.SchemaItem) -> None:
    """A table of a task force, whose rows hang on `parents`: columns and the tables that they name."""
    whole = {**parents, "task_force_id": "task_force"}
    op.create_table(
        name,
        *(sa.Column(column, sa.Integer(), nullable=False) for column in parents),
        *columns,
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{parent}.id"], name=op.f(f"fk_{name}_{column}_{parent}"), ondelete="RESTRICT"
            )
            for column, parent in whole.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{name}_public_id")),
    )
    op.create_index(op.f(f"ix_{name}_task_force_id"), name, ["task_force_id"])


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer(), nullable=False)


def _said() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("at", Utc(), nullable=False),
        sa.Column("by_name", sa.String(LONGEST_NAME), nullable=False),
    ]


def upgrade() -> None:
    """New tables, and days after a vote for which they are open."""
    with op.batch_alter_table("task_force") as batch:
        batch.add_column(sa.Column("statement_days", sa.Integer(), nullable=False, server_default="14"))
    _table(
        "statement",
        {"recommendation_id": "recommendation", "author_id": "person"},
        sa.Column("kind", sa.String(20), nullable=False),
        _number(),
        sa.Column("made_at", Utc(), nullable=False),
        sa.Column("withdrawn_at", Utc(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('dissent', 'additional_view', 'alternate_text')", name=op.f("ck_statement_kind_known")
        ),
    )
    _table(
        "statement_version",
        {"statement_id": "statement"},
        _number(),
        sa.Column("text", sa.Text(), nullable=False),
        *_said(),
        sa.UniqueConstraint("statement_id", "number", name=op.f("uq_statement_version_statement_id_number")),
    )
    _table(
        "co_signature",
        {"statement_id": "statement", "person_id": "person"},
        _number(),
        *_said(),
        sa.Column("ended_at", Utc(), nullable=True),
    )
    for table, column in (
        ("statement", "recommendation_id"),
        ("statement", "author_id"),
        ("co_signature", "statement_id"),
        ("co_signature", "person_id"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    """The statements go."""
    for name in ("co_signature", "statement_version", "statement"):
        op.drop_table(name)
    with op.batch_alter_table("task_force") as batch:
        batch.drop_column("statement_days")
