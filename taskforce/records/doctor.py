"""The doctor: looks at everything on which an installation stands, and says of each how it is and what to do."""

import os
import smtplib
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError

from taskforce.config import Settings
from taskforce.core import clock, schema, triggers
from taskforce.core.db import Database
from taskforce.core.events import Event
from taskforce.press import PressFailed
from taskforce.press.house import FACES, FONTS
from taskforce.records import standing
from taskforce.records.standing import Finding, Level
from taskforce.report.typeset import typeset
from taskforce.report.volume import Volume

SECONDS_OF_MAIL = 5
AHEAD = timedelta(minutes=2)
DRIFT = 5  # seconds between our clock and that of the disk
SECRETS = ("secret-key", "backups/*", "outbox/*", "files/*/*", "reports/*")
Look = Callable[[Database, Settings], Finding]


def judge(database: Database, settings: Settings, *, printing: bool = True) -> Iterator[Finding]:
    """Every finding, in the order in which things stand on each other; nothing that is wrong stops the rest.

    `printing`: try the print engine too, which takes seconds.
    """
    for what, look in LOOKS.items():
        if what != "print" or printing:
            try:
                yield look(database, settings)
            except (SQLAlchemyError, OSError, RuntimeError, ValueError) as fault:
                yield Finding(Level.BAD, what, f"{str(fault).splitlines()[0]}.".replace("..", "."))


def _database(database: Database, settings: Settings) -> Finding:
    if database.is_sqlite:
        return standing.sqlite_gate(database)
    with database.engine.connect() as connection:
        version = connection.scalar(text("SHOW server_version"))
    return Finding(Level.OK, "database", f"PostgreSQL {version} answers.")


def _schema(database: Database, settings: Settings) -> Finding:
    here, wanted = schema.present(database), schema.wanted()
    if here != wanted:
        words = f"The database stands at {here}, the program needs {wanted}: run `flask --app wsgi prepare`."
        return Finding(Level.BAD, "schema", words)
    with database.engine.connect() as connection:
        gone = triggers.missing(connection)
    if gone:
        words = f"Rules are missing ({', '.join(gone)}): run `flask --app wsgi prepare`."
        return Finding(Level.BAD, "schema", words)
    return Finding(Level.OK, "schema", f"Revision {here}, with every rule that the database itself keeps.")


def _integrity(database: Database, settings: Settings) -> Finding:
    with database.read() as session:
        return standing.integrity(session)


def _mail(database: Database, settings: Settings) -> Finding:
    if settings.smtp_url:
        return _smtp(settings.smtp_url)
    folder = settings.data / "outbox"
    with tempfile.TemporaryFile(dir=folder if folder.exists() else settings.data):
        pass
    words = "SMTP_URL is not set: mail is kept as files in outbox and reaches nobody."
    return Finding(Level.WARN, "mail", words)


def _smtp(url: str) -> Finding:
    parts = urlsplit(url)
    kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    try:
        server = kind(parts.hostname or "localhost", parts.port or 0, timeout=SECONDS_OF_MAIL)
    except (OSError, smtplib.SMTPException) as fault:
        return Finding(Level.BAD, "mail", f"{parts.hostname} does not answer: {fault}. See SMTP_URL.")
    try:
        code, _ = server.ehlo()
        is_open = parts.scheme == "smtp" and not server.has_extn("starttls")
    finally:
        with suppress(smtplib.SMTPException, OSError):
            server.quit()
    if code >= 400:
        return Finding(Level.BAD, "mail", f"{parts.hostname} answers {code} to our greeting.")
    if is_open:
        words = (
            f"{parts.hostname} answers, but offers no encryption: links travel where others may read them."
        )
        return Finding(Level.WARN, "mail", words)
    return Finding(Level.OK, "mail", f"{parts.hostname} answers, and encrypts.")


def _jobs(database: Database, settings: Settings) -> Finding:
    with database.read() as session:
        return standing.waiting(session)


def _clock(database: Database, settings: Settings) -> Finding:
    with database.read() as session:
        last = session.scalar(select(func.max(Event.at)))
    if last is not None and last > clock.now() + AHEAD:
        words = f"The last act is of {last:%d %b %Y, %H:%M} UTC, which has not come yet. Set the clock."
        return Finding(Level.BAD, "clock", words)
    with tempfile.NamedTemporaryFile(dir=settings.data) as file:
        drift = abs(os.stat(file.name).st_mtime - time.time())  # noqa: PTH116 - one call, so that little time passes
    if drift > DRIFT:
        return Finding(
            Level.WARN, "clock", f"The disk’s clock is {drift:.0f} seconds from that of the machine."
        )
    return Finding(Level.OK, "clock", f"{clock.now():%d %b %Y, %H:%M} UTC, later than every act.")


def _permissions(database: Database, settings: Settings) -> Finding:
    """The folder is ours alone; and so is each file in it that holds a secret."""
    own = [Path(str(database.url.database))] if database.is_sqlite else []
    files = [*own, *(file for pattern in SECRETS for file in settings.data.glob(pattern))]
    open_ones = [file for file in files if file.is_file() and _others_may(file)]
    if open_ones:
        words = f"Others on this machine may read {open_ones[0]}"
        words += f" and {len(open_ones) - 1} more" if len(open_ones) > 1 else ""
        return Finding(Level.BAD, "permissions", f"{words}: chmod 600.")
    if _others_may(settings.data):
        words = f"Others on this machine may look into {settings.data}: chmod 700."
        return Finding(Level.WARN, "permissions", words)
    return Finding(Level.OK, "permissions", "The data folder and every secret in it are ours alone.")


def _others_may(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def _print(database: Database, settings: Settings) -> Finding:
    missing = [name for name in FACES if not (FONTS / name).is_file()]
    if missing:
        words = f"Fonts of the print are missing ({missing[0]}): run `bin/run` once, which prepares them."
        return Finding(Level.BAD, "print", words)
    try:
        pressed = typeset(Volume("A page to try the press", "Taskforce", ()))
    except PressFailed as fault:
        words = f"Nothing can be printed: {fault} Are Pango and HarfBuzz installed?"
        return Finding(Level.BAD, "print", words)
    if pressed.has_network:
        words = "It prints, but the press could reach the network: user namespaces are shut off here."
        return Finding(Level.WARN, "print", words)
    return Finding(Level.OK, "print", f"Pango and the fonts are there; {pressed.pages} pages were printed.")


def _disk(database: Database, settings: Settings) -> Finding:
    return standing.room(settings)


def _worker(database: Database, settings: Settings) -> Finding:
    return standing.worker(settings)


def _backup(database: Database, settings: Settings) -> Finding:
    with database.read() as session:
        return standing.last_backup(session)


LOOKS: dict[str, Look] = {
    "database": _database,
    "schema": _schema,
    "integrity": _integrity,
    "permissions": _permissions,
    "disk": _disk,
    "clock": _clock,
    "worker": _worker,
    "jobs": _jobs,
    "mail": _mail,
    "print": _print,
    "backup": _backup,
}
