"""Files are what their names say, and nothing hides in them: refused in a sentence, or drawn anew."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from taskforce.files.rules import sniff
from taskforce.files.rules.names import Unsound, for_download, parted
from tests.files import made

ZIP = made.docx()
REFUSED = {
    "a page called PDF": ("x.pdf", made.HTML),
    "a page before a PDF": ("x.pdf", made.pdf(front=made.HTML)),
    "a page at the head of a PDF": ("x.pdf", made.pdf(head=b"% " + made.HTML + b"\n")),
    "a page behind a PDF": ("x.pdf", made.pdf(tail=made.HTML)),
    "a zip behind a PDF": ("x.pdf", made.pdf(tail=ZIP)),
    "a PDF cut off": ("x.pdf", made.pdf()[:-12]),
    "a picture called PDF": ("x.pdf", made.picture()),
    "a PDF called picture": ("x.png", made.pdf()),
    "a JPEG called PNG": ("x.png", made.picture("JPEG")),
    "a GIF called PNG": ("x.png", made.picture("GIF")),
    "half a picture": ("x.png", made.picture()[:200]),
    "four hundred million pixels": ("x.png", made.bomb()),
    "a drawing with script": ("x.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    "a drawing called PNG": ("x.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    "a page": ("x.html", made.HTML),
    "a GIF that is a script": ("x.csv", b"GIF89a=1;alert(1)//"),
    "a page called CSV": ("x.csv", b"a,b\n<script>alert(1)</script>"),
    "a zip called CSV": ("x.csv", ZIP),
    "a NUL in a table": ("x.csv", b"a,b\n\0,1"),
    "not text": ("x.csv", bytes([0x81, 0x8D, 0x90])),
    "a program": ("x.exe", b"MZ"),
    "no name": (".pdf", made.pdf()),
    "no ending": ("paper", made.pdf()),
    "a path": ("../../x.pdf", made.pdf()),
    "a path of Windows": ("..\\x.pdf", made.pdf()),
    "a line break": ("x\r\nContent-Type: text/html.pdf", made.pdf()),
    "turned around": ("x\u202efdp.exe.pdf", made.pdf()),
    "a NUL": ("x\0.pdf", made.pdf()),
    "half a surrogate": ("x\ud800.pdf", made.pdf()),
    "a long name": ("x" * 300 + ".pdf", made.pdf()),
    "nothing": ("x.pdf", b""),
    "too much": ("x.csv", b"a" * (sniff.LARGEST + 1)),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_what_it_says_is_refused_in_a_sentence(what: str) -> None:
    with pytest.raises(Unsound) as refusal:
        sniff.paper(*REFUSED[what])
    assert str(refusal.value).endswith(".")


TAKEN = {
    "x.pdf": made.pdf(),
    "Minutes of 3 May — “final”.PDF": made.pdf(tail=b"\r\n\r\n"),
    "x.csv": b"name,votes\r\nOhio,3\r\n",
    "table.csv": "Stadt;Köln\n".encode("utf-8-sig"),
    "old.csv": "Stadt;Köln\n".encode("cp1252"),
    "x.docx": ZIP,
    "links.docx": made.docx(made.parts(made.outside("hyperlink"))),
    "x.jpeg": made.picture("JPEG"),
    "x.png": made.picture("PNG", mode="P"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_what_it_says_is_taken(name: str) -> None:
    found = sniff.paper(name, TAKEN[name])
    assert found.extension == name.lower().rpartition(".")[2].replace("jpeg", "jpg")
    if found.extension in ("pdf", "docx"):
        assert found.data == TAKEN[name]


def test_a_table_is_brought_into_utf_8() -> None:
    assert sniff.paper("old.csv", TAKEN["old.csv"]).data.decode() == "Stadt;Köln\n"


GLUED = {"a page": made.HTML, "a zip": ZIP, "a script": b"*/=1;alert(1)//"}


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
@pytest.mark.parametrize("what", GLUED)
@pytest.mark.parametrize("again", [False, True])
def test_what_is_glued_to_a_picture_is_gone(form: str, what: str, again: bool) -> None:
    name = f"x.{ {'PNG': 'png', 'JPEG': 'jpg'}[form] }"
    brought = made.picture(form) + GLUED[what]
    for look in (sniff.paper, sniff.portrait):
        kept = look(name, brought, again=again).data
        assert GLUED[what] not in kept
        assert b"alert" not in kept
        assert made.opened(kept).size == (300, 400)


def test_what_hides_in_a_chunk_of_a_picture_is_gone() -> None:
    whole = made.picture("PNG")
    hidden = whole[:33] + made.chunk(b"tEXt", b"Comment\0" + made.HTML) + whole[33:]
    assert made.HTML in hidden
    assert made.HTML not in sniff.paper("x.png", hidden, again=True).data


def test_a_photo_stands_upright_and_tells_nothing_of_its_past() -> None:
    for look in (sniff.paper, sniff.portrait):
        found = look("x.jpg", made.photo_with_past())
        assert b"Secret" not in found.data
        assert b"Exif" not in found.data
        assert (found.width, found.height) == (400, 300)
        red, _, _ = made.opened(found.data).convert("RGB").getpixel((390, 10))  # type: ignore[misc]
        assert red > 180  # the red quarter came from the left to the right


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "CMYK"])
def test_a_portrait_of_any_colours_becomes_one_of_the_screen(mode: str) -> None:
    form = "JPEG" if mode == "CMYK" else "PNG"
    found = sniff.portrait("x.jpg" if mode == "CMYK" else "x.png", made.picture(form, mode=mode))
    assert made.opened(found.data).mode == "RGB"


def test_what_is_seen_through_in_a_portrait_is_white() -> None:
    found = sniff.portrait("x.png", made.clear())
    assert made.opened(found.data).getpixel((100, 100)) == (255, 255, 255)


def test_a_portrait_is_at_most_800_pixels_and_has_a_small_one() -> None:
    found = sniff.portrait("x.jpg", made.picture("JPEG", (3000, 2000)))
    assert (found.width, found.height) == (800, 533)
    assert made.opened(found.data).size == (800, 533)
    assert found.small is not None
    assert made.opened(found.small).size == (96, 120)


def test_a_picture_too_small_to_be_printed_is_refused() -> None:
    with pytest.raises(Unsound, match="too small"):
        sniff.portrait("x.png", made.picture(size=(95, 400)))


def test_a_portrait_is_no_paper() -> None:
    with pytest.raises(Unsound, match=r"only jpg or png"):
        sniff.portrait("x.pdf", made.pdf())


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_what_we_drew_ourselves_comes_back_from_a_file_letter_for_letter(form: str) -> None:
    name = "x.png" if form == "PNG" else "x.jpg"
    portrait = sniff.portrait(name, made.photo_with_past() if form == "JPEG" else made.picture())
    assert sniff.portrait("x.jpg", portrait.data, again=True) == portrait
    paper = sniff.paper(name, made.picture(form))
    assert sniff.paper(name, paper.data, again=True).data == paper.data


def test_but_a_photo_with_a_past_in_such_a_file_is_drawn_anew() -> None:
    assert b"Secret" not in sniff.portrait("x.jpg", made.photo_with_past(), again=True).data
    assert b"Secret" not in sniff.paper("x.jpg", made.photo_with_past(), again=True).data


SOUND = {
    "png": made.picture(),
    "jpg": made.picture("JPEG"),
    "docx": ZIP,
    "pdf": made.pdf(),
    "csv": b"a,b\n1,2\n",
}


@given(
    extension=st.sampled_from(sorted(SOUND)),
    at=st.integers(0, 4_000),
    noise=st.binary(min_size=1, max_size=40),
    cut=st.integers(0, 200),
)
@settings(max_examples=300, deadline=None)
def test_whatever_is_damaged_is_refused_in_words_or_taken(
    extension: str, at: int, noise: bytes, cut: int
) -> None:
    whole = bytearray(SOUND[extension])
    at %= len(whole)
    whole[at : at + len(noise)] = noise
    brought = bytes(whole[: len(whole) - cut]) or b"x"
    for look in (sniff.paper, sniff.portrait):
        try:
            found = look(f"x.{extension}", brought)
        except Unsound:
            continue
        assert found.data


@given(st.text(max_size=250))
def test_any_name_is_refused_or_parted(name: str) -> None:
    try:
        stem, extension = parted(name)
    except Unsound:
        return
    assert stem
    assert extension == extension.lower()


@given(st.text(max_size=300))
def test_any_title_makes_a_name_that_every_system_keeps(title: str) -> None:
    name = for_download(title, "pdf")
    assert name.endswith(".pdf")
    assert name != ".pdf"
    assert not set(name) & set('\\/:*?"<>|\r\n\0\u202e')
    name.encode()
