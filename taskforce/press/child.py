"""The process that prints: `python -m taskforce.press.child`, started by `press()` and by nothing else.

It takes its limits and leaves the network first; only then is the engine loaded, so that loading is limited too.
"""

import importlib

from taskforce.press import limits

if __name__ == "__main__":
    limits.take()
    has_network = not limits.leave_network()
    importlib.import_module("taskforce.press.compositor").serve(has_network)
