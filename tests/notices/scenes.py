"""Notices as the tests look at them: who was told what, and which letters went out."""

import email
import email.policy
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

from sqlalchemy import select

from taskforce.config import Settings
from taskforce.core import clock, jobs
from taskforce.members.models import Person
from taskforce.notices.models import Notice
from tests.people import Cast, address


def told(cast: Cast, name: str) -> list[str]:
    """What one of the cast was told, oldest first, as plain sentences."""
    with cast.database.read() as session:
        mine = select(Notice).join(Person, Person.id == Notice.person_id).where(Person.key == name)
        return [f"{one.before}{one.title}{one.after}" for one in session.scalars(mine.order_by(Notice.id))]


def work(cast: Cast, settings: Settings, now: datetime) -> None:
    """The worker at that moment: what is due, and what comes of it."""
    with clock.at(now):
        jobs.plan(cast.database)
        for _ in range(3):
            jobs.run_due(cast.database, settings)


def letters(settings: Settings, name: str = "") -> list[EmailMessage]:
    """The letters in the outbox, to one of the cast or to everybody."""
    folder = Path(settings.data) / "outbox"
    files = sorted(folder.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns) if folder.exists() else []
    read = [email.message_from_bytes(file.read_bytes(), policy=email.policy.default) for file in files]
    return [one for one in read if not name or address(name) in str(one["To"])]


def plain(letter: EmailMessage) -> str:
    """The plain text of a letter."""
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content())
