"""What the child process may not do."""

import resource
import socket
import subprocess
import sys

from taskforce.press import limits

CONNECT = """
import socket, sys
from taskforce.press import limits
is_out = limits.leave_network()
try:
    socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=2).close()
    print(is_out, "reached")
except OSError:
    print(is_out, "unreachable")
"""


def run(code: str, *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_process_out_of_the_network_reaches_not_even_its_own_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        said = run(CONNECT, str(server.getsockname()[1]))
    assert said in ("True unreachable", "False reached")


def test_the_limits_hold_for_the_rest_of_the_process() -> None:
    code = (
        "import resource; from taskforce.press import limits; limits.take(7, 2**30); "
        "print(resource.getrlimit(resource.RLIMIT_CPU)[0], resource.getrlimit(resource.RLIMIT_AS)[1], "
        "resource.getrlimit(resource.RLIMIT_CORE)[1])"
    )
    assert run(code) == f"7 {2**30} 0"


def test_a_narrower_limit_of_the_system_is_kept() -> None:
    code = (
        "import resource; from taskforce.press import limits; resource.setrlimit(resource.RLIMIT_CPU, (5, 5)); "
        "limits.take(7, 2**30); print(resource.getrlimit(resource.RLIMIT_CPU)[1])"
    )
    assert run(code) == "5"


def test_this_process_keeps_its_own_limits() -> None:
    assert resource.getrlimit(resource.RLIMIT_CPU)[0] != limits.CPU_SECONDS
