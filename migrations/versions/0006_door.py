"""door: passwords, sessions that can be told apart, tries that are counted, and the whole life of an invitation"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.db import Utc

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Sessions that began before end: nothing says when they were last seen."""
    with op.batch_alter_table("account") as batch:
        batch.add_column(sa.Column("password_hash", sa.String(200), nullable=False, server_default=""))
        batch.add_column(sa.Column("password_set_at", Utc(), nullable=True))
    op.execute("DELETE FROM login")
    with op.batch_alter_table("login") as batch:
        batch.add_column(sa.Column("public_id", sa.String(13), nullable=False))
        batch.add_column(sa.Column("seen_at", Utc(), nullable=False))
        batch.add_column(sa.Column("operated_at", Utc(), nullable=True))
        batch.add_column(sa.Column("browser", sa.String(60), nullable=False))
        batch.create_unique_constraint(batch.f("uq_login_public_id"), ["public_id"])
    with op.batch_alter_table("invitation") as batch:
        batch.add_column(sa.Column("withdrawn_at", Utc(), nullable=True))
        batch.add_column(sa.Column("word", sa.String(500), nullable=False, server_default=""))
    with op.batch_alter_table("person") as batch:
        batch.add_column(sa.Column("address", sa.String(254), nullable=False, server_default=""))
    op.create_table(
        "door_try",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address_hash", sa.String(64), nullable=False),
        sa.Column("network", sa.String(45), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door_try")),
    )
    op.create_index("ix_door_try_network_at", "door_try", ["network", "at"])
    op.create_index(op.f("ix_door_try_at"), "door_try", ["at"])


def downgrade() -> None:
    """What was added goes."""
    op.drop_table("door_try")
    with op.batch_alter_table("person") as batch:
        batch.drop_column("address")
    with op.batch_alter_table("invitation") as batch:
        batch.drop_column("word")
        batch.drop_column("withdrawn_at")
    with op.batch_alter_table("login") as batch:
        batch.drop_constraint(batch.f("uq_login_public_id"), type_="unique")
        for name in ("browser", "operated_at", "seen_at", "public_id"):
            batch.drop_column(name)
    with op.batch_alter_table("account") as batch:
        batch.drop_column("password_set_at")
        batch.drop_column("password_hash")
