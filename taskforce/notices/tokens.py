"""The link in a mail that stops one kind of mail for one person. It opens nothing and needs no end."""

from itsdangerous import BadSignature, URLSafeSerializer

_SALT = "stop-notices"


def stop_token(secret_key: str, person: str, kind: str) -> str:
    """A signed link for the person with this public name."""
    return URLSafeSerializer(secret_key, salt=_SALT).dumps([person, kind])


def read_stop_token(secret_key: str, token: str) -> tuple[str, str] | None:
    """The person and the kind, or None where the link is not ours."""
    try:
        person, kind = URLSafeSerializer(secret_key, salt=_SALT).loads(token)
    except (BadSignature, ValueError, TypeError):
        return None
    return str(person), str(kind)
