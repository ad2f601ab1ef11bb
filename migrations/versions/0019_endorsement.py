"""the endorsement of an edition, and what the charter says of it"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Utc

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_OLD = (
    "'letter', 'summary', 'chapter', 'recommendations', 'practices', 'section', 'roll_call', 'members', 'method', "
    "'notes', 'meetings', 'colophon'"
)
_NEW = _OLD.replace("'roll_call', ", "'roll_call', 'endorsement', ")


def _table(name: str, parents: dict[str, str], *columns: sa.schema.SchemaItem) -> None:
    """A table of a task force, whose rows hang on `parents`: columns and the tables that they name."""
    whole = {**parents, "task_force_id": "task_force"}
    op.create_table(
        name,
        *(sa.Column(column, sa.Integer(), nullable=False) for column in parents),
        *columns,
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{parent}.id"], name=op.f(f"fk_{name}_{column}_{parent}"), ondelete="RESTRICT"
            )
            for column, parent in whole.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{name}_public_id")),
    )
    op.create_index(op.f(f"ix_{name}_task_force_id"), name, ["task_force_id"])


def _words(name: str, longest: int | None) -> sa.Column[str]:
    return sa.Column(name, sa.String(longest) if longest else sa.Text(), nullable=False)


def upgrade() -> None:
    """New tables, and a charter that asks for nothing until somebody says so."""
    with op.batch_alter_table("task_force") as batch:
        batch.add_column(sa.Column("report_form", sa.String(10), nullable=False, server_default="thrust"))
        batch.add_column(sa.Column("co_chairs_needed", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("asks_clearance", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(
            sa.Column("carries_editorial", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch.add_column(sa.Column("statement_words", sa.Integer(), nullable=False, server_default="500"))
    _kinds(_NEW)
    _table(
        "endorsement",
        {"edition_id": "edition"},
        _words("body_sha256", 64),
        _words("form", 10),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("clears", sa.Boolean(), nullable=False),
        _words("words", 1000),
        sa.Column("is_editorial", sa.Boolean(), nullable=False),
        sa.Column("opened_at", Utc(), nullable=False),
        _words("opened_by_name", LONGEST_NAME),
        sa.Column("closes_at", Utc(), nullable=False),
        _words("zone", 60),
        sa.Column("closed_at", Utc(), nullable=True),
        _words("closed_by_name", LONGEST_NAME),
        sa.CheckConstraint("form IN ('full', 'thrust', 'chairs')", name=op.f("ck_endorsement_form_known")),
        sa.CheckConstraint("needed >= 0", name=op.f("ck_endorsement_needed_counts")),
        sa.UniqueConstraint("edition_id", name=op.f("uq_endorsement_edition_id")),
    )
    _table(
        "signer",
        {"endorsement_id": "endorsement", "person_id": "person"},
        sa.Column("place", sa.Integer(), nullable=False),
        _words("printed_name", 200),
        sa.Column("is_co_chair", sa.Boolean(), nullable=False),
        _words("clearance", 10),
        sa.Column("cleared_at", Utc(), nullable=True),
        _words("cleared_by_name", LONGEST_NAME),
        sa.CheckConstraint(
            "clearance IN ('', 'requested', 'counsel', 'cleared', 'refused')",
            name=op.f("ck_signer_clearance_known"),
        ),
        sa.UniqueConstraint("endorsement_id", "person_id", name=op.f("uq_signer_endorsement_id_person_id")),
    )
    op.create_index(op.f("ix_signer_person_id"), "signer", ["person_id"])
    _table(
        "endorsement_answer",
        {"signer_id": "signer"},
        _words("choice", 20),
        _words("view", None),
        sa.Column("exceptions", sa.JSON(), nullable=False),
        sa.Column("at", Utc(), nullable=False),
        _words("by_name", LONGEST_NAME),
        sa.Column("is_carried", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "choice IN ('endorse', 'with_view', 'except', 'decline', 'stay_out')",
            name=op.f("ck_endorsement_answer_choice_known"),
        ),
    )
    op.create_index(op.f("ix_endorsement_answer_signer_id"), "endorsement_answer", ["signer_id"])


def downgrade() -> None:
    """Refused by the check while a report has a page of endorsement: it has no older form."""
    for name in ("endorsement_answer", "signer", "endorsement"):
        op.drop_table(name)
    _kinds(_OLD)
    with op.batch_alter_table("task_force") as batch:
        for name in (
            "statement_words",
            "carries_editorial",
            "asks_clearance",
            "co_chairs_needed",
            "report_form",
        ):
            batch.drop_column(name)


def _kinds(kinds: str) -> None:
    """Which kinds of parts there are."""
    with op.batch_alter_table("part") as batch:
        batch.drop_constraint(op.f("ck_part_kind_known"), type_="check")
        batch.create_check_constraint(op.f("ck_part_kind_known"), f"kind IN ({kinds})")
