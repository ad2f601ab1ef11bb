"""actors: delegations, operators, and names long enough for two people"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.db import Utc

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NAMES = (
    ("event", "by_name", False),
    ("source", "by_name", False),
    ("text_version", "by_name", False),
    ("comment", "by_name", False),
    ("reply", "by_name", False),
    ("disposition", "by_name", False),
    ("round", "opened_by_name", False),
    ("decision", "recorded_by", False),
    ("action_item", "recorded_by", False),
    ("minutes", "certified_by", True),
    ("report", "begun_by", False),
    ("edition", "by_name", False),
)


def upgrade() -> None:
    """Columns widen or are added; nothing is lost."""
    _set_length_of_names(200, 410)
    with op.batch_alter_table("event") as batch:
        batch.add_column(sa.Column("for_id", sa.Integer(), nullable=True))
        batch.create_index(batch.f("ix_event_for_id"), ["for_id"])
    with op.batch_alter_table("account") as batch:
        batch.add_column(sa.Column("is_operator", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("task_force") as batch:
        allowed = '["read", "draft", "comment", "attend"]'
        batch.add_column(sa.Column("delegable", sa.JSON(), nullable=False, server_default=allowed))
        batch.add_column(sa.Column("embargo_days", sa.Integer(), nullable=False, server_default="7"))
    op.create_table(
        "delegation",
        sa.Column("principal_id", sa.Integer(), nullable=False),
        sa.Column("delegate_id", sa.Integer(), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("granted_by", sa.String(length=410), nullable=False),
        sa.Column("granted_at", Utc(), nullable=False),
        sa.Column("ended_by", sa.String(length=410), nullable=False),
        sa.Column("ended_at", Utc(), nullable=True),
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.CheckConstraint("principal_id <> delegate_id", name=op.f("ck_delegation_of_somebody_else")),
        sa.CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", name=op.f("ck_delegation_in_order")),
        sa.ForeignKeyConstraint(
            ["delegate_id"], ["person.id"], name=op.f("fk_delegation_delegate_id_person"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["principal_id"],
            ["person.id"],
            name=op.f("fk_delegation_principal_id_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["task_force_id"],
            ["task_force.id"],
            name=op.f("fk_delegation_task_force_id_task_force"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
        sa.UniqueConstraint("public_id", name=op.f("uq_delegation_public_id")),
    )
    for column in ("delegate_id", "principal_id", "task_force_id"):
        op.create_index(op.f(f"ix_delegation_{column}"), "delegation", [column])


def downgrade() -> None:
    """What names are too long for the old columns are cut by nobody: PostgreSQL refuses to go down with them."""
    op.drop_table("delegation")
    with op.batch_alter_table("task_force") as batch:
        batch.drop_column("embargo_days")
        batch.drop_column("delegable")
    with op.batch_alter_table("account") as batch:
        batch.drop_column("is_operator")
    with op.batch_alter_table("event") as batch:
        batch.drop_index(batch.f("ix_event_for_id"))
        batch.drop_column("for_id")
    _set_length_of_names(410, 200)


def _set_length_of_names(old: int, new: int) -> None:
    for table, column, nullable in NAMES:
        with op.batch_alter_table(table) as batch:
            batch.alter_column(
                column,
                existing_type=sa.String(length=old),
                type_=sa.String(length=new),
                existing_nullable=nullable,
            )
