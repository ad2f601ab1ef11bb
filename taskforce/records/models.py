"""The log of backups, so that everybody who runs the installation sees how old the last one is."""

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from taskforce.core.db import Base, Identified


class Backup(Identified, Base):
    """A backup that was made and found sound. It lies wherever it was asked for; only its name is known here."""

    __tablename__ = "backup"

    name: Mapped[str] = mapped_column(String(200))
    begun_at: Mapped[datetime]  # whatever was acknowledged before it is in it
    finished_at: Mapped[datetime]
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(String(64))
    revision: Mapped[str] = mapped_column(String(20))
    files: Mapped[int]
