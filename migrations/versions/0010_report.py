"""report: what an edition says, its summary, and the hour from which it is public"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.db import Utc

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None
STANDS = sa.text("called_off_at IS NULL")


def upgrade() -> None:
    """Two tables, and the file of the summary beside that of the whole."""
    op.create_table(
        "manuscript",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_manuscript_edition_id_edition"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("edition_id", name=op.f("pk_manuscript")),
    )
    op.create_table(
        "publication",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("asked_at", Utc(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_name", sa.String(length=410), nullable=False),
        sa.Column("errata", sa.String(length=1000), nullable=False),
        sa.Column("called_off_at", Utc(), nullable=True),
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.CheckConstraint(
            "called_off_at IS NULL OR called_off_at < at", name=op.f("ck_publication_called_off_before")
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_publication_by_id_person"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["edition.id"],
            name=op.f("fk_publication_edition_id_edition"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["task_force_id"],
            ["task_force.id"],
            name=op.f("fk_publication_task_force_id_task_force"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint("public_id", name=op.f("uq_publication_public_id")),
    )
    with op.batch_alter_table("publication") as batch:
        batch.create_index(op.f("ix_publication_by_id"), ["by_id"])
        batch.create_index(op.f("ix_publication_task_force_id"), ["task_force_id"])
        batch.create_index(
            "uq_publication_standing",
            ["edition_id"],
            unique=True,
            sqlite_where=STANDS,
            postgresql_where=STANDS,
        )
    with op.batch_alter_table("edition") as batch:
        batch.add_column(sa.Column("summary_file", sa.String(length=60), nullable=False, server_default=""))
        batch.add_column(sa.Column("summary_sha256", sa.String(length=64), nullable=False, server_default=""))
        batch.add_column(sa.Column("summary_pages", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("summary_size", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    """Away with both tables and the summaries; the files stay where they are."""
    with op.batch_alter_table("edition") as batch:
        for column in ("summary_size", "summary_pages", "summary_sha256", "summary_file"):
            batch.drop_column(column)
    op.drop_table("publication")
    op.drop_table("manuscript")
