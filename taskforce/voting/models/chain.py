"""The chain: one link for each act of voting in a task force. It is only ever added to, at its end."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from taskforce.charter.models import Owned
from taskforce.core import triggers
from taskforce.core.db import Base
from taskforce.voting.rules import chain, seal


class ChainLink(Owned, Base):
    """One link: see `voting.rules.chain`. What the act said stands in its event; here is the salt that seals it.

    `n` counts from 1 in each task force. `round_name` and `person`: public names, the second empty but for positions.
    """

    __tablename__ = "chain_link"
    __table_args__ = (
        UniqueConstraint("task_force_id", "n"),
        UniqueConstraint("task_force_id", "prev", name="uq_chain_link_task_force_id_prev"),
        CheckConstraint("n > 0", name="counts_from_one"),
    )

    n: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="RESTRICT"), index=True)
    round_name: Mapped[str] = mapped_column(String(13))
    person: Mapped[str] = mapped_column(String(13), default="")
    at: Mapped[datetime]
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id", ondelete="RESTRICT"), unique=True)
    salt: Mapped[str] = mapped_column(String(32))
    sealed: Mapped[str] = mapped_column(String(64))
    prev: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64), unique=True)

    @property
    def head(self) -> dict[str, Any]:
        """What the fingerprint covers beside the link before."""
        return chain.head(
            n=self.n,
            kind=self.kind,
            round_=self.round_name,
            person=self.person,
            at=seal.moment(self.at),
            sealed=self.sealed,
        )


_last = "SELECT {0} FROM chain_link WHERE task_force_id = NEW.task_force_id ORDER BY n DESC LIMIT 1"

triggers.refuse(
    "chain_link",
    "INSERT",
    "A link joins the end of its chain and nothing else.",
    f"NEW.n <> COALESCE(({_last.format('n')}), 0) + 1"
    f" OR NEW.prev <> COALESCE(({_last.format('sha256')}), '{chain.START}')",
)
triggers.refuse("chain_link", "UPDATE", "The chain is only added to.")
triggers.refuse("chain_link", "DELETE", "The chain is only added to.")
