"""meetings: what calendars are told, who is called and answers, quorum at each decision, what was not reached"""

import sqlalchemy as sa
from alembic import op

from taskforce.core.db import Utc

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_feed",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("made_at", Utc(), nullable=False),
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_calendar_feed_person_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["task_force_id"],
            ["task_force.id"],
            name=op.f("fk_calendar_feed_task_force_id_task_force"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("person_id", name=op.f("uq_calendar_feed_person_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_calendar_feed_public_id")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feed_token_hash")),
    )
    with op.batch_alter_table("calendar_feed") as batch:
        batch.create_index(batch.f("ix_calendar_feed_task_force_id"), ["task_force_id"])

    op.create_table(
        "invitee",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("sent_at", Utc(), nullable=True),
        sa.Column("sent_sequence", sa.Integer(), nullable=True),
        sa.Column("reminded_at", Utc(), nullable=True),
        sa.Column("answer", sa.String(length=10), nullable=False),
        sa.Column("words", sa.String(length=500), nullable=False),
        sa.Column("delegate_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", Utc(), nullable=True),
        sa.Column("answered_by", sa.String(length=410), nullable=False),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.ForeignKeyConstraint(
            ["answered_by_id"],
            ["person.id"],
            name=op.f("fk_invitee_answered_by_id_person"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["delegate_id"], ["person.id"], name=op.f("fk_invitee_delegate_id_person"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_invitee_meeting_id_meeting"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_invitee_person_id_person"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["task_force_id"],
            ["task_force.id"],
            name=op.f("fk_invitee_task_force_id_task_force"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitee")),
        sa.UniqueConstraint("meeting_id", "person_id", name=op.f("uq_invitee_meeting_id_person_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_invitee_public_id")),
    )
    with op.batch_alter_table("invitee") as batch:
        batch.create_index(batch.f("ix_invitee_answered_by_id"), ["answered_by_id"])
        batch.create_index(batch.f("ix_invitee_delegate_id"), ["delegate_id"])
        batch.create_index(batch.f("ix_invitee_meeting_id"), ["meeting_id"])
        batch.create_index(batch.f("ix_invitee_person_id"), ["person_id"])
        batch.create_index(batch.f("ix_invitee_task_force_id"), ["task_force_id"])

    op.create_table(
        "paper",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("sent_at", Utc(), nullable=False),
        sa.Column("sent_by_id", sa.Integer(), nullable=True),
        sa.Column("sent_by", sa.String(length=410), nullable=False),
        sa.Column("task_force_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=13), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_paper_meeting_id_meeting"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_paper_item_id_agenda_item"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_paper_file_id_stored_file"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["sent_by_id"], ["person.id"], name=op.f("fk_paper_sent_by_id_person"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["task_force_id"],
            ["task_force.id"],
            name=op.f("fk_paper_task_force_id_task_force"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
        sa.UniqueConstraint("public_id", name=op.f("uq_paper_public_id")),
    )
    for column in ("file_id", "item_id", "meeting_id", "sent_by_id", "task_force_id"):
        op.create_index(op.f(f"ix_paper_{column}"), "paper", [column])
    op.create_table(
        "paper_opening",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", Utc(), nullable=False),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["paper.id"], name=op.f("fk_paper_opening_paper_id_paper"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_paper_opening_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("paper_id", "person_id", name=op.f("pk_paper_opening")),
    )
    op.create_index(op.f("ix_paper_opening_person_id"), "paper_opening", ["person_id"])

    with op.batch_alter_table("agenda_item") as batch:
        batch.add_column(sa.Column("begun_at", Utc(), nullable=True))
        batch.add_column(sa.Column("was_reached", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch.add_column(sa.Column("carried_from_id", sa.Integer(), nullable=True))
        batch.create_index(batch.f("ix_agenda_item_carried_from_id"), ["carried_from_id"])
        batch.create_foreign_key(
            batch.f("fk_agenda_item_carried_from_id_agenda_item"),
            "agenda_item",
            ["carried_from_id"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("attendance") as batch:
        batch.add_column(sa.Column("arrived_at", Utc(), nullable=True))
        batch.add_column(sa.Column("left_at", Utc(), nullable=True))
        batch.add_column(sa.Column("represented_by_id", sa.Integer(), nullable=True))
        batch.create_index(batch.f("ix_attendance_represented_by_id"), ["represented_by_id"])
        batch.create_foreign_key(
            batch.f("fk_attendance_represented_by_id_person"),
            "person",
            ["represented_by_id"],
            ["id"],
            ondelete="RESTRICT",
        )

    with op.batch_alter_table("decision") as batch:
        batch.add_column(sa.Column("present_voting", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("voting_members", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("quorum_needed", sa.Integer(), nullable=True))

    with op.batch_alter_table("meeting") as batch:
        batch.add_column(sa.Column("published_agenda", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_table("paper_opening")
    op.drop_table("paper")
    with op.batch_alter_table("meeting") as batch:
        batch.drop_column("sequence")
        batch.drop_column("published_agenda")

    with op.batch_alter_table("decision") as batch:
        batch.drop_column("quorum_needed")
        batch.drop_column("voting_members")
        batch.drop_column("present_voting")

    with op.batch_alter_table("attendance") as batch:
        batch.drop_constraint(batch.f("fk_attendance_represented_by_id_person"), type_="foreignkey")
        batch.drop_index(batch.f("ix_attendance_represented_by_id"))
        batch.drop_column("represented_by_id")
        batch.drop_column("left_at")
        batch.drop_column("arrived_at")

    with op.batch_alter_table("agenda_item") as batch:
        batch.drop_constraint(batch.f("fk_agenda_item_carried_from_id_agenda_item"), type_="foreignkey")
        batch.drop_index(batch.f("ix_agenda_item_carried_from_id"))
        batch.drop_column("carried_from_id")
        batch.drop_column("was_reached")
        batch.drop_column("begun_at")

    op.drop_table("invitee")
    op.drop_table("calendar_feed")
