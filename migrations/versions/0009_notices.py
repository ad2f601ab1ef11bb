"""notices: what people were told, what they choose to be told, reminders, and when they were last here"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.db import Utc

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TABLES = ("notice", "notice_choice", "reminder", "visit")


def _table(name: str, *columns: sa.schema.SchemaItem) -> None:
    """A table of rows of one person in one task force."""
    op.create_table(
        name,
        *columns,
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f(f"fk_{name}_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["task_force_id"],
            ["task_force.id"],
            name=op.f(f"fk_{name}_task_force_id_task_force"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{name}_public_id")),
    )
    op.create_index(op.f(f"ix_{name}_task_force_id"), name, ["task_force_id"])


def upgrade() -> None:
    """New tables; nothing of the old is touched."""
    _table(
        "notice",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("before", sa.String(length=700), nullable=False),
        sa.Column("title", sa.String(length=700), nullable=False),
        sa.Column("after", sa.String(length=700), nullable=False),
        sa.Column("endpoint", sa.String(length=60), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        sa.Column("read_at", Utc(), nullable=True),
        sa.Column("mail_at", Utc(), nullable=True),
        sa.Column("mailed_at", Utc(), nullable=True),
        sa.CheckConstraint(
            "mailed_at IS NULL OR mail_at IS NOT NULL", name=op.f("ck_notice_mailed_as_wanted")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_notice_event_id_event"), ondelete="RESTRICT"
        ),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_notice_event_id_person_id")),
    )
    op.create_index("ix_notice_of_person", "notice", ["person_id", "id"])
    unsent = sa.text("mail_at IS NOT NULL AND mailed_at IS NULL")
    op.create_index("ix_notice_unsent", "notice", ["mail_at"], sqlite_where=unsent, postgresql_where=unsent)
    _table(
        "notice_choice",
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("ways", sa.JSON(), nullable=False),
        sa.CheckConstraint("hour BETWEEN 0 AND 23", name=op.f("ck_notice_choice_hour_of_a_day")),
        sa.UniqueConstraint("person_id", name=op.f("uq_notice_choice_person_id")),
    )
    _table(
        "reminder",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sent_at", Utc(), nullable=False),
        sa.Column("by_name", sa.String(length=410), nullable=False),
        sa.Column("things", sa.Integer(), nullable=False),
        sa.UniqueConstraint("person_id", "day", name=op.f("uq_reminder_person_id_day")),
    )
    _table(
        "visit",
        sa.Column("seen_at", Utc(), nullable=False),
        sa.Column("before_at", Utc(), nullable=True),
        sa.UniqueConstraint("person_id", name=op.f("uq_visit_person_id")),
    )


def downgrade() -> None:
    """What people were told goes, and what they chose."""
    for table in reversed(TABLES):
        op.drop_table(table)
