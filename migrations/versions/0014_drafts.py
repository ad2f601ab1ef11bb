"""drafts: what is written and not saved, who has read which version, and versions that one hand made in minutes"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.db import Utc

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def _table(name: str, once: list[str], *columns: sa.schema.SchemaItem) -> None:
    """A table of rows of one person and one text; `once`: what tells two rows apart."""
    op.create_table(
        name,
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        *columns,
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.ForeignKeyConstraint(
            ["text_id"], ["text.id"], name=op.f(f"fk_{name}_text_id_text"), ondelete="CASCADE"
        ),
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
        sa.UniqueConstraint(*once, name=op.f(f"uq_{name}_{'_'.join(once)}")),
    )
    op.create_index(op.f(f"ix_{name}_task_force_id"), name, ["task_force_id"])
    op.create_index(op.f(f"ix_{name}_person_id"), name, ["person_id"])


def upgrade() -> None:
    """New tables and one column; no version that is there takes another in."""
    _table(
        "working_copy",
        ["text_id", "person_id"],
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("hand", sa.String(length=13), nullable=False),
        sa.Column("mark", sa.String(length=13), nullable=False),
        sa.Column("kept_at", Utc(), nullable=True),
        sa.Column("open_at", Utc(), nullable=True),
    )
    _table(
        "reading",
        ["text_id", "person_id", "number"],
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("read_at", Utc(), nullable=False),
    )
    op.add_column("text_version", sa.Column("takes_in", sa.Integer(), nullable=True))


def downgrade() -> None:
    """What was not saved goes, and who read what; every version stands by itself again."""
    op.drop_column("text_version", "takes_in")
    op.drop_table("reading")
    op.drop_table("working_copy")
