"""straw polls: where people stand on a gradient, and whether the charter wants names beside it"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.db import Utc

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two tables and one wish of the charter; no vote is touched."""
    op.add_column(
        "task_force", sa.Column("straw_names", sa.Boolean(), nullable=False, server_default=sa.true())
    )
    op.create_table(
        "straw_poll",
        sa.Column("matter_kind", sa.String(30), nullable=False),
        sa.Column("matter_id", sa.String(13), nullable=False),
        sa.Column("matter_label", sa.String(300), nullable=False),
        sa.Column("matter_text", sa.JSON(), nullable=False),
        sa.Column("matter_sha256", sa.String(64), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("is_named", sa.Boolean(), nullable=False),
        sa.Column("opened_at", Utc(), nullable=False),
        sa.Column("opened_by_name", sa.String(410), nullable=False),
        sa.Column("closes_at", Utc(), nullable=False),
        sa.Column("zone", sa.String(60), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("closed_at", Utc(), nullable=True),
        *_owned("straw_poll"),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_straw_poll_state_known")),
        sa.CheckConstraint(
            "(state = 'closed') = (closed_at IS NOT NULL)", name=op.f("ck_straw_poll_closed_has_time")
        ),
        sa.CheckConstraint("opened_at < closes_at", name=op.f("ck_straw_poll_opens_before_it_closes")),
    )
    _index("straw_poll", "matter_id", "state", "task_force_id")
    op.create_table(
        "straw_answer",
        sa.Column("poll_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("person_public_id", sa.String(13), nullable=False),
        sa.Column("printed_name", sa.String(200), nullable=False),
        sa.Column("level", sa.String(10), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("answered_at", Utc(), nullable=False),
        sa.Column("answered_by_name", sa.String(410), nullable=False),
        *_owned("straw_answer"),
        sa.ForeignKeyConstraint(
            ["poll_id"],
            ["straw_poll.id"],
            name=op.f("fk_straw_answer_poll_id_straw_poll"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_straw_answer_person_id_person"), ondelete="RESTRICT"
        ),
        sa.CheckConstraint("step >= 0", name=op.f("ck_straw_answer_step_counts")),
        sa.UniqueConstraint("poll_id", "person_id", name=op.f("uq_straw_answer_poll_id_person_id")),
    )
    _index("straw_answer", "person_id", "task_force_id")


def downgrade() -> None:
    """What was added goes."""
    op.drop_table("straw_answer")
    op.drop_table("straw_poll")
    op.drop_column("task_force", "straw_names")


def _owned(table: str) -> list[sa.schema.SchemaItem]:
    """A number, a public name, and the task force to which it belongs."""
    return [
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(13), nullable=False),
        sa.ForeignKeyConstraint(
            ["task_force_id"],
            ["task_force.id"],
            name=op.f(f"fk_{table}_task_force_id_task_force"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
    ]


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
