"""What the child process may use. Set in the child itself, before the engine is loaded.

The limits answer documents that are made to hurt (a cell spanning 100,000 columns, a letter 10^9 pixels high):
the process ends, the program that started it goes on.
"""

import ctypes
import os
import resource

CPU_SECONDS = 60
ADDRESS_SPACE = 1536 * 1024 * 1024
FILE_SIZE = 128 * 1024 * 1024
OPEN_FILES = 128

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


def take(cpu_seconds: int, address_space: int) -> None:
    """Limit this process for the rest of its life. The hard limit comes a little later than the soft one."""
    _limit(resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 2)
    _limit(resource.RLIMIT_AS, address_space, address_space)
    _limit(resource.RLIMIT_FSIZE, FILE_SIZE, FILE_SIZE)
    _limit(resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES)
    _limit(resource.RLIMIT_CORE, 0, 0)


def leave_network() -> bool:
    """Move this process into a network of its own that reaches nothing, where the system permits it.

    Returns whether it is out of the network. Where it is not (a container without that right), the fetcher
    that serves named assets only is the one wall. Must run while the process has a single thread.
    """
    try:
        unshare = ctypes.CDLL(None, use_errno=True).unshare
    except (OSError, AttributeError):
        return False
    flags = _NEW_NETWORK if os.geteuid() == 0 else _NEW_NETWORK | _NEW_USER
    return any(unshare(ask) == 0 for ask in dict.fromkeys((flags, _NEW_NETWORK | _NEW_USER)))


def _limit(what: int, soft: int, hard: int) -> None:
    _, ceiling = resource.getrlimit(what)
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    resource.setrlimit(what, (soft, hard))
