"""Word documents: a zip archive with the right parts, as large as it says, without macros or parts from elsewhere."""

import posixpath
import re
import zipfile
import zlib
from io import BytesIO
from xml.parsers import expat

from taskforce.files.rules.names import Unsound

MOST_PARTS = 2_000
LARGEST_UNPACKED = 100 * 1024 * 1024
HIGHEST_RATIO = 200  # of what is unpacked to what was packed
CONTENTS, MAIN = "[Content_Types].xml", "word/document.xml"
_NEEDED = {CONTENTS, "_rels/.rels", MAIN}
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ACTIVE = re.compile(r"(?i)vbaproject|vbadata|activex|oleobject|\.(bin|exe|dll|js|vbs|hta|ps1|lnk|html?)$")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


def docx(data: bytes) -> bytes:
    """The document as it is. Raises Unsound."""
    if not data.startswith(b"PK\3\4"):
        raise Unsound("The name says Word document, but the content is something else.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _whole(archive, data)
            _plain(archive)
    except Unsound:
        raise
    except _BROKEN as fault:
        raise Unsound("This Word document cannot be opened: it is damaged.") from fault
    return data


def _whole(archive: zipfile.ZipFile, data: bytes) -> None:
    """Nothing before, behind or twice in the archive, and no more in it than a document has."""
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if archive.comment or not data[-22:].startswith(b"PK\5\6") or min(part.header_offset for part in parts):
        raise Unsound("Something was added to this Word document. Please save it again from Word.")
    if len(parts) > MOST_PARTS or len(set(names)) < len(names):
        raise Unsound("This Word document has more parts than one should. Please save it again from Word.")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > min(LARGEST_UNPACKED, HIGHEST_RATIO * len(data)):
        raise Unsound(
            "This Word document becomes too large when it is unpacked. Please save it again from Word."
        )
    if any(_leads_out(name) for name in names) or any(part.flag_bits & 1 for part in parts):
        raise Unsound(
            "This Word document is locked, or holds names that lead out of it. Please save it again."
        )


def _leads_out(name: str) -> bool:
    normal = posixpath.normpath(name)
    return normal.startswith(("/", "..")) or "\\" in name or "\0" in name or ":" in name


def _plain(archive: zipfile.ZipFile) -> None:
    """It is what it says, and opens without fetching or running anything."""
    names = set(archive.namelist())
    if not names >= _NEEDED:
        raise Unsound("The name says Word document, but parts of one are missing.")
    if any(_ACTIVE.search(name) for name in names):
        raise Unsound("This Word document holds macros or other programs. Please save it as a plain .docx.")
    for part in archive.infolist():
        content = archive.read(part)  # to its end: a length or a checksum that lies is found here
        if part.filename == CONTENTS:
            _refuse_other_types(content)
        elif part.filename.endswith((".xml", ".rels")):
            _refuse_elsewhere(content)


def _refuse_other_types(content: bytes) -> None:
    types = {facts.get("ContentType", "") for _, facts in _elements(content)}
    if _DOCUMENT not in types or any("macro" in found.lower() for found in types):
        raise Unsound("This is not a plain Word document. Please save it as .docx, without macros.")


def _refuse_elsewhere(content: bytes) -> None:
    """Links that people follow are theirs to follow; a template or picture from elsewhere is fetched unasked."""
    for name, facts in _elements(content):
        outside = name.endswith("Relationship") and facts.get("TargetMode", "").lower() == "external"
        if outside and not facts.get("Type", "").endswith("/hyperlink"):
            raise Unsound(
                "This Word document fetches a template or picture from elsewhere. Please save it without."
            )


def _elements(content: bytes) -> list[tuple[str, dict[str, str]]]:
    """Every element with its attributes. A document of types of its own is refused: that is how bombs are made."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise Unsound("This Word document declares types of its own. Please save it again from Word.")

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, facts: found.append((name, facts))
    try:
        parser.Parse(content, True)
    except expat.ExpatError as fault:
        raise Unsound("This Word document cannot be opened: it is damaged.") from fault
    return found
