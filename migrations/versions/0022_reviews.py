"""reviews from outside: whom they ask about which version, and what these said"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Utc

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two tables; a comment may be made by a reviewer."""
    op.create_table(
        "review",
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("audience", sa.String(length=12), nullable=False),
        sa.Column("opened_at", Utc(), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=True),
        sa.Column("opened_by_name", sa.String(length=LONGEST_NAME), nullable=False),
        sa.Column("closes_at", Utc(), nullable=True),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("closed_at", Utc(), nullable=True),
        sa.Column("closed_by_name", sa.String(length=LONGEST_NAME), nullable=False),
        *_owned("review", text_id="text", version_id="text_version", opened_by_id="person"),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_review_state_known")),
    )
    _index("review", "text_id", "version_id", "opened_by_id")
    op.create_table(
        "reviewer",
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=150), nullable=False),
        sa.Column("office", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=True),
        sa.Column("passed_at", Utc(), nullable=True),
        sa.Column("result", sa.String(length=12), nullable=False),
        *_owned("reviewer", review_id="review"),
        sa.UniqueConstraint("token_hash", name=op.f("uq_reviewer_token_hash")),
    )
    _index("reviewer", "review_id")
    with op.batch_alter_table("comment") as batch:
        batch.add_column(sa.Column("reviewer_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            batch.f("fk_comment_reviewer_id_reviewer"),
            "reviewer",
            ["reviewer_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        batch.create_index(batch.f("ix_comment_reviewer_id"), ["reviewer_id"])


def downgrade() -> None:
    """What reviewers said stays, with their names; that they were asked goes."""
    with op.batch_alter_table("comment") as batch:
        batch.drop_index(batch.f("ix_comment_reviewer_id"))
        batch.drop_constraint(batch.f("fk_comment_reviewer_id_reviewer"), type_="foreignkey")
        batch.drop_column("reviewer_id")
    op.drop_table("reviewer")
    op.drop_table("review")


def _owned(table: str, **parents: str) -> list[sa.schema.SchemaItem]:
    """What every row of a task force has, and a foreign key to each parent."""
    foreign = [
        sa.ForeignKeyConstraint(
            [column], [f"{parent}.id"], name=op.f(f"fk_{table}_{column}_{parent}"), ondelete="RESTRICT"
        )
        for column, parent in {**parents, "task_force_id": "task_force"}.items()
    ]
    return [
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        *foreign,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
    ]


def _index(table: str, *columns: str) -> None:
    for column in (*columns, "task_force_id"):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
