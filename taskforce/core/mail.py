"""Mail, one recipient a message: written as a job in the caller's transaction, sent by the worker."""

import smtplib
import ssl
from contextlib import suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from sqlalchemy.orm import Session

from taskforce.core import clock, jobs

SMTP_SECONDS = 20


def send(session: Session, to_name: str, to_address: str, subject: str, text: str) -> jobs.Job:
    """Send one message to one person after the commit. Raises ValueError on a line break in a header."""
    for header in (to_name, to_address, subject):
        if "\r" in header or "\n" in header:
            raise ValueError("a mail header is one line")
    return jobs.enqueue(
        session,
        "mail",
        to_name=to_name,
        to_address=to_address,
        subject=subject,
        text=text,
    )


@jobs.handler("mail", forgets=["text"])  # the links in it are good for as long as they are kept secret
def deliver(work: jobs.Work) -> dict[str, Any]:
    """Deliver by SMTP where `SMTP_URL` is set, else as a file under `TASKFORCE_DATA/outbox`.

    The message id comes from the job, so that a message sent twice after a crash is seen to be one.
    """
    message = _message(work)
    if work.settings.smtp_url:
        _by_smtp(work.settings.smtp_url, message)
        return {"to": "smtp"}
    folder = Path(work.settings.data) / "outbox"
    folder.mkdir(mode=0o700, exist_ok=True)
    file = folder / f"{work.public_id}.eml"
    draft = file.with_suffix(".part")
    draft.write_bytes(bytes(message))
    draft.chmod(0o600)
    draft.rename(file)
    return {"to": file.name}


def _message(work: jobs.Work) -> EmailMessage:
    payload = work.payload
    host = urlsplit(work.settings.base_url).hostname or "localhost"
    name, domain = str(payload["to_address"]).rsplit("@", 1)
    message = EmailMessage()
    message["Subject"] = payload["subject"]
    message["From"] = Address("Taskforce", "taskforce", host if "." in host else "localhost.localdomain")
    message["To"] = Address(payload["to_name"], name, domain)
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{work.public_id}@{host}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(payload["text"])
    return message


def _by_smtp(url: str, message: EmailMessage) -> None:
    """`smtp://[name:password@]host[:port]`, encrypted where the server offers it; `smtps://` from the first byte."""
    parts = urlsplit(url)
    kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    server = kind(parts.hostname or "localhost", parts.port or 0, timeout=SMTP_SECONDS)
    try:
        server.ehlo_or_helo_if_needed()
        if parts.scheme == "smtp" and server.has_extn("starttls"):
            server.starttls(context=ssl.create_default_context())
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        server.send_message(message)
    finally:
        with suppress(smtplib.SMTPException, OSError):  # a clumsy good-bye must not send what was taken twice
            server.quit()
