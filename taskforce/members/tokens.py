"""Secrets that travel by mail or cookie: 256 bits, kept only as a hash."""

import hashlib
import secrets

from itsdangerous import BadSignature, URLSafeTimedSerializer

FOUNDING_LASTS = 24 * 60 * 60  # seconds


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
