"""One way to write a value down, so that equal contents have equal fingerprints."""

import hashlib
import json
import unicodedata
from typing import Any


def text_of(value: Any) -> str:
    """Canonical JSON: NFC, sorted keys, no spaces, no floats (TypeError), UTF-8 kept as it is."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: Any) -> str:
    """SHA-256 of the canonical JSON of `value`, 64 hexadecimal digits."""
    return hashlib.sha256(text_of(value).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, bool | int | None):
        return value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {_plain(str(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no canonical form")
