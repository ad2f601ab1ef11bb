"""The document opened: mammoth makes plain HTML of it, and what it leaves out is counted. In the child process only."""

import json
import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import mammoth

from taskforce.files.rules.word import marked

STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='footnote text'] => p:fresh
p[style-name='endnote text'] => p:fresh
b => strong
i => em
"""
TEXT = re.compile(r"word/(document|footnotes|endnotes)\.xml")
# What is left out: the elements that stand for it, and its name for one and for several.
LEFT_OUT = (
    (r"<(?:w:drawing|w:pict|w:object)\b", "picture or drawing", "pictures or drawings"),
    (r"<w:commentReference\b", "comment", "comments"),
    (r"<m:oMath>|<m:oMath ", "formula", "formulas"),
)


def answer(data: bytes) -> bytes:
    """What `reading.Written` holds, as JSON."""
    html = mammoth.convert_to_html(
        BytesIO(data), style_map=STYLES, convert_image=mammoth.images.img_element(lambda image: {"src": ""})
    ).value
    # Made by mammoth in this process, without a document type, and its lengths are limited with the process.
    tree = ET.fromstring(f"<body>{html}</body>")  # noqa: S314
    markdown, notes = marked.text(tree)
    return json.dumps({"markdown": markdown, "notes": notes, "said": _said(data)}).encode()


def _said(data: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        xml = "".join(archive.read(name).decode("utf-8", "replace") for name in names if TEXT.fullmatch(name))
        has_margins = any(re.fullmatch(r"word/(header|footer)\d*\.xml", name) for name in names)
    counts = [(len(re.findall(pattern, xml)), one, many) for pattern, one, many in LEFT_OUT]
    gone = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    gone += ["what stands at the head and foot of its pages"] if has_margins else []
    said = [f"Left out: {', '.join(gone)}."] if gone else []
    if re.search(r"<w:(ins|del|moveFrom|moveTo)\b", xml):
        said.append(
            "It had tracked changes: what they put in is kept and what they took out is left out, as if all were"
            " accepted."
        )
    return said
