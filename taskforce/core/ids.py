"""Names that nobody can guess or count."""

import secrets

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u to misread


def new() -> str:
    """A random name of 13 letters and digits, 65 bits, for URLs."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(13))
