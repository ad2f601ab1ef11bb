"""comments on a selection, where they stand in every version, who may read them, whom they name"""

import sqlalchemy as sa
from alembic import op

from taskforce.texts.rules.plain import plain, plain_line

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Comments get their words and their audience; what is there is on whole places, and for all."""
    with op.batch_alter_table("comment") as batch:
        batch.add_column(sa.Column("audience", sa.String(12), nullable=False, server_default="all"))
        batch.add_column(sa.Column("office_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("starts", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("ends", sa.Integer(), nullable=True))
        for name in ("exact", "before", "after"):
            batch.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        batch.create_foreign_key(
            batch.f("fk_comment_office_id_person"), "person", ["office_id"], ["id"], ondelete="RESTRICT"
        )
        batch.create_index(batch.f("ix_comment_office_id"), ["office_id"])
    _keep_words()
    op.create_table(
        "placement",
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(10), nullable=False),
        sa.Column("on", sa.String(60), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=True),
        sa.Column("ends", sa.Integer(), nullable=True),
        sa.Column("kept", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comment.id"], name=op.f("fk_placement_comment_id_comment"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["text_version.id"],
            name=op.f("fk_placement_version_id_text_version"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("version_id", "comment_id", name=op.f("pk_placement")),
    )
    op.create_index(op.f("ix_placement_comment_id"), "placement", ["comment_id"])
    op.create_table(
        "mention",
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.ForeignKeyConstraint(
            ["comment_id"], ["comment.id"], name=op.f("fk_mention_comment_id_comment"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_mention_person_id_person"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["task_force_id"],
            ["task_force.id"],
            name=op.f("fk_mention_task_force_id_task_force"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
        sa.UniqueConstraint("public_id", name=op.f("uq_mention_public_id")),
    )
    for name in ("comment_id", "person_id", "task_force_id"):
        op.create_index(op.f(f"ix_mention_{name}"), "mention", [name])


def _keep_words() -> None:
    """Write down the words of the places that comments are on already: their versions have them."""
    here = op.get_bind()
    on_postgresql = here.dialect.name == "postgresql"
    if on_postgresql:
        op.execute("ALTER TABLE comment DISABLE TRIGGER USER")
    version = sa.table("text_version", sa.column("id"), sa.column("fields", sa.JSON()))
    block = sa.table("block", sa.column("version_id"), sa.column("key"), sa.column("source"))
    names = ("id", "version_id", "on", "exact")
    comment = sa.table("comment", *(sa.column(name) for name in names))
    for id_, version_id, on in here.execute(
        sa.select(comment.c.id, comment.c.version_id, comment.c.on)
    ).all():
        if on.startswith("field:"):
            fields = here.scalar(sa.select(version.c.fields).where(version.c.id == version_id)) or {}
            exact = plain_line(fields.get(on.removeprefix("field:"), ""))
        else:
            chosen = (block.c.version_id == version_id) & (block.c.key == on)
            exact = plain(here.scalar(sa.select(block.c.source).where(chosen)) or "")
        here.execute(sa.update(comment).where(comment.c.id == id_).values(exact=exact))
    if on_postgresql:
        op.execute("ALTER TABLE comment ENABLE TRIGGER USER")


def downgrade() -> None:
    """What was said stays; on which words, and for whom, is lost."""
    op.drop_table("mention")
    op.drop_table("placement")
    with op.batch_alter_table("comment") as batch:
        batch.drop_index(batch.f("ix_comment_office_id"))
        batch.drop_constraint(batch.f("fk_comment_office_id_person"), type_="foreignkey")
        for name in ("after", "before", "exact", "ends", "starts", "office_id", "audience"):
            batch.drop_column(name)
