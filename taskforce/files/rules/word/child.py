"""The process that reads: `python -m taskforce.files.rules.word.child SECONDS BYTES`, started by `read` only.

It takes its limits and leaves the network first; only then is anything of the document looked at.
"""

import importlib
import json
import sys

from taskforce.press import limits

if __name__ == "__main__":
    limits.take(cpu_seconds=int(sys.argv[1]), address_space=int(sys.argv[2]))
    limits.leave_network()
    opened = importlib.import_module("taskforce.files.rules.word.opened")
    sys.stdout.write(json.dumps(opened.written(sys.stdin.buffer.read())))
