import stat
import threading
from pathlib import Path

import pytest

from taskforce.config import CHECKOUT, ConfigError, Settings

KEY = "k" * 32


def settings(data: Path, **given: str) -> Settings:
    return Settings.from_environment({"TASKFORCE_DATA": str(data), "SECRET_KEY": KEY} | given)


def refusal(data: Path, **given: str) -> str:
    with pytest.raises(ConfigError) as caught:
        settings(data, **given)
    return str(caught.value)


def test_without_any_setting_everything_lies_in_the_data_folder(tmp_path: Path) -> None:
    read = Settings.from_environment({"TASKFORCE_DATA": str(tmp_path / "new" / "folder")})
    assert read.data == tmp_path / "new" / "folder"
    assert read.database_url == f"sqlite:///{tmp_path}/new/folder/taskforce.sqlite"
    assert (read.smtp_url, read.redis_url) == (None, None)
    assert read.base_url == "http://127.0.0.1:8000"


def test_the_data_folder_is_by_default_in_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (CHECKOUT / "taskforce" / "config.py").is_file()
    monkeypatch.setattr("taskforce.config.CHECKOUT", tmp_path)
    assert Settings.from_environment({"SECRET_KEY": KEY}).data == tmp_path / "data"


@pytest.mark.parametrize("value", ["-1", "10", "one", "1.0"])
def test_how_many_servers_stand_in_front_is_a_small_number(tmp_path: Path, value: str) -> None:
    assert settings(tmp_path, PROXIES="2").proxies == 2
    assert refusal(tmp_path, PROXIES=value).startswith(f"PROXIES={value} is not usable: a number from 0 to 9")


def test_an_empty_value_counts_as_not_set(tmp_path: Path) -> None:
    assert settings(tmp_path, SMTP_URL="", BASE_URL=" ") == settings(tmp_path)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATABASE_URL", "sqlite:////srv/taskforce.sqlite"),
        ("DATABASE_URL", "postgresql://taskforce:word@db:5432/taskforce"),
        ("DATABASE_URL", "postgresql+psycopg:///taskforce?host=/run/postgresql"),
        ("SMTP_URL", "smtp://mail.example"),
        ("SMTP_URL", "smtps://name:p%40ss@mail.example:465/"),
        ("REDIS_URL", "redis://localhost"),
        ("REDIS_URL", "rediss://:word@redis.example:6380/2"),
        ("REDIS_URL", "unix:///run/redis.sock"),
        ("BASE_URL", "https://taskforce.example"),
        ("BASE_URL", "http://[::1]:8080"),
    ],
)
def test_a_right_value_is_taken_as_it_is(tmp_path: Path, variable: str, value: str) -> None:
    assert getattr(settings(tmp_path, **{variable: value}), variable.lower()) == value


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("DATABASE_URL", "no url at all", "postgresql://"),
        ("DATABASE_URL", "mysql://db/taskforce", "postgresql://"),
        ("DATABASE_URL", "postgresql+asyncpg://db/taskforce", "postgresql://"),
        ("DATABASE_URL", "postgresql://db:port/taskforce", "postgresql://"),
        ("DATABASE_URL", "postgresql://db", "postgresql://"),
        ("DATABASE_URL", "sqlite://", "sqlite:////absolute/path"),
        ("DATABASE_URL", "sqlite:///:memory:", "absolute path"),
        ("DATABASE_URL", "sqlite:///taskforce.sqlite", "absolute path"),
        ("SMTP_URL", "mail.example", "smtp://"),
        ("SMTP_URL", "http://mail.example", "smtp://"),
        ("SMTP_URL", "smtp://", "smtp://"),
        ("SMTP_URL", "smtp://mail.example:many", "smtp://"),
        ("SMTP_URL", "smtp://mail.example:99999", "smtp://"),
        ("SMTP_URL", "smtp://mail.example/path", "smtp://"),
        ("REDIS_URL", "localhost:6379", "redis://"),
        ("REDIS_URL", "memcached://localhost", "redis://"),
        ("REDIS_URL", "redis://", "redis://"),
        ("REDIS_URL", "redis://localhost/zero", "redis://"),
        ("REDIS_URL", "unix://", "unix:///path"),
        ("BASE_URL", "taskforce.example", "no path"),
        ("BASE_URL", "ftp://taskforce.example", "no path"),
        ("BASE_URL", "https://", "no path"),
        ("BASE_URL", "https://taskforce.example/here", "no path"),
        ("BASE_URL", "https://taskforce.example?a=b", "no path"),
        ("BASE_URL", "https://taskforce.example#part", "no path"),
        ("BASE_URL", "https://name@taskforce.example", "no path"),
        ("BASE_URL", "http://127.0.0.1:0", "no path"),
        ("BASE_URL", "http://[::1", "no path"),
        ("BASE_URL", "http://task force.example", "no path"),
        ("BASE_URL", "http://taskforce.example\nX: y", "no path"),
    ],
)
def test_a_wrong_value_is_named_in_one_line(tmp_path: Path, variable: str, value: str, expected: str) -> None:
    line = refusal(tmp_path, **{variable: value})
    assert line.startswith(f"{variable}={value.splitlines()[0]}")
    assert expected in line
    assert "\n" not in line


def test_a_slash_at_the_end_of_the_base_url_is_taken_off(tmp_path: Path) -> None:
    assert settings(tmp_path, BASE_URL="https://taskforce.example/").base_url == "https://taskforce.example"


@pytest.mark.parametrize(
    ("base_url", "secure"), [("https://taskforce.example", True), ("http://host:80", False)]
)
def test_cookies_are_secure_where_the_base_url_is(tmp_path: Path, base_url: str, secure: bool) -> None:
    assert settings(tmp_path, BASE_URL=base_url).secure_cookies is secure


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATABASE_URL", "mysql://name:opensesame@db/taskforce"),
        ("DATABASE_URL", "postgresql://name:open@sesame:x@db/taskforce"),
        ("SMTP_URL", "http://name:opensesame@mail.example"),
        ("REDIS_URL", "redis://:opensesame@localhost/zero"),
        ("SECRET_KEY", "opensesame"),
    ],
)
def test_no_message_shows_a_password(tmp_path: Path, variable: str, value: str) -> None:
    line = refusal(tmp_path, **{variable: value})
    assert line.startswith(variable)
    assert "sesame" not in line


def test_the_representation_shows_no_secret(tmp_path: Path) -> None:
    shown = repr(
        settings(tmp_path, DATABASE_URL="postgresql://name:sesame@db/a", SMTP_URL="smtp://n:sesame@m")
    )
    assert "sesame" not in shown
    assert KEY not in shown


def test_a_short_key_is_refused_with_its_length_only(tmp_path: Path) -> None:
    assert refusal(tmp_path, SECRET_KEY="x" * 31).startswith("SECRET_KEY=(31 characters)")


def test_a_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    environ = {"TASKFORCE_DATA": str(tmp_path)}
    first = Settings.from_environment(environ).secret_key
    assert len(first) == 64
    assert Settings.from_environment(environ).secret_key == first
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_processes_that_start_together_agree_on_the_key(tmp_path: Path) -> None:
    ready = threading.Barrier(8)
    keys: list[str] = []

    def start() -> None:
        ready.wait()
        keys.append(Settings.from_environment({"TASKFORCE_DATA": str(tmp_path)}).secret_key)

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys) == 8
    assert len(set(keys)) == 1


@pytest.mark.parametrize("content", [b"", b"short\n", b"\xff" * 40])
def test_a_damaged_key_file_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "secret-key").write_bytes(content)
    assert str(tmp_path / "secret-key") in refusal(tmp_path, SECRET_KEY="")


def test_a_data_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert refusal(tmp_path / "file").startswith(f"TASKFORCE_DATA={tmp_path}/file")
    assert refusal(tmp_path / "file" / "below").startswith(f"TASKFORCE_DATA={tmp_path}/file/below")


def test_a_data_folder_that_may_not_be_written_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)  # root may write everywhere
    assert "may be written" in refusal(tmp_path)
