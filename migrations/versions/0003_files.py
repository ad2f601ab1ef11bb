"""files: portraits and papers"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.db import Utc

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A table of files, and the portrait of a person."""
    op.create_table(
        "stored_file",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("extension", sa.String(length=5), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("alternative_text", sa.String(length=500), nullable=False),
        sa.Column("licence", sa.String(length=200), nullable=False),
        sa.Column("credit", sa.String(length=200), nullable=False),
        sa.Column("by_name", sa.String(length=410), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("removed_at", Utc(), nullable=True),
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.CheckConstraint("kind IN ('portrait', 'paper')", name=op.f("ck_stored_file_known_kind")),
        sa.CheckConstraint("size > 0", name=op.f("ck_stored_file_not_empty")),
        sa.ForeignKeyConstraint(
            ["task_force_id"],
            ["task_force.id"],
            name=op.f("fk_stored_file_task_force_id_task_force"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_file")),
        sa.UniqueConstraint("public_id", name=op.f("uq_stored_file_public_id")),
    )
    for column in ("sha256", "task_force_id"):
        op.create_index(op.f(f"ix_stored_file_{column}"), "stored_file", [column])
    with op.batch_alter_table("person") as batch:
        batch.add_column(sa.Column("portrait_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            batch.f("fk_person_portrait_id_stored_file"),
            "stored_file",
            ["portrait_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        batch.create_index(batch.f("ix_person_portrait_id"), ["portrait_id"])


def downgrade() -> None:
    """The bytes in the folder of files stay; rows and portraits go."""
    with op.batch_alter_table("person") as batch:
        batch.drop_index(batch.f("ix_person_portrait_id"))
        batch.drop_constraint(batch.f("fk_person_portrait_id_stored_file"), type_="foreignkey")
        batch.drop_column("portrait_id")
    op.drop_table("stored_file")
