"""Settings from the environment.

| variable         | default                                    | what it is                                         |
|------------------|--------------------------------------------|----------------------------------------------------|
| `TASKFORCE_DATA` | `data` in the checkout                     | folder of the database and of all files            |
| `DATABASE_URL`   | the file `taskforce.sqlite` in that folder | `sqlite:////absolute/path` or `postgresql://…`     |
| `SMTP_URL`       | none: mail is written to `outbox` there    | `smtp://[name:password@]host[:port]` or `smtps://` |
| `REDIS_URL`      | none: the queue is a file in that folder   | `redis://`, `rediss://` or `unix://`               |
| `BASE_URL`       | `http://127.0.0.1:8000`                    | what people type to come here; links in mail       |
| `SECRET_KEY`     | made once, kept in `secret-key` there      | signs cookies and links; 32 characters or more     |
| `PROXIES`        | 0: people reach the program themselves     | how many web servers stand in front, 0 to 9        |

An empty value counts as not set. A wrong value raises `ConfigError`: one line that names the variable, its value
(passwords masked, the key never shown) and what is expected.
"""

import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import SplitResult, urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

CHECKOUT = Path(__file__).resolve().parent.parent
SHORTEST_KEY = 32
DATABASE_SCHEMES = ("sqlite", "postgresql", "postgresql+psycopg")


class ConfigError(Exception):
    """A setting that the program cannot start with; its text is one line for the person who set it."""

    def __init__(self, variable: str, value: str, expected: str) -> None:
        super().__init__(f"{variable}={_printable(value)} is not usable: {expected}.")


@dataclass(frozen=True)
class Settings:
    """All settings, checked. Secrets stay out of the representation, so that no log shows them."""

    data: Path
    database_url: str = field(repr=False)
    smtp_url: str | None = field(repr=False)
    redis_url: str | None = field(repr=False)
    base_url: str
    secret_key: str = field(repr=False)
    proxies: int = 0

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Self:
        """Read and check every variable; makes the data folder and the key in it where they are missing."""
        given = {name: value.strip() for name, value in environ.items() if value.strip()}
        data = _data(given.get("TASKFORCE_DATA"))
        return cls(
            data=data,
            database_url=_database_url(given.get("DATABASE_URL"), data),
            smtp_url=_smtp_url(given.get("SMTP_URL")),
            redis_url=_redis_url(given.get("REDIS_URL")),
            base_url=_base_url(given.get("BASE_URL", "http://127.0.0.1:8000")),
            secret_key=_secret_key(given.get("SECRET_KEY"), data),
            proxies=_proxies(given.get("PROXIES", "0")),
        )

    @property
    def secure_cookies(self) -> bool:
        """Whether cookies may travel over https only."""
        return self.base_url.startswith("https://")


def _data(value: str | None) -> Path:
    folder = CHECKOUT / "data" if value is None else Path(value).expanduser().absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(
            "TASKFORCE_DATA", str(folder), f"a folder is expected ({error.strerror})"
        ) from error
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise ConfigError("TASKFORCE_DATA", str(folder), "a folder that may be written to is expected")
    return folder


def _database_url(value: str | None, data: Path) -> str:
    if value is None:
        return f"sqlite:///{data / 'taskforce.sqlite'}"
    expected = "sqlite:////absolute/path or postgresql://name:password@host/database is expected"
    try:
        url = make_url(value)
    except (ArgumentError, ValueError) as error:
        raise ConfigError("DATABASE_URL", value, expected) from error
    if url.drivername not in DATABASE_SCHEMES or not url.database:
        raise ConfigError("DATABASE_URL", value, expected)
    # Web and worker are two processes: they would not share a database in memory, nor always a relative path.
    if url.drivername == "sqlite" and not url.database.startswith("/"):
        raise ConfigError("DATABASE_URL", value, "a file by its absolute path (four slashes) is expected")
    return value


def _smtp_url(value: str | None) -> str | None:
    if value is None:
        return None
    expected = "smtp://[name:password@]host[:port] or smtps://… is expected"
    parts = _split("SMTP_URL", value, expected)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path not in ("", "/"):
        raise ConfigError("SMTP_URL", value, expected)
    return value


def _redis_url(value: str | None) -> str | None:
    if value is None:
        return None
    expected = "redis://host[:port][/number], rediss://… or unix:///path is expected"
    parts = _split("REDIS_URL", value, expected)
    reachable = parts.path if parts.scheme == "unix" else parts.hostname
    if parts.scheme not in ("redis", "rediss", "unix") or not reachable:
        raise ConfigError("REDIS_URL", value, expected)
    if parts.scheme != "unix" and not re.fullmatch(r"(/\d*)?", parts.path):
        raise ConfigError("REDIS_URL", value, expected)
    return value


def _base_url(value: str) -> str:
    expected = "http:// or https:// with a host and no path is expected"
    parts = _split("BASE_URL", value, expected)
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise ConfigError("BASE_URL", value, expected)
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise ConfigError("BASE_URL", value, expected)
    return f"{parts.scheme}://{parts.netloc}"


def _proxies(value: str) -> int:
    if not re.fullmatch(r"[0-9]", value):
        raise ConfigError("PROXIES", value, "a number from 0 to 9 is expected: the web servers in front")
    return int(value)


def _secret_key(value: str | None, data: Path) -> str:
    expected = f"{SHORTEST_KEY} characters or more are expected"
    if value is not None:
        if len(value) < SHORTEST_KEY:
            raise ConfigError("SECRET_KEY", f"({len(value)} characters)", expected)
        return value
    path = data / "secret-key"
    if not path.exists():
        _keep_new_key(path)
    try:
        kept = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError("SECRET_KEY", f"(file {path})", "a readable file is expected") from error
    if len(kept) < SHORTEST_KEY:
        raise ConfigError("SECRET_KEY", f"(file {path}, {len(kept)} characters)", expected)
    return kept


def _keep_new_key(path: Path) -> None:
    # Web and worker start at the same moment. A link either appears whole or is refused, so both read the same key.
    descriptor, draft = tempfile.mkstemp(dir=path.parent)  # mode 0600
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(secrets.token_hex(32) + "\n")
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        Path(draft).unlink()


def _split(variable: str, value: str, expected: str) -> SplitResult:
    """The parts of a URL whose host and port can be read; `urlsplit` alone looks at the port only when asked."""
    if re.search(r"[\s\x00-\x1f\\]", value):
        raise ConfigError(variable, value, expected)
    try:
        parts = urlsplit(value)
        unreadable = parts.port == 0
    except ValueError as error:
        raise ConfigError(variable, value, expected) from error
    if unreadable:
        raise ConfigError(variable, value, expected)
    return parts


def _printable(value: str) -> str:
    """The value on one line, with whatever may be a password masked."""
    masked = re.sub(r"(//[^/@:]*:).*@", r"\1***@", value)
    return masked.encode("unicode_escape").decode("ascii") if not masked.isprintable() else masked
