"""The process that reads and writes office files: `python -m taskforce.files.rules.child MODULE SECONDS BYTES`.

`apart.answer` starts it, and nobody else. It takes its limits and leaves the network first; only then is anything of
the document looked at.
"""

import importlib
import sys

from taskforce.press import limits

if __name__ == "__main__":
    limits.take(cpu_seconds=int(sys.argv[2]), address_space=int(sys.argv[3]))
    limits.leave_network()
    module = importlib.import_module(f"taskforce.files.rules.{sys.argv[1]}")
    sys.stdout.buffer.write(module.answer(sys.stdin.buffer.read()))
