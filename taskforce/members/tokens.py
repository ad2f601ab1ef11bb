"""Secrets: those that travel by mail or cookie, 256 bits, and passwords. All are kept only as a hash."""

import hashlib
import secrets
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from itsdangerous import BadSignature, URLSafeTimedSerializer

from taskforce.core.errors import Busy

FOUNDING_LASTS = 24 * 60 * 60  # seconds
AT_ONCE, IN_LINE = 4, 10  # passwords looked at, and those with whoever waits for it, in one process
_hasher = PasswordHasher(time_cost=2, memory_cost=46 * 1024, parallelism=1)  # a tenth of a second, 46 MiB
_turns, _line = threading.BoundedSemaphore(AT_ONCE), threading.BoundedSemaphore(IN_LINE)


def new() -> str:
    """A secret of 43 letters, digits, - and _."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """What is stored in its place. A fast hash is right: 256 random bits cannot be guessed."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def founding_token(secret_key: str) -> str:
    """A signed link to begin the first task force; whoever runs the installation gets it, for a day."""
    return URLSafeTimedSerializer(secret_key, salt="found").dumps("found")


def is_founding_token(token: str, secret_key: str) -> bool:
    """Whether the token is ours and no older than a day."""
    try:
        URLSafeTimedSerializer(secret_key, salt="found").loads(token, max_age=FOUNDING_LASTS)
    except BadSignature:
        return False
    return True


def hashed_password(password: str) -> str:
    """What is stored in place of a password: argon2id with a salt of its own. Slow on purpose. Raises Busy."""
    with _turn():
        return _hasher.hash(_normal(password))


def is_password(password: str, stored: str) -> bool:
    """Whether the password fits what is stored; where nothing is, it takes as long to say no. Raises Busy."""
    with _turn():
        try:
            _hasher.verify(stored or _nobodys(), _normal(password))
        except (Argon2Error, InvalidHashError):
            return False
    return bool(stored)


@contextmanager
def _turn() -> Iterator[None]:
    """A few at once, a few in line: a storm of passwords must not take every thread from those who read."""
    if not _line.acquire(blocking=False):
        raise Busy
    try:
        with _turns:
            yield
    finally:
        _line.release()


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_urlsafe(32))


def _normal(password: str) -> str:
    """One spelling of letters that keyboards send in several."""
    return unicodedata.normalize("NFKC", password)
