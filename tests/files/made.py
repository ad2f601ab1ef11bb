"""Files made by the tests: sound ones, and such as an attacker brings."""

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from PIL import Image

HTML = b"<html><script>alert(1)</script></html>"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def picture(
    form: str = "PNG", size: tuple[int, int] = (300, 400), mode: str = "RGB", **more: object
) -> bytes:
    """A picture whose left upper quarter is red and whose rest is grey."""
    image = Image.new("RGB", size, (120, 120, 120))
    image.paste((200, 0, 0), (0, 0, size[0] // 2, size[1] // 2))
    out = BytesIO()
    image.convert(mode).save(out, form, **more)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    """The picture in these bytes."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


def photo_with_past() -> bytes:
    """A JPEG on its side, with the place where it was taken, a comment and a colour profile."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    exif[0x010F] = "SecretCamera"
    return picture("JPEG", exif=exif, comment=b"SecretComment", icc_profile=b"SecretProfile")


def chunk(name: bytes, content: bytes) -> bytes:
    """A chunk of a PNG."""
    checked = name + content
    return len(content).to_bytes(4) + checked + zlib.crc32(checked).to_bytes(4)


def bomb(side: int = 20_000) -> bytes:
    """A PNG of four hundred million pixels in 48 KB."""
    head = side.to_bytes(4) + side.to_bytes(4) + bytes([1, 0, 0, 0, 0])
    packer = zlib.compressobj(9)
    row = bytes(1 + side // 8)
    rows = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def pdf(front: bytes = b"", head: bytes = b"", tail: bytes = b"") -> bytes:
    """The smallest PDF, with something before, at its beginning or behind."""
    body = b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    start = b"%PDF-1.7\n" + head + body
    return front + start + b"xref\n0 1\n" + b"startxref\n%d\n%%%%EOF\n" % len(start) + tail


def parts(relation: str = "") -> dict[str, str]:
    """The parts of a Word document; `relation`: one more relation of its text to something."""
    text = f'<Override PartName="/word/document.xml" ContentType="{DOCUMENT_TYPE}"/>'
    return {
        "[Content_Types].xml": f"<Types>{text}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"/>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body/></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relation}</Relationships>',
    }


def outside(kind: str) -> str:
    """A relation to something on another machine."""
    return (
        f'<Relationship Id="r1" Type="{KINDS}/{kind}" Target="https://evil.example/x" TargetMode="External"/>'
    )


def docx(more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document of the usual parts, and of these, which may take the place of the usual ones."""
    return zipped({**parts(), **(more or {})})


def xlsx(more: Mapping[str, str | bytes] | None = None) -> bytes:
    """An Excel workbook without a sheet, and these parts."""
    book = f'<Override PartName="/xl/workbook.xml" ContentType="{WORKBOOK_TYPE}"/>'
    held = {
        "[Content_Types].xml": f"<Types>{book}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"/>',
        "xl/workbook.xml": "<workbook/>",
    }
    return zipped({**held, **(more or {})})


def zipped(held: Mapping[str, str | bytes]) -> bytes:
    """An archive of these and no others."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return out.getvalue()


def clear(size: tuple[int, int] = (200, 200)) -> bytes:
    """A picture through which everything is seen."""
    out = BytesIO()
    Image.new("RGBA", size, (0, 0, 0, 0)).save(out, "PNG")
    return out.getvalue()
