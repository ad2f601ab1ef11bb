"""Letters by real SMTP: what a server takes, refuses for good, or does not take now."""

import email
import email.policy
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from taskforce.config import Settings
from taskforce.core import clock, jobs
from taskforce.notices import queries
from tests.core.test_mail import Server
from tests.notices.scenes import work
from tests.people import Cast
from tests.voting.scenes import OPENED, open_round, vote

PAUSED = OPENED + timedelta(minutes=3)


class Choosy(Server):
    """A server that has its own answer to one recipient."""

    refused: bytes
    answer: bytes

    def handle(self) -> None:
        self.wfile.write(b"220 test\r\n")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self.received.append(b"".join(iter(self.rfile.readline, b".\r\n")))
            if verb == b"RCPT" and self.refused in line:
                self.wfile.write(self.answer + b"\r\n")
                continue
            self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
            if verb == b"QUIT":
                return


@contextmanager
def serving(refused: bytes = b"nobody", answer: bytes = b"250 ok") -> Iterator[tuple[str, list[bytes]]]:
    """A server on this machine: its address, and what it took."""
    received: list[bytes] = []
    handler = type("Handler", (Choosy,), {"received": received, "refused": refused, "answer": answer})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"smtp://127.0.0.1:{listening.server_address[1]}", received
        listening.shutdown()


def recipients(received: list[bytes]) -> list[str]:
    read = [email.message_from_bytes(one, policy=email.policy.default) for one in received]
    return sorted(one["To"].addresses[0].addr_spec for one in read)


def test_a_letter_has_one_recipient_and_says_the_same_twice(cast: Cast, settings: Settings) -> None:
    open_round(cast)
    with serving() as (url, received):
        work(cast, replace(settings, smtp_url=url), PAUSED)
    assert recipients(received) == [f"{name}@example.org" for name in ("cora", "mateo", "nia", "tomas")]
    for one in received:
        message = email.message_from_bytes(one, policy=email.policy.default)
        assert message.get_content_type() == "multipart/alternative"
        for part in message.iter_parts():
            assert "Own a dredge together" in part.get_content()
            assert "/t/rivers/notices/choose" in part.get_content()


def test_an_address_refused_for_good_is_not_tried_again_and_waits_for_the_facilitator(
    cast: Cast, settings: Settings
) -> None:
    open_round(cast)
    with serving(b"nia@", b"550 no such person here") as (url, received):
        work(cast, replace(settings, smtp_url=url), PAUSED)
        work(cast, replace(settings, smtp_url=url), PAUSED + timedelta(minutes=5))
    assert len(received) == 3
    with clock.at(PAUSED + timedelta(minutes=10)):
        page = cast.get("farida", "today").text
        assert "Look at a mail to" in page
        assert "Nia O’Hara" in page
        assert "550 no such person here" in cast.get("farida", "notices/undelivered").text
    with clock.at(PAUSED + timedelta(days=15)), cast.database.read() as session:
        (one,) = queries.undelivered(session, cast.actor("farida"))  # it is still known, and waits no more
        assert one.address == "nia@example.org"


def test_a_server_that_cannot_take_it_now_gets_it_later(cast: Cast, settings: Settings) -> None:
    open_round(cast)
    with serving(b"nia@", b"450 try later") as (url, received), pytest.raises(Exception, match="450"):
        work(cast, replace(settings, smtp_url=url), PAUSED)
    with serving() as (url, received):
        work(cast, replace(settings, smtp_url=url), PAUSED + timedelta(minutes=20))
    assert "nia@example.org" in recipients(received)


def test_a_server_that_is_down_holds_up_no_vote(cast: Cast, settings: Settings) -> None:
    round_ = open_round(cast)
    down = replace(settings, smtp_url="smtp://127.0.0.1:1")
    with pytest.raises(ConnectionRefusedError):
        work(cast, down, PAUSED)
    assert vote(cast, "nia", round_, "yes").choice == "yes"
    with clock.at(PAUSED), cast.database.read() as session:
        assert jobs.count_waiting(session, "mail") == 4
