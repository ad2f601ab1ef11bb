"""rules: blocks and recusals, ballots that staff prepared, and the register of interests"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.db import Utc

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OLD = "choice IN ('yes', 'no', 'abstain', 'recuse')"
NEW = "choice IN ('yes', 'no_objection', 'no', 'block', 'abstain', 'recuse')"
CATEGORIES = "category IN ('employment', 'funding', 'holdings', 'family', 'other')"


def upgrade() -> None:
    """Columns and tables are added and one check widens; no vote is touched."""
    op.add_column("round", sa.Column("tie_breakers", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("seat", sa.Column("breaks_ties", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("seat", sa.Column("recused_by_name", sa.String(410), nullable=False, server_default=""))
    op.add_column("seat", sa.Column("recused_why", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("position") as batch:
        batch.drop_constraint(op.f("ck_position_choice_known"), type_="check")
        batch.alter_column(
            "choice", existing_type=sa.String(10), type_=sa.String(12), existing_nullable=False
        )
        batch.add_column(sa.Column("cast_by_name", sa.String(410), nullable=False, server_default=""))
        batch.create_check_constraint(op.f("ck_position_choice_known"), NEW)
        batch.create_check_constraint(
            op.f("ck_position_block_has_reason"), "choice <> 'block' OR reason <> ''"
        )
    _prepared_ballots()
    _interests()


def _prepared_ballots() -> None:
    op.create_table(
        "prepared_ballot",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("choice", sa.String(12), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("prepared_by_name", sa.String(410), nullable=False),
        sa.Column("prepared_at", Utc(), nullable=False),
        *_owned("prepared_ballot"),
        sa.CheckConstraint(NEW, name=op.f("ck_prepared_ballot_choice_known")),
        _to_person("prepared_ballot"),
        sa.ForeignKeyConstraint(
            ["round_id", "person_id"],
            ["seat.round_id", "seat.person_id"],
            name=op.f("fk_prepared_ballot_round_id_person_id_seat"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_prepared_ballot_round_id_round"), ondelete="RESTRICT"
        ),
        sa.UniqueConstraint("round_id", "person_id", name=op.f("uq_prepared_ballot_round_id_person_id")),
    )
    _index("prepared_ballot", "person_id", "task_force_id")


def _interests() -> None:
    op.create_table(
        "interest",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(12), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("matter_kind", sa.String(30), nullable=False),
        sa.Column("matter_id", sa.String(13), nullable=False),
        sa.Column("matter_label", sa.String(300), nullable=False),
        sa.Column("declared_at", Utc(), nullable=False),
        sa.Column("withdrawn_at", Utc(), nullable=True),
        *_owned("interest"),
        sa.CheckConstraint("(matter_id = '') = (matter_kind = '')", name=op.f("ck_interest_matter_whole")),
        sa.CheckConstraint(CATEGORIES, name=op.f("ck_interest_category_known")),
        _to_person("interest"),
    )
    _index("interest", "matter_id", "person_id", "task_force_id")
    op.create_table(
        "interest_statement",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("interests", sa.Integer(), nullable=False),
        sa.Column("stated_at", Utc(), nullable=False),
        *_owned("interest_statement"),
        _to_person("interest_statement"),
        sa.UniqueConstraint("person_id", "year", name=op.f("uq_interest_statement_person_id_year")),
    )
    _index("interest_statement", "person_id", "task_force_id")


def _owned(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(13), nullable=False),
        sa.ForeignKeyConstraint(
            ["task_force_id"],
            ["task_force.id"],
            name=op.f(f"fk_{table}_task_force_id_task_force"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
    ]


def _to_person(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_person_id_person")
    return sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=name, ondelete="RESTRICT")


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    """Refused by the check while anybody has blocked or had no objection: such a vote has no older form."""
    for table in ("interest_statement", "interest", "prepared_ballot"):
        op.drop_table(table)
    with op.batch_alter_table("position") as batch:
        batch.drop_constraint(op.f("ck_position_block_has_reason"), type_="check")
        batch.drop_constraint(op.f("ck_position_choice_known"), type_="check")
        batch.drop_column("cast_by_name")
        batch.alter_column(
            "choice", existing_type=sa.String(12), type_=sa.String(10), existing_nullable=False
        )
        batch.create_check_constraint(op.f("ck_position_choice_known"), OLD)
    with op.batch_alter_table("seat") as batch:
        for column in ("recused_why", "recused_by_name", "breaks_ties"):
            batch.drop_column(column)
    with op.batch_alter_table("round") as batch:
        batch.drop_column("tie_breakers")
