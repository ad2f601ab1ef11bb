"""How parent and child speak: one JSON value at a time, each behind its length."""

import json
import os
import struct
from typing import IO, Any

_LENGTH = struct.Struct(">I")
LONGEST = 64 * 1024 * 1024


class Hangup(Exception):
    """The other side is gone."""


def write(stream: IO[bytes], message: dict[str, Any]) -> None:
    """Send one message; raises `Hangup` when nobody listens any more."""
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
    try:
        stream.write(_LENGTH.pack(len(body)) + body)
        stream.flush()
    except (BrokenPipeError, ValueError) as error:
        raise Hangup from error


def read(stream: IO[bytes]) -> dict[str, Any]:
    """The next message; raises `Hangup` at the end of the stream or in the middle of a message."""
    head = _exactly(stream, _LENGTH.size)
    (length,) = _LENGTH.unpack(head)
    if length > LONGEST:
        raise Hangup
    message: dict[str, Any] = json.loads(_exactly(stream, length))
    return message


def _exactly(stream: IO[bytes], length: int) -> bytes:
    body = stream.read(length)
    if len(body) != length:
        raise Hangup
    return body


def own_pipe() -> tuple[IO[bytes], IO[bytes]]:
    """In the child: the two ends that speak to the parent, with standard output turned into standard error.

    So a library that prints does not break a message.
    """
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return incoming, outgoing
