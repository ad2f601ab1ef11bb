"""The process that prints: `python -m taskforce.press.child`, started by `press()` and by nothing else.

It takes its limits and leaves the network before it loads the engine. Then it answers on its own pipe: any number
of layouts, then the finished file with what the gate found.
"""

from taskforce.press import limits

limits.take()
HAS_NETWORK = not limits.leave_network()

# The engine comes after the limits, so that loading it is limited too.
import resource  # noqa: E402
import sys  # noqa: E402
import traceback  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

from weasyprint.urls import FatalURLFetchingError  # noqa: E402

from taskforce.press import channel, gate, marks, mend, reading, tags  # noqa: E402
from taskforce.press.job import Reason  # noqa: E402
from taskforce.press.layout import Sheet, Typesetter  # noqa: E402


def main() -> None:
    """Serve one parent until it has the file or hangs up."""
    incoming, outgoing = channel.own_pipe()

    def tell(done: int, total: int, words: str) -> None:
        channel.write(outgoing, {"progress": [done, total, words]})

    try:
        _serve(incoming, outgoing, tell)
    except channel.Hangup:
        return
    except BaseException as error:
        traceback.print_exc()
        reason, sentence = _told(error)
        channel.write(outgoing, {"failed": reason, "sentence": sentence})
        sys.exit(1)


def _serve(incoming: Any, outgoing: Any, tell: Any) -> None:
    mend.keep_notes_with_their_marks()
    begin = channel.read(incoming)
    assets = {name: Path(path).read_bytes() for name, path in begin["assets"].items()}
    typesetter = Typesetter(assets, begin["styles"], tell)
    sheet, html = None, ""
    while True:
        message = channel.read(incoming)
        if ask := message.get("lay_out"):
            html = ask["html"]
            sheet = typesetter.lay_out(html, ask["held"], ask["round"], ask["expected"])
            facts = {"pages": sheet.pages, "anchors": sheet.anchors, "late": sheet.late}
            channel.write(outgoing, {"laid": facts})
        elif sheet is not None:
            must_hold = message["finish"]["must_hold"]
            faults, notes = _finish(sheet, marks.read(html), Path(begin["file"]), must_hold, tell)
            channel.write(outgoing, {"finished": _figures(faults, notes)})


def _finish(
    sheet: Sheet, promised: marks.Marks, path: Path, must_hold: list[str], tell: Any
) -> tuple[list[str], int]:
    raw = sheet.write(tell)
    tell(0, 3, "Adding tags")
    tags.finish(raw, path, promised.language)
    tell(1, 3, "Reading the file back")
    found = reading.read(path)
    tell(2, 3, "Checking")
    faults = gate.faults(promised, found, must_hold)
    tell(3, 3, "Checked")
    return faults, len(found.notes)


def _figures(faults: list[str], notes: int) -> dict[str, Any]:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "faults": faults,
        "notes": notes,
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 2),
        "peak_memory": used.ru_maxrss * 1024,
        "has_network": HAS_NETWORK,
    }


def _told(error: BaseException) -> tuple[Reason, str]:
    match error:
        case FatalURLFetchingError():
            return Reason.ASSET, f"The document asks for something that is not ours to load: {error}"
        case MemoryError():
            return Reason.MEMORY, "Printing needed too much memory and was stopped."
        case RecursionError():
            return Reason.NESTING, "Something in the document is nested too deeply to be printed."
        case _:
            return Reason.ENGINE, f"The typesetting program failed ({type(error).__name__})."


if __name__ == "__main__":
    main()
