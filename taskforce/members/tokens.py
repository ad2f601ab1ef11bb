"""Secrets that travel by mail or cookie: 256 bits, kept only as a hash."""

import hashlib
import secrets


def new() -> str:
    """A secret of 43 letters, digits, - and _."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """What is stored in its place. A fast hash is right: 256 random bits cannot be guessed."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
