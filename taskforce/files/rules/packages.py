"""Word documents and Excel workbooks: a zip archive with the right parts, as large as it says, without macros or parts
from elsewhere."""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from xml.parsers import expat

from taskforce.files.rules.names import Unsound

MOST_PARTS = 2_000
LARGEST_UNPACKED = 100 * 1024 * 1024
HIGHEST_RATIO = 200  # of what is unpacked to what was packed
CONTENTS, RELATIONS = "[Content_Types].xml", "_rels/.rels"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_ACTIVE = re.compile(r"(?i)vbaproject|vbadata|activex|oleobject|\.(bin|exe|dll|js|vbs|hta|ps1|lnk|html?)$")
_PRINTER = re.compile(r"xl/printerSettings/printerSettings\d+\.bin")  # Excel puts them there by itself
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


@dataclass(frozen=True)
class _Kind:
    """What a package is called, which program saves it, its main part and the type of that."""

    name: str
    program: str
    ending: str
    main: str
    media_type: str


_WORD = _Kind(
    "Word document", "Word", ".docx", "word/document.xml", f"{_OFFICE}.wordprocessingml.document.main+xml"
)
_EXCEL = _Kind(
    "Excel workbook", "Excel", ".xlsx", "xl/workbook.xml", f"{_OFFICE}.spreadsheetml.sheet.main+xml"
)


def docx(data: bytes) -> bytes:
    """The document as it is. Raises Unsound."""
    return _sound(data, _WORD)


def xlsx(data: bytes) -> bytes:
    """The workbook as it is. Raises Unsound."""
    return _sound(data, _EXCEL)


def _sound(data: bytes, kind: _Kind) -> bytes:
    if not data.startswith(b"PK\3\4"):
        raise Unsound(f"The name says {kind.name}, but the content is something else.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _whole(archive, data, kind)
            _plain(archive, kind)
    except Unsound:
        raise
    except (*_BROKEN, expat.ExpatError) as fault:
        raise Unsound(f"This {kind.name} cannot be opened: it is damaged.") from fault
    return data


def _whole(archive: zipfile.ZipFile, data: bytes, kind: _Kind) -> None:
    """Nothing before, behind or twice in the archive, and no more in it than a document has."""
    parts = archive.infolist()
    names = [part.filename for part in parts]
    again = f"Please save it again from {kind.program}."
    if archive.comment or not data[-22:].startswith(b"PK\5\6") or min(part.header_offset for part in parts):
        raise Unsound(f"Something was added to this {kind.name}. {again}")
    if len(parts) > MOST_PARTS or len(set(names)) < len(names):
        raise Unsound(f"This {kind.name} has more parts than one should. {again}")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > min(LARGEST_UNPACKED, HIGHEST_RATIO * len(data)):
        raise Unsound(f"This {kind.name} becomes too large when it is unpacked. {again}")
    if any(_leads_out(name) for name in names) or any(part.flag_bits & 1 for part in parts):
        raise Unsound(f"This {kind.name} is locked, or holds names that lead out of it. {again}")


def _leads_out(name: str) -> bool:
    normal = posixpath.normpath(name)
    return normal.startswith(("/", "..")) or "\\" in name or "\0" in name or ":" in name


def _plain(archive: zipfile.ZipFile, kind: _Kind) -> None:
    """It is what it says, and opens without fetching or running anything."""
    names = set(archive.namelist())
    if not names >= {CONTENTS, RELATIONS, kind.main}:
        raise Unsound(f"The name says {kind.name}, but parts of one are missing.")
    if any(_ACTIVE.search(name) and not _PRINTER.fullmatch(name) for name in names):
        raise Unsound(
            f"This {kind.name} holds macros or other programs. Please save it as a plain {kind.ending}."
        )
    for part in archive.infolist():
        content = archive.read(part)  # to its end: a length or a checksum that lies is found here
        if part.filename == CONTENTS:
            _refuse_other_types(content, kind)
        elif part.filename.endswith(".rels"):
            _refuse_elsewhere(content, kind)
        elif part.filename.endswith(".xml"):
            _parse(content, kind)


def _refuse_other_types(content: bytes, kind: _Kind) -> None:
    types = {facts.get("ContentType", "") for _, facts in _elements(content, kind)}
    if kind.media_type not in types or any("macro" in found.lower() for found in types):
        raise Unsound(f"This is not a plain {kind.name}. Please save it as {kind.ending}, without macros.")


def _refuse_elsewhere(content: bytes, kind: _Kind) -> None:
    """Links that people follow are theirs to follow; a template or picture from elsewhere is fetched unasked."""
    for name, facts in _elements(content, kind):
        outside = name.endswith("Relationship") and facts.get("TargetMode", "").lower() == "external"
        if outside and not facts.get("Type", "").endswith("/hyperlink"):
            raise Unsound(
                f"This {kind.name} fetches a template or picture from elsewhere. Please save it without."
            )


def _elements(content: bytes, kind: _Kind) -> list[tuple[str, dict[str, str]]]:
    """Every element with its attributes."""
    found: list[tuple[str, dict[str, str]]] = []
    _parse(content, kind, lambda name, facts: found.append((name, facts)))
    return found


def _parse(content: bytes, kind: _Kind, seen: Callable[[str, dict[str, str]], None] | None = None) -> None:
    """Through the whole of it. A document of types of its own is refused: that is how bombs are made."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise Unsound(
            f"This {kind.name} declares types of its own. Please save it again from {kind.program}."
        )

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = seen
    parser.Parse(content, True)
