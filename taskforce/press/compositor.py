"""The child process at work: any number of layouts, then the finished file with what the gate found in it."""

import gc
import resource
import sys
import traceback
from pathlib import Path
from typing import IO, Any

from taskforce.press import channel, gate, marks, mend, reading, reuse, stamp
from taskforce.press.engine import FatalURLFetchingError
from taskforce.press.job import Progress, Reason
from taskforce.press.layout import Sheet, Typesetter


def serve(has_network: bool) -> None:
    """Serve one parent until it has the file or hangs up. What is known to end a print is said, anything else
    ends the process with its traceback."""
    incoming, outgoing = channel.own_pipe()
    try:
        _work(incoming, outgoing, has_network)
    except channel.Hangup:
        return
    except (FatalURLFetchingError, MemoryError, RecursionError) as error:
        traceback.print_exc(limit=-5)
        reason, sentence = _told(error)
        channel.write(outgoing, {"failed": reason, "sentence": sentence})
        sys.exit(1)


def _work(incoming: IO[bytes], outgoing: IO[bytes], has_network: bool) -> None:
    def tell(done: int, total: int, words: str) -> None:
        channel.write(outgoing, {"progress": [done, total, words]})

    _collect_seldom()
    mend.keep_notes_with_their_marks()
    mend.give_text_to_its_paragraph()
    mend.join_letters()
    mend.round_numbers()
    mend.compress_once()
    reuse.begin()
    begin = channel.read(incoming)
    assets = {name: Path(path).read_bytes() for name, path in begin["assets"].items()}
    typesetter = Typesetter(assets, begin["styles"], tell)
    sheet: Sheet | None = None
    while "lay_out" in (message := channel.read(incoming)):
        ask, sheet = message["lay_out"], None
        gc.collect()  # two layouts of a long report in memory at once are one too many
        sheet = typesetter.lay_out(ask["html"], ask["held"], ask["round"], ask["expected"])
        facts = {"pages": sheet.pages, "anchors": sheet.anchors, "late": sheet.late}
        channel.write(outgoing, {"laid": facts})
    if sheet is None:
        return
    promised = marks.read(ask["html"])
    faults = _finish(sheet, promised, Path(begin["file"]), message["finish"]["must_hold"], tell)
    faults += [f"Something was left out: {complaint}." for complaint in typesetter.complaints.said]
    figures = {"faults": faults, "notes": len(promised.notes), "has_network": has_network}
    channel.write(outgoing, {"finished": figures | _used()})
    _stamp(incoming, outgoing, Path(begin["file"]))


def _stamp(incoming: IO[bytes], outgoing: IO[bytes], mark: Path) -> None:
    """Lay what was printed over every page of another file, if the parent asks for it before it hangs up."""
    ask = channel.read(incoming)["stamp"]
    pages = stamp.stamp(Path(ask["onto"]), mark, ask["facts"], Path(ask["file"]))
    channel.write(outgoing, {"stamped": {"pages": pages}})


def _collect_seldom() -> None:
    """A layout makes a million objects that stay: looking through them less often saves a quarter of the time."""
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)


def _finish(
    sheet: Sheet, promised: marks.Marks, path: Path, must_hold: list[str], tell: Progress
) -> list[str]:
    path.write_bytes(sheet.write(tell))
    tell(0, 2, "Reading the file back")
    found = reading.read(path)
    tell(1, 2, "Checking")
    faults = gate.faults(promised, found, must_hold)
    tell(2, 2, "Checked")
    return faults


def _used() -> dict[str, Any]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {"cpu_seconds": round(used.ru_utime + used.ru_stime, 2), "peak_memory": used.ru_maxrss * 1024}


def _told(error: BaseException) -> tuple[Reason, str]:
    if isinstance(error, FatalURLFetchingError):
        return Reason.ASSET, f"The document asks for something that is not ours to load: {error}"
    if isinstance(error, RecursionError):
        return Reason.NESTING, "Something in the document is nested too deeply to be printed."
    return Reason.MEMORY, "Printing needed too much memory and was stopped."
