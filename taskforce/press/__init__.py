"""Turning HTML into a tagged PDF, in a process of its own; the only room that knows WeasyPrint and pikepdf.

`press(job)` is all that the slices above use, and `stamped(job, file, facts)` for a copy that says whose it is.
Nothing that this file imports loads the engine: that costs a second and 60 MiB and happens in the child process only.
"""

from taskforce.press.job import Pressed, PressFailed, PressJob, Reason
from taskforce.press.run import press, stamped

__all__ = ["PressFailed", "PressJob", "Pressed", "Reason", "press", "stamped"]
