"""Mail reaches a server, or a folder; once, to one person."""

import email
import email.policy
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.config import Settings
from taskforce.core import clock, jobs, mail
from taskforce.core.db import Database


class Server(socketserver.StreamRequestHandler):
    """As much of SMTP as one message needs."""

    received: list[bytes]

    def handle(self) -> None:
        self.wfile.write(b"220 test\r\n")
        while line := self.rfile.readline():
            if line[:4].upper() == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                message = b""
                while (part := self.rfile.readline()) != b".\r\n":
                    message += part
                self.received.append(message)
            if line[:4].upper() == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            self.wfile.write(b"250 ok\r\n")


@pytest.fixture
def server() -> Iterator[tuple[int, list[bytes]]]:
    received: list[bytes] = []
    handler = type("Handler", (Server,), {"received": received})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield listening.server_address[1], received
        listening.shutdown()


def send(database: Database, settings: Settings) -> None:
    with database.write() as session:
        mail.send(
            session,
            "Tomáš Dvořák, Jr.",
            "tomas@example.org",
            "Vote by Friday – please",
            "Good day,\n…\n",
        )
    jobs.run_due(database, settings)


def test_by_default_mail_is_a_file_in_the_outbox(database: Database, settings: Settings) -> None:
    send(database, settings)
    (file,) = (settings.data / "outbox").iterdir()
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert message["To"].addresses[0].display_name == "Tomáš Dvořák, Jr."
    assert len(message["To"].addresses) == 1
    assert "Good day" in message.get_content()


def test_a_real_server_gets_the_message(
    database: Database, settings: Settings, server: tuple[int, list[bytes]]
) -> None:
    port, received = server
    send(database, replace(settings, smtp_url=f"smtp://127.0.0.1:{port}"))
    assert b"To: " in received[0]


def test_a_message_sent_twice_after_a_crash_has_one_id(
    database: Database,
    settings: Settings,
    server: tuple[int, list[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    port, received = server
    by_smtp = replace(settings, smtp_url=f"smtp://127.0.0.1:{port}")
    with monkeypatch.context() as dying, pytest.raises(ZeroDivisionError):
        dying.setattr(jobs, "_finish", lambda *facts, **more: 1 // 0)
        send(database, by_smtp)
    with clock.at(clock.now() + jobs.LEASE + timedelta(seconds=1)):
        jobs.run_due(database, by_smtp)
    ids = {email.message_from_bytes(message)["Message-ID"] for message in received}
    assert (len(received), len(ids)) == (2, 1)


@given(st.text(alphabet="a\r\nb,"))
def test_a_line_break_never_reaches_a_header(words: str) -> None:
    if "\r" in words or "\n" in words:
        with pytest.raises(ValueError, match="one line"):
            mail.send(None, words, "a@example.org", "x", "y")  # type: ignore[arg-type]


def test_a_message_may_say_it_in_html_and_carry_a_calendar_entry_that_is_shown(
    database: Database, settings: Settings, server: tuple[int, list[bytes]]
) -> None:
    port, received = server
    entry = mail.Attachment(
        "m.ics", "text/calendar", "BEGIN:VCALENDAR\r\nX:é\r\nEND:VCALENDAR\r\n", "REQUEST"
    )
    with database.write() as session:
        job = mail.send(
            session, "Nia", "nia@example.org", "Come", "plain", html="<p>rich", attachments=[entry]
        )
    jobs.run_due(database, replace(settings, smtp_url=f"smtp://127.0.0.1:{port}"))
    message = email.message_from_bytes(received[0], policy=email.policy.default)
    parts = {part.get_content_type(): part for part in message.walk()}
    assert list(parts) == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
    ]  # fmt: skip
    shown = next(part for part in message.walk() if part["Content-Type"].params.get("method"))
    assert (shown["Content-Type"].params["method"], "X:é" in shown.get_content()) == ("REQUEST", True)
    (file,) = message.iter_attachments()
    assert (file.get_filename(), file.get_content().splitlines()) == ("m.ics", entry.text.splitlines())
    with database.read() as session:
        kept = session.get_one(jobs.Job, job.id).payload
    assert set(kept) == {"to_name", "to_address", "subject"}
