"""The process that prints: `python -m taskforce.press.child SECONDS BYTES`, started by `press()` only.

It takes its limits and leaves the network first; only then is the engine loaded, so that loading is limited too.
"""

import importlib
import sys

from taskforce.press import limits

if __name__ == "__main__":
    limits.take(cpu_seconds=int(sys.argv[1]), address_space=int(sys.argv[2]))
    has_network = not limits.leave_network()
    importlib.import_module("taskforce.press.compositor").serve(has_network)
