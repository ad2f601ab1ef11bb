"""comment rounds; what the author says to an answer, and a comment answered anew"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.db import Utc

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

STANDS = sa.text("response <> 'reopened'")


def upgrade() -> None:
    """Three tables of rounds; answers get a response, and a reopened comment may have a second answer."""
    _rounds()
    op.create_table(
        "comment_round_text",
        _to("round_id", "comment_round_text", "comment_round"),
        _to("text_id", "comment_round_text", "text"),
        _to("version_id", "comment_round_text", "text_version"),
        *_owned("comment_round_text"),
        sa.UniqueConstraint("round_id", "text_id", name=op.f("uq_comment_round_text_round_id_text_id")),
    )
    _index("comment_round_text", "round_id", "text_id", "version_id", "task_force_id")
    op.create_table(
        "comment_round_asked",
        _to("round_id", "comment_round_asked", "comment_round"),
        _to("person_id", "comment_round_asked", "person"),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("printed_name", sa.String(length=200), nullable=False),
        sa.Column("passed_at", Utc(), nullable=True),
        sa.Column("passed_by_name", sa.String(length=410), nullable=False),
        sa.Column("result", sa.String(length=12), nullable=False),
        sa.Column("comments", sa.Integer(), nullable=False),
        *_owned("comment_round_asked"),
        sa.UniqueConstraint("round_id", "person_id", name=op.f("uq_comment_round_asked_round_id_person_id")),
    )
    _index("comment_round_asked", "round_id", "person_id", "task_force_id")
    with op.batch_alter_table("disposition") as batch:
        batch.add_column(sa.Column("response", sa.String(length=15), nullable=False, server_default=""))
        batch.add_column(sa.Column("response_why", sa.Text(), nullable=False, server_default=""))
        batch.add_column(sa.Column("responded_at", Utc(), nullable=True))
        batch.add_column(
            sa.Column("responded_by_name", sa.String(length=410), nullable=False, server_default="")
        )
        batch.drop_constraint("uq_disposition_comment_id", type_="unique")
        batch.create_index(batch.f("ix_disposition_comment_id"), ["comment_id"])
    with op.batch_alter_table("disposition") as batch:
        for name in ("response", "response_why", "responded_by_name"):
            batch.alter_column(name, server_default=None)
        batch.create_index(
            "uq_disposition_standing",
            ["comment_id"],
            unique=True,
            sqlite_where=STANDS,
            postgresql_where=STANDS,
        )


def downgrade() -> None:
    """The rounds go, and so do the answers of comments that were reopened."""
    op.execute("DELETE FROM disposition WHERE response = 'reopened'")
    with op.batch_alter_table("disposition") as batch:
        batch.drop_index("uq_disposition_standing")
        batch.drop_index(batch.f("ix_disposition_comment_id"))
        batch.create_unique_constraint("uq_disposition_comment_id", ["comment_id"])
        for name in ("response", "response_why", "responded_at", "responded_by_name"):
            batch.drop_column(name)
    for table in ("comment_round_asked", "comment_round_text", "comment_round"):
        op.drop_table(table)


def _rounds() -> None:
    op.create_table(
        "comment_round",
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("owner_kind", sa.String(length=30), nullable=False),
        sa.Column("owner_id", sa.String(length=60), nullable=False),
        sa.Column("opened_at", Utc(), nullable=False),
        sa.Column("opened_by_name", sa.String(length=410), nullable=False),
        sa.Column("closes_at", Utc(), nullable=True),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("closed_at", Utc(), nullable=True),
        sa.Column("closed_by_name", sa.String(length=410), nullable=False),
        *_owned("comment_round"),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_comment_round_state_known")),
    )
    _index("comment_round", "owner_id", "task_force_id")


def _owned(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        _to("task_force_id", table, "task_force"),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
    )


def _to(column: str, table: str, other: str) -> sa.Column[int]:
    key = sa.ForeignKey(f"{other}.id", name=op.f(f"fk_{table}_{column}_{other}"), ondelete="RESTRICT")
    return sa.Column(column, sa.Integer(), key, nullable=False)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
