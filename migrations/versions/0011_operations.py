"""operations: the log of backups"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.db import Utc

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A table; nothing else changes."""
    op.create_table(
        "backup",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("begun_at", Utc(), nullable=False),
        sa.Column("finished_at", Utc(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("revision", sa.String(length=20), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_backup")),
        sa.UniqueConstraint("public_id", name=op.f("uq_backup_public_id")),
    )


def downgrade() -> None:
    """The backups themselves lie elsewhere and stay."""
    op.drop_table("backup")
