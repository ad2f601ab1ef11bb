"""Files given out: as downloads in a sandbox, portraits as pictures, to whoever may have them and nobody else."""

from pathlib import Path

import pytest
from werkzeug.http import parse_options_header
from werkzeug.test import TestResponse

from taskforce.files import actions
from taskforce.files.models import StoredFile, place_of
from tests.files import made
from tests.files.test_actions import WORDS
from tests.people import Cast


def stored(cast: Cast, kind: str, name: str, data: bytes, title: str = "") -> StoredFile:
    with cast.database.write() as session:
        return actions.store(
            session,
            cast.actor("farida"),
            kind=kind,
            folder=cast.app.extensions["settings"].data,
            name=name,
            data=data,
            title=title,
            **WORDS,
        )


def fetch(cast: Cast, name: str, path: str) -> TestResponse:
    """What this person gets at the path, read to its end."""
    return cast.browser(name).get(cast.path(name, path), buffered=True)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.pdf", made.pdf()),
        ("x.docx", made.docx()),
        ("x.csv", b"a,b\n"),
        ("x.png", made.picture()),
        ("x.jpg", made.picture("JPEG")),
    ],
)
def test_a_paper_is_a_download_in_a_sandbox_and_nothing_else(cast: Cast, name: str, data: bytes) -> None:
    file = stored(cast, "paper", name, data)
    answer = fetch(cast, "mateo", f"files/{file.public_id}")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"] == file.media_type
    assert len(answer.data) == file.size


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Budget", "Budget.pdf"),
        ("Haushalt für Köln — “neu”", "Haushalt für Köln — “neu”.pdf"),
        ("a\r\nSet-Cookie: a=b", "aSet-Cookie- a=b.pdf"),
        ('../../etc/"x"; filename=y.html', "etc--x-; filename=y.html.pdf"),
        ("\u202efdp.exe", "fdp.exe.pdf"),
        ("<script>", "script.pdf"),
        (" ... ", "file.pdf"),
    ],
)
def test_the_name_of_a_download_is_safe_whatever_the_title(cast: Cast, title: str, name: str) -> None:
    file = stored(cast, "paper", "x.pdf", made.pdf(), title)
    answer = fetch(cast, "mateo", f"files/{file.public_id}")
    kind, said = parse_options_header(answer.headers["Content-Disposition"])
    assert (kind, said["filename"]) == ("attachment", name)
    assert "Set-Cookie" not in answer.headers


def test_a_portrait_is_shown_large_and_small(cast: Cast) -> None:
    file = stored(cast, "portrait", "x.jpg", made.picture("JPEG", (1200, 1600)))
    for path, size in (
        (f"portraits/{file.public_id}", (600, 800)),
        (f"portraits/{file.public_id}-small", (96, 120)),
    ):
        for name in ("mateo", "felix"):
            answer = fetch(cast, name, path)
            assert answer.status_code == 200
            assert answer.headers["Content-Type"] == "image/jpeg"
            assert answer.headers["Content-Disposition"] == "inline; filename=x.jpg"
            assert answer.headers["Cache-Control"] == "private, max-age=86400"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert made.opened(answer.data).size == size


def test_a_paper_is_not_shown_where_portraits_are(cast: Cast) -> None:
    file = stored(cast, "paper", "x.png", made.picture())
    assert fetch(cast, "mateo", f"portraits/{file.public_id}").status_code == 404
    assert fetch(cast, "mateo", f"portraits/{file.public_id}-small").status_code == 404


def test_the_funder_reads_no_papers(cast: Cast) -> None:
    file = stored(cast, "paper", "x.pdf", made.pdf())
    assert fetch(cast, "felix", f"files/{file.public_id}").status_code == 403


@pytest.mark.parametrize("path", ["files/{}", "portraits/{}", "portraits/{}-small"])
def test_for_strangers_and_nobody_there_is_nothing(cast: Cast, path: str) -> None:
    file = stored(cast, "portrait", "x.png", made.picture())
    at = path.format(file.public_id)
    assert fetch(cast, "stig", at).status_code == 404
    assert fetch(cast, "stig", f"/t/rivers/{at}").status_code == 404
    answer = fetch(cast, "nobody", f"/t/rivers/{at}")
    assert (answer.status_code, answer.location[:8]) == (303, "/sign-in")


def test_a_file_whose_bytes_are_gone_is_missed_in_words(cast: Cast) -> None:
    file = stored(cast, "paper", "x.pdf", made.pdf())
    folder: Path = cast.app.extensions["settings"].data
    place_of(file.sha256, folder).unlink()
    answer = fetch(cast, "mateo", f"files/{file.public_id}")
    assert answer.status_code == 404
    assert "no longer on this machine" in answer.text


def test_no_address_of_the_program_leads_into_the_folder_of_files(cast: Cast) -> None:
    file = stored(cast, "paper", "x.pdf", made.pdf())
    inside = f"{file.sha256[:2]}/{file.sha256}"
    for path in (f"/static/{inside}", f"/files/{inside}", f"/static/../../data/files/{inside}"):
        assert fetch(cast, "farida", path).status_code == 404
