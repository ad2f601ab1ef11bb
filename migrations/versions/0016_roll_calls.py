"""roll calls: who was there when positions were said aloud, and by whom they were written down"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.db import Utc

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One table and one column; no vote is touched."""
    op.add_column("position", sa.Column("entered_by_name", sa.String(410), nullable=False, server_default=""))
    op.create_table(
        "roll_call",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("occasion_id", sa.String(13), nullable=False),
        sa.Column("occasion", sa.String(300), nullable=False),
        sa.Column("called_at", Utc(), nullable=False),
        sa.Column("called_by_name", sa.String(410), nullable=False),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("present_voting", sa.Integer(), nullable=False),
        sa.Column("voting_members", sa.Integer(), nullable=False),
        sa.Column("quorum_needed", sa.Integer(), nullable=False),
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(13), nullable=False),
        sa.CheckConstraint(
            "present_voting >= 0 AND quorum_needed >= 0", name=op.f("ck_roll_call_counts_people")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_roll_call_round_id_round"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["task_force_id"],
            ["task_force.id"],
            name=op.f("fk_roll_call_task_force_id_task_force"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_call")),
        sa.UniqueConstraint("public_id", name=op.f("uq_roll_call_public_id")),
    )
    op.create_index(op.f("ix_roll_call_round_id"), "roll_call", ["round_id"])
    op.create_index(op.f("ix_roll_call_task_force_id"), "roll_call", ["task_force_id"])


def downgrade() -> None:
    """What was added goes."""
    op.drop_table("roll_call")
    op.drop_column("position", "entered_by_name")
