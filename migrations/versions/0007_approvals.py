"""approvals: links that do one thing, what people approve, announcements"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.db import Utc

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """New tables, and two texts of a person."""
    with op.batch_alter_table("person") as batch:
        for column in ("bio_short", "bio_long"):
            batch.add_column(sa.Column(column, sa.Text(), nullable=False, server_default=""))
    _add_people()
    _add_announcements()


def _add_people() -> None:
    op.create_table(
        "one_purpose_link",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=30), nullable=False),
        sa.Column("subject", sa.String(length=13), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", Utc(), nullable=False),
        sa.Column("ends_at", Utc(), nullable=False),
        sa.Column("used_at", Utc(), nullable=True),
        *_owned("one_purpose_link"),
        _key("one_purpose_link", "person_id", "person", "CASCADE"),
        sa.UniqueConstraint("token_hash", name=op.f("uq_one_purpose_link_token_hash")),
    )
    _index("one_purpose_link", "person_id", "task_force_id")
    op.create_table(
        "approval",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=10), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=15), nullable=False),
        sa.Column("sent_at", Utc(), nullable=True),
        sa.Column("answered_at", Utc(), nullable=True),
        sa.Column("by_name", sa.String(length=410), nullable=False),
        sa.Column("recorded_by", sa.String(length=410), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        *_owned("approval"),
        _key("approval", "person_id", "person", "CASCADE"),
        sa.UniqueConstraint("person_id", "part", name=op.f("uq_approval_person_id_part")),
        sa.CheckConstraint("part IN ('name', 'quote', 'bio', 'photo')", name=op.f("ck_approval_part_known")),
        sa.CheckConstraint(
            "state IN ('sent', 'approved', 'changes_asked')", name=op.f("ck_approval_state_known")
        ),
        sa.CheckConstraint(
            "(state = 'sent') = (answered_at IS NULL)", name=op.f("ck_approval_answered_or_sent")
        ),
    )
    _index("approval", "person_id", "task_force_id")


def _add_announcements() -> None:
    op.create_table(
        "announcement",
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("headline", sa.String(length=300), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("opening", "closing", "about_host", "contact")
        ),
        sa.Column("with_members", sa.Boolean(), nullable=False),
        sa.Column("accepted", sa.JSON(), nullable=False),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.Column("public_at", Utc(), nullable=True),
        sa.Column("begun_at", Utc(), nullable=False),
        sa.Column("begun_by", sa.String(length=410), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        *_owned("announcement"),
        sa.UniqueConstraint("slug", name=op.f("uq_announcement_slug")),
        sa.CheckConstraint(
            "state IN ('draft', 'published', 'correcting')", name=op.f("ck_announcement_state_known")
        ),
    )
    _index("announcement", "task_force_id")
    op.create_table(
        "announcement_edition",
        sa.Column("announcement_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("what_changed", sa.Text(), nullable=False),
        sa.Column("published_at", Utc(), nullable=False),
        sa.Column("by_name", sa.String(length=410), nullable=False),
        *_owned("announcement_edition"),
        _key("announcement_edition", "announcement_id", "announcement", "RESTRICT"),
        sa.UniqueConstraint(
            "announcement_id", "number", name=op.f("uq_announcement_edition_announcement_id_number")
        ),
    )
    _index("announcement_edition", "task_force_id")
    op.create_table(
        "announcement_print",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(length=60), nullable=False),
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("faults", sa.JSON(), nullable=False),
        *_owned("announcement_print"),
        _key("announcement_print", "edition_id", "announcement_edition", "RESTRICT"),
        sa.UniqueConstraint("edition_id", name=op.f("uq_announcement_print_edition_id")),
    )
    _index("announcement_print", "task_force_id")


def downgrade() -> None:
    """What was made goes."""
    for table in (
        "announcement_print",
        "announcement_edition",
        "announcement",
        "approval",
        "one_purpose_link",
    ):
        op.drop_table(table)
    with op.batch_alter_table("person") as batch:
        batch.drop_column("bio_long")
        batch.drop_column("bio_short")


def _key(table: str, column: str, to: str, ondelete: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{to}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete=ondelete)


def _owned(table: str) -> list[sa.Column[object] | sa.Constraint]:
    """What every row of a task force has."""
    return [
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
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
