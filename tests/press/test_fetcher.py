"""Whatever a document asks for, only the assets of its job are loaded: not a file, not a machine, not itself."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pytest

from taskforce.press.engine import FatalURLFetchingError
from taskforce.press.layout import Typesetter

SECRET = "nine-green-herons"
ASSETS = {"sheet.css": b"p { color: black }"}
SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9"'

# {there}: an address that must not be asked. Each of these is refused and ends the print.
REFUSED = {
    "picture": '<img src="{there}" alt="x">',
    "picture_of_several": '<img srcset="{there} 2x" src="{there}" alt="x">',
    "sheet": '<link rel="stylesheet" href="{there}">',
    "import": '<style>@import "{there}";</style>',
    "import_by_url": "<style>@import url({there});</style>",
    "font": '<style>@font-face {{ font-family: F; src: url({there}) }}</style><p style="font-family: F">x</p>',
    "background": '<p style="background: url({there})">x</p>',
    "border": '<p style="border: 1px solid; border-image: url({there}) 30">x</p>',
    "content": "<style>p::before {{ content: url({there}) }}</style><p>x</p>",
    "list_mark": '<ul style="list-style-image: url({there})"><li>x</li></ul>',
    "page_background": "<style>@page {{ background: url({there}) }}</style>",
    "object": '<object data="{there}"></object>',
    "embed": '<embed src="{there}">',
    "picture_in_svg": '<svg {svg}><title>x</title><image href="{there}" width="9" height="9"/></svg>',
    "old_picture_in_svg": '<svg {svg}><title>x</title><image xlink:href="{there}" width="9" height="9"/></svg>',
    "attachment": '<link rel="attachment" href="{there}">',
    "attached_link": '<a rel="attachment" href="{there}">x</a>',
    "base": '<base href="{there}"><img src="x.png" alt="x">',
}
# The engine does not look at these at all.
PASSED_OVER = {
    "frame": '<iframe src="{there}"></iframe>',
    "script": '<script src="{there}"></script>',
    "video": '<video src="{there}" poster="{there}"></video>',
    "icon": '<link rel="icon" href="{there}">',
    "part_of_svg": '<svg {svg}><title>x</title><use href="{there}#a"/></svg>',
    "refresh": '<meta http-equiv="refresh" content="0; url={there}">',
}


@dataclass
class Listener:
    """A socket on this machine that counts who comes."""

    address: str
    visits: list[str] = field(default_factory=list)


@pytest.fixture
def listener() -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        heard = Listener(f"http://127.0.0.1:{server.getsockname()[1]}/{SECRET}.css")
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    visitor, origin = server.accept()
                except TimeoutError:
                    continue
                heard.visits.append(str(origin))
                visitor.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield heard
        stop.set()
        thread.join()


def print_with(markup: str, there: str) -> bytes:
    typesetter = Typesetter(ASSETS, ("sheet.css",), lambda done, total, words: None)
    body = markup.format(there=there, svg=SVG)
    html = f'<html lang="en"><head><title>x</title></head><body><h1>x</h1>{body}</body></html>'
    return typesetter.lay_out(html, (), 1, 0).write(lambda done, total, words: None)


def everything_in(pdf: bytes, folder: Path) -> bytes:
    """The file with all streams unpacked."""
    path = folder / "printed.pdf"
    path.write_bytes(pdf)
    with pikepdf.open(path) as opened:
        streams = [item.read_bytes() for item in opened.objects if isinstance(item, pikepdf.Stream)]
        assert "/EmbeddedFiles" not in opened.Root.get("/Names", {})
    return b"".join([pdf, *streams])


@pytest.mark.parametrize("way", REFUSED)
def test_an_address_of_a_machine_is_refused(way: str, listener: Listener) -> None:
    with pytest.raises(FatalURLFetchingError):
        print_with(REFUSED[way], listener.address)
    assert listener.visits == []


@pytest.mark.parametrize("way", REFUSED)
def test_a_file_of_this_machine_is_refused(way: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(SECRET)
    with pytest.raises(FatalURLFetchingError):
        print_with(REFUSED[way], (tmp_path / "secret.txt").as_uri())


@pytest.mark.parametrize("way", PASSED_OVER)
def test_what_the_engine_passes_over_reaches_nothing(way: str, listener: Listener, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(SECRET)
    for there in (listener.address, (tmp_path / "secret.txt").as_uri()):
        assert SECRET.encode() not in everything_in(print_with(PASSED_OVER[way], there), tmp_path)
    assert listener.visits == []


@pytest.mark.parametrize(
    "address", ["data:text/css,p{}", "ftp://example.org/x", "asset:other.css", "asset:/etc/hosts"]
)
def test_no_other_scheme_and_no_other_name_is_served(address: str) -> None:
    with pytest.raises(FatalURLFetchingError):
        print_with(REFUSED["sheet"], address)


def test_an_asset_of_the_job_is_served() -> None:
    assert print_with(REFUSED["sheet"], "asset:sheet.css").startswith(b"%PDF")


def test_a_link_to_follow_is_not_followed(listener: Listener) -> None:
    assert print_with('<p><a href="{there}">the source</a></p>', listener.address).startswith(b"%PDF")
    assert listener.visits == []
