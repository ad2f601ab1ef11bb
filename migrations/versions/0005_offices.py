"""offices: affiliations, more of a person's name, how people left, and the key that sorts them"""

import sqlalchemy as sa
from alembic import op

from taskforce.members.rules.sorting import LONGEST_KEY, sort_key

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.String(LONGEST_KEY).with_variant(sa.String(LONGEST_KEY, collation="C"), "postgresql")
WORDS = {
    "honorific": 40,
    "preferred": 100,
    "pronunciation": 200,
    "pronouns": 40,
    "phone": 40,
    "zone": 60,
    "language": 60,
    "left_how": 10,
    "left_why": 500,
}


def upgrade() -> None:
    """Columns are added, and every sort name gets its key."""
    with op.batch_alter_table("person") as batch:
        for name, longest in WORDS.items():
            batch.add_column(sa.Column(name, sa.String(longest), nullable=False, server_default=""))
        batch.add_column(sa.Column("sort_key", KEY, nullable=False, server_default=""))
        batch.add_column(sa.Column("left_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("replaced_by_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            batch.f("fk_person_replaced_by_id_person"),
            "person",
            ["replaced_by_id"],
            ["id"],
            ondelete="RESTRICT",
        )
        batch.create_index(batch.f("ix_person_sort_key"), ["sort_key"])
        batch.create_index(batch.f("ix_person_replaced_by_id"), ["replaced_by_id"])
    _sort()
    op.create_table(
        "affiliation",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organisation", sa.String(length=200), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("level", sa.String(length=10), nullable=False),
        sa.Column("branch", sa.String(length=20), nullable=False),
        sa.Column("party", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.Column("district", sa.String(length=60), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("is_printed", sa.Boolean(), nullable=False),
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.CheckConstraint(
            "starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on",
            name=op.f("ck_affiliation_in_order"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_affiliation_person_id_person"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["task_force_id"],
            ["task_force.id"],
            name=op.f("fk_affiliation_task_force_id_task_force"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_affiliation")),
        sa.UniqueConstraint("public_id", name=op.f("uq_affiliation_public_id")),
    )
    for column in ("person_id", "task_force_id"):
        op.create_index(op.f(f"ix_affiliation_{column}"), "affiliation", [column])


def downgrade() -> None:
    """What was added goes."""
    op.drop_table("affiliation")
    with op.batch_alter_table("person") as batch:
        batch.drop_index(batch.f("ix_person_replaced_by_id"))
        batch.drop_index(batch.f("ix_person_sort_key"))
        batch.drop_constraint(batch.f("fk_person_replaced_by_id_person"), type_="foreignkey")
        for name in ("replaced_by_id", "left_on", "sort_key", *WORDS):
            batch.drop_column(name)


def _sort() -> None:
    person = sa.table("person", sa.column("id"), sa.column("sort_name"), sa.column("sort_key"))
    connection = op.get_bind()
    for id_, name in connection.execute(sa.select(person.c.id, person.c.sort_name)).all():
        connection.execute(sa.update(person).where(person.c.id == id_).values(sort_key=sort_key(name)))
