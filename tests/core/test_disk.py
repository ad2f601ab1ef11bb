"""Files on the disk: there whole, for our eyes only, or not at all."""

import os
from pathlib import Path

import pytest

from taskforce.core.disk import keep


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    keep(file, b"one")
    keep(file, b"two")
    assert file.read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]


def test_a_file_is_for_our_eyes_only(tmp_path: Path) -> None:
    file = tmp_path / "papers" / "report.pdf"
    keep(file, b"one")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_what_fails_on_the_way_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.pdf"
    keep(file, b"one")

    def fail(descriptor: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="no space left"):
        keep(file, b"two")
    assert file.read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["report.pdf"]
