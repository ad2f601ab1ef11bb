"""The record of votes as one file that anybody can check without us."""

import io
import json
import zipfile
from pathlib import Path

from taskforce.voting.queries.record import Record
from taskforce.voting.rules import verify

_WRITTEN = (1980, 1, 1, 0, 0, 0)  # the same record is the same bytes, whenever it is packed
_README = """The record of votes of the {name}

rounds.json   every closed vote: the text, question, rule and electorate as frozen, each position, the result
links.jsonl   the chain: one line for each opening, position and close, each sealed with the one before
verify.py     checks both; it needs Python 3.11 and nothing else

    python3 verify.py
    python3 verify.py --head THE_FINGERPRINT_IN_YOUR_MAIL

The first says whether the record agrees with itself, and counts every vote anew. Whoever writes a whole record anew
can make it agree; so when a vote closes, everybody is mailed the fingerprint of the last link, and it is printed at
the end of the report. The second command says whether that link is still in the chain.

How a link is made: SHA-256 of "tf1", the fingerprint of the link before (64 zeros for the first) and the SHA-256 of
its head in canonical JSON (NFC, sorted keys, no spaces). A head holds the salted fingerprint of what was said. Of a
position that somebody changed before the close only the head is here; of a vote that is still open, the
fingerprint of the head.
"""


def packed(record: Record, name: str) -> bytes:
    """The zip: what `rules/verify.py` reads, that program itself, and how to use it. `name` of the task force."""
    rounds = json.dumps(record.rounds, ensure_ascii=False, indent=1, sort_keys=True)
    lines = [json.dumps(link, ensure_ascii=False, sort_keys=True) + "\n" for link in record.links]
    files = {
        "README.txt": _README.format(name=name),
        "links.jsonl": "".join(lines),
        "rounds.json": f"{rounds}\n",
        "verify.py": Path(verify.__file__).read_text(encoding="utf-8"),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for title, text in files.items():
            entry = zipfile.ZipInfo(title, _WRITTEN)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            file.writestr(entry, text.encode())
    return buffer.getvalue()
