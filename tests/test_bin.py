"""The commands in bin/, as far as they can be tried without installing anything."""

import os
import socket
import subprocess
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
SCRIPTS = sorted(
    file
    for file in [*(CHECKOUT / "bin").iterdir(), CHECKOUT / ".ci" / "run"]
    if file.suffix == ".sh" or (file.is_file() and file.read_bytes().startswith(b"#!"))
)


def run(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(CHECKOUT / "bin" / "run"), *words],
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.name)
def test_a_script_is_well_formed(script: Path) -> None:
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.name)
def test_what_is_called_may_be_executed_and_what_is_sourced_may_not(script: Path) -> None:
    assert os.access(script, os.X_OK) is (not script.name.startswith("_"))


def test_a_busy_port_is_said_in_one_line_before_anything_starts(tmp_path: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = str(busy.getsockname()[1])
        ended = run("--port", port, TASKFORCE_DATA=str(tmp_path / "data"))
    assert ended.returncode == 1
    assert ended.stderr == f"bin/run: port {port} on 127.0.0.1 is in use; choose another with --port\n"
    assert ended.stdout == ""
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--port", "many"], "bin/run: --port many: a number from 1 to 65535 is expected"),
        (["--port=65536"], "bin/run: --port 65536: a number from 1 to 65535 is expected"),
        (["--port"], "bin/run: a value is missing at the end"),
        (["--host="], "bin/run: --host: an address of this machine is expected"),
        (["--prot", "8001"], "bin/run: unknown argument: --prot"),
    ],
)
def test_a_wrong_argument_is_named(words: list[str], line: str) -> None:
    ended = run(*words)
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1] == line
    assert ended.stdout == ""


def test_help_says_how_to_start() -> None:
    ended = run("--help")
    assert ended.returncode == 0
    assert "bin/run [--empty] [--port 8000] [--host 127.0.0.1]" in ended.stdout


NOT_ROOT = """
id() { echo 1000; }
sudo() { return 1; }
apt-get() { echo "apt-get was called" >&2; }
"""


@pytest.mark.parametrize(
    ("machine", "words"),
    [
        (NOT_ROOT, "sudo apt-get install --yes --no-install-recommends python3-venv libpango-1.0-0"),
        ("command() { return 1; }", "This system has no apt"),
    ],
    ids=["no root and no sudo", "no apt"],
)
def test_where_apt_may_not_be_used_the_way_out_is_printed(machine: str, words: str) -> None:
    script = f"source bin/_setup.sh\n{machine}\ninstall_from_apt 'for the PDF' python3-venv libpango-1.0-0"
    ended = subprocess.run(
        ["bash", "-c", script, "bin/run"], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert words in ended.stderr
    assert "missing: python3-venv libpango-1.0-0 (for the PDF)" in ended.stderr
    assert "apt-get was called" not in ended.stderr


def test_a_step_is_done_again_only_when_what_it_was_made_from_changed(tmp_path: Path) -> None:
    lock, stamp = tmp_path / "lock.txt", tmp_path / "stamp"

    def is_stamped() -> bool:
        script = f"source bin/_setup.sh; is_stamped {stamp} {lock}"
        return subprocess.run(["bash", "-c", script], cwd=CHECKOUT, check=False).returncode == 0

    lock.write_text("flask==3.1.3")
    assert not is_stamped()
    subprocess.run(["bash", "-c", f"source bin/_setup.sh; stamp {stamp} {lock}"], cwd=CHECKOUT, check=True)
    assert is_stamped()
    lock.write_text("flask==3.1.4")
    assert not is_stamped()


def test_soak_finds_what_takes_long() -> None:
    command = [str(CHECKOUT / "bin" / "soak"), "--collect-only", "-q"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "tests/soak/soak_volumes.py" in done.stdout
