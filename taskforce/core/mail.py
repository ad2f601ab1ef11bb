"""Mail, one recipient a message: written as a job in the caller's transaction, sent by the worker."""

import re
import smtplib
import ssl
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from sqlalchemy.orm import Session

from taskforce.core import clock, jobs

SMTP_SECONDS = 20
FOR_GOOD = 500  # from here on a server means it: trying again is no use


@dataclass(frozen=True)
class Attachment:
    """A file of text beside the message, for example a calendar entry: its name, its kind (`text/calendar`), its words.

    `method` is what a mail program shall do with a calendar entry (REQUEST, CANCEL); then it is shown, too.
    """

    name: str
    kind: str
    text: str
    method: str = ""


def send(
    session: Session,
    to_name: str,
    to_address: str,
    subject: str,
    text: str,
    *,
    html: str = "",
    attachments: Sequence[Attachment] = (),
    task_force_id: int | None = None,
) -> jobs.Job:
    """Send one message to one person after the commit; `html` says the same as `text`, for those who prefer it.

    `task_force_id`: whose facilitator is to know when it cannot be delivered.
    Raises ValueError on a line break in a header.
    """
    for header in (to_name, to_address, subject):
        if "\r" in header or "\n" in header:
            raise ValueError("a mail header is one line")
    return jobs.enqueue(
        session,
        "mail",
        task_force_id=task_force_id,
        to_name=to_name,
        to_address=to_address,
        subject=subject,
        text=text,
        html=html,
        attachments=[asdict(attachment) for attachment in attachments],
    )


@jobs.handler(
    "mail", forgets=["text", "html", "attachments"]
)  # the links in it are good for as long as they are kept secret
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
    whose = re.sub(r"[^\w.@+-]", "_", str(work.payload["to_address"]))[:80]  # found by whom it is for
    file = folder / f"{whose}-{work.public_id}.eml"
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
    if payload.get("html"):
        message.add_alternative(payload["html"], subtype="html")
    for attachment in payload.get("attachments", []):
        _attach(message, Attachment(**attachment))
    return message


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    sub = attachment.kind.removeprefix("text/")
    if attachment.method:  # only so do mail programs offer to put it into the calendar
        message.add_alternative(attachment.text, subtype=sub, params={"method": attachment.method})
    message.add_attachment(attachment.text, subtype=sub, filename=attachment.name)


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
    except smtplib.SMTPRecipientsRefused as refused:
        code, words = next(iter(refused.recipients.values()))
        if code >= FOR_GOOD:
            raise jobs.JobRefused(f"{code} {words.decode(errors='replace')}") from refused
        raise
    finally:
        with suppress(smtplib.SMTPException, OSError):  # a clumsy good-bye must not send what was taken twice
            server.quit()
