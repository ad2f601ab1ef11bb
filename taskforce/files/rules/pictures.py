"""Pictures: drawn anew from their pixels, so that what was hidden beside the pixels is gone."""

import struct
import zlib
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageFile, ImageOps

from taskforce.files.rules.names import Unsound

MOST_PIXELS = 20_000_000
LEAST_SIDE = 96
PORTRAIT_SIDE, SMALL = 800, (96, 120)
QUALITY = 82
_FORMATS = {"jpg": "JPEG", "png": "PNG"}
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, EOFError, MemoryError)
_BROKEN_WITHIN = (struct.error, zlib.error, Image.DecompressionBombError)
_PLAIN_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
# Of a JPEG: JFIF, tables, frames (baseline and progressive), restart interval. No metadata, no comment.
_PLAIN_SEGMENTS = (0xE0, 0xDB, 0xC4, 0xC0, 0xC2, 0xDD, 0xDA)

Image.MAX_IMAGE_PIXELS = None  # we count ourselves, before anything is decoded


@dataclass(frozen=True)
class Drawn:
    """A picture drawn anew: its bytes and its size in pixels; of a portrait the small one too."""

    data: bytes
    width: int
    height: int
    small: bytes | None = None


def portrait(data: bytes, extension: str, *, again: bool) -> Drawn:
    """A photo as JPEG, at most 800 pixels on each side, and its middle as a small one."""
    image = _on_white(_read(data, extension, PORTRAIT_SIDE))
    if min(image.size) < LEAST_SIDE:
        raise Unsound(f"This picture is too small: at least {LEAST_SIDE} pixels on each side are needed.")
    kept = again and max(image.size) <= PORTRAIT_SIDE and _is_plain_jpeg(data)
    image.thumbnail((PORTRAIT_SIDE, PORTRAIT_SIDE), Image.Resampling.LANCZOS)
    drawn = data if kept else _jpeg(image)
    small = ImageOps.fit(
        _read(drawn, "jpg"), SMALL, Image.Resampling.LANCZOS
    )  # of the same bytes always the same
    return Drawn(drawn, *image.size, _jpeg(small))


def sheet(data: bytes, extension: str, *, again: bool) -> Drawn:
    """A picture among the papers, as large as it was."""
    image = _read(data, extension)
    if again and (_is_plain_jpeg(data) if extension == "jpg" else _is_plain_png(data)):
        return Drawn(data, *image.size)
    if extension == "jpg":
        return Drawn(_jpeg(_on_white(image)), *image.size)
    plain = image.convert("RGBA" if image.has_transparency_data else "RGB")
    plain.info.clear()
    out = BytesIO()
    plain.save(out, "PNG", compress_level=4)
    return Drawn(out.getvalue(), *image.size)


def _read(data: bytes, extension: str, side: int | None = None) -> Image.Image:
    """The pixels, upright. `side`: that much is enough, which a JPEG can give in a fraction of the time."""
    wanted = _FORMATS[extension]
    # The print engine turns this on for whoever shares a process with it.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(BytesIO(data), formats=[wanted]) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Unsound(f"This picture has more than {MOST_PIXELS // 10**6} million pixels.")
            if side:
                opened.draft("RGB", (side, side))
            opened.load()
            return ImageOps.exif_transpose(opened)
    except Unsound:
        raise
    except (*_BROKEN, *_BROKEN_WITHIN) as fault:
        raise Unsound(f"The name says {wanted}, but no {wanted} picture can be read from it.") from fault


def _on_white(image: Image.Image) -> Image.Image:
    """Without transparency, in the colours of a screen, and without a word beside the pixels."""
    if image.has_transparency_data:
        solid = image.convert("RGBA")
        white = Image.new("RGBA", solid.size, "white")
        image = Image.alpha_composite(white, solid)
    image = image.convert("RGB")
    image.info.clear()  # else a comment or a colour profile comes along
    return image


def _jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _is_plain_jpeg(data: bytes) -> bool:
    """Whether nothing stands in it but tables and pixels, as in those that we draw."""
    at = 2
    while data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if marker not in _PLAIN_SEGMENTS or (marker == 0xE0 and data[at + 4 : at + 9] != b"JFIF\0"):
            return False
        at += 2 + length
        if marker == 0xDA:
            at = _end_of_scan(data, at)
        if data[at : at + 2] == b"\xff\xd9":
            return at + 2 == len(data)
    return False


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the pixels end: at the first mark that is neither a stuffed byte nor a restart."""
    while (at := data.find(b"\xff", at)) >= 0:
        after = data[at + 1] if at + 1 < len(data) else 0
        if after != 0 and not 0xD0 <= after <= 0xD7:
            return at
        at += 2
    return len(data)


def _is_plain_png(data: bytes) -> bool:
    """Whether nothing stands in it but its size, its colours and its pixels."""
    at = 8
    while at + 12 <= len(data):
        length, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if name not in _PLAIN_CHUNKS:
            return False
        at += 12 + length
        if name == b"IEND":
            return at == len(data)
    return False
