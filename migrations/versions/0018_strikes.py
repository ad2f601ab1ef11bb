"""a suggestion may be to strike words

Revision ID: 0021
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A column is added; what was said before strikes nothing."""
    op.add_column("comment", sa.Column("strikes", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """What was added goes."""
    op.drop_column("comment", "strikes")
