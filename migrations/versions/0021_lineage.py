"""earlier reports and what has become of them; recommendations merged into another and split off one"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.actor import LONGEST_NAME
from taskforce.core.db import Utc

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

BEFORE = (
    "idea", "proposed", "drafting", "open_for_comment", "comments_closed", "up_for_decision", "adopted", "failed",
    "deferred", "withdrawn",
)  # fmt: skip
MERGED = "(state = 'merged') = (merged_into_id IS NOT NULL)"
OTHERS = ("merged_into_id", "split_from_id")


def upgrade() -> None:
    """Three tables; a state and two ways from one recommendation to another."""
    op.create_table(
        "earlier_report",
        sa.Column("key", sa.String(length=63), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("issued", sa.String(length=100), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("entered_at", Utc(), nullable=False),
        *_owned("earlier_report", entered_by_id="person"),
        sa.UniqueConstraint("task_force_id", "key", name=op.f("uq_earlier_report_task_force_id_key")),
    )
    _index("earlier_report", "entered_by_id")
    op.create_table(
        "earlier_recommendation",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        *_owned("earlier_recommendation", report_id="earlier_report"),
        sa.UniqueConstraint("report_id", "number", name=op.f("uq_earlier_recommendation_report_id_number")),
    )
    _index("earlier_recommendation", "report_id")
    op.create_table(
        "lineage",
        sa.Column("recommendation_id", sa.Integer(), nullable=True),
        sa.Column("earlier_id", sa.Integer(), nullable=True),
        sa.Column("how", sa.String(length=10), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("said_by_id", sa.Integer(), nullable=True),
        sa.Column("said_by_name", sa.String(length=LONGEST_NAME), nullable=False),
        sa.Column("said_at", Utc(), nullable=False),
        *_owned(
            "lineage",
            recommendation_id="recommendation",
            earlier_id="earlier_recommendation",
            said_by_id="person",
        ),
        sa.UniqueConstraint(
            "recommendation_id", "earlier_id", name=op.f("uq_lineage_recommendation_id_earlier_id")
        ),
        sa.CheckConstraint(
            "how IN ('new', 'continues', 'modifies', 'replaces', 'drops')", name=op.f("ck_lineage_how_known")
        ),
        sa.CheckConstraint(
            "(how = 'new') = (earlier_id IS NULL)", name=op.f("ck_lineage_new_comes_from_nothing")
        ),
        sa.CheckConstraint(
            "(how = 'drops') = (recommendation_id IS NULL)", name=op.f("ck_lineage_dropped_leads_nowhere")
        ),
    )
    _index("lineage", "recommendation_id", "earlier_id", "said_by_id")
    with op.batch_alter_table("recommendation") as batch:
        for name in OTHERS:
            batch.add_column(sa.Column(name, sa.Integer(), nullable=True))
            batch.create_foreign_key(
                batch.f(f"fk_recommendation_{name}_recommendation"),
                "recommendation",
                [name],
                ["id"],
                ondelete="RESTRICT",
            )
            batch.create_index(batch.f(f"ix_recommendation_{name}"), [name])
        batch.drop_constraint(batch.f("ck_recommendation_state_known"), type_="check")
        batch.create_check_constraint(batch.f("ck_recommendation_state_known"), _known((*BEFORE, "merged")))
        batch.create_check_constraint(batch.f("ck_recommendation_merged_into_another"), MERGED)


def downgrade() -> None:
    """Earlier reports go; what was merged into another is withdrawn."""
    with op.batch_alter_table("recommendation") as batch:
        batch.drop_constraint(batch.f("ck_recommendation_merged_into_another"), type_="check")
    op.execute("UPDATE recommendation SET state = 'withdrawn' WHERE state = 'merged'")
    with op.batch_alter_table("recommendation") as batch:
        batch.drop_constraint(batch.f("ck_recommendation_state_known"), type_="check")
        batch.create_check_constraint(batch.f("ck_recommendation_state_known"), _known(BEFORE))
        for name in OTHERS:
            batch.drop_index(batch.f(f"ix_recommendation_{name}"))
            batch.drop_constraint(batch.f(f"fk_recommendation_{name}_recommendation"), type_="foreignkey")
            batch.drop_column(name)
    for table in ("lineage", "earlier_recommendation", "earlier_report"):
        op.drop_table(table)


def _known(states: tuple[str, ...]) -> str:
    return f"state IN ({', '.join(repr(state) for state in states)})"


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
