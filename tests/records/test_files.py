"""Photos travel in the task-force file, and are looked through when they arrive."""

import base64
from pathlib import Path

import pytest
from sqlalchemy import select

from taskforce.config import Settings
from taskforce.core.db import Database
from taskforce.files.models import FOLDER, StoredFile
from taskforce.records import reading, writing
from taskforce.records.reading import Faulty
from taskforce.records.replay import replay
from tests.files import made
from tests.records.small import SMALL

WORDS = "alt: Noor Ellery at the quay., licence: CC BY 4.0, credit: A. Friend"


def whole(letters: str, words: str = WORDS) -> str:
    """The small file, in which one of the people has a portrait."""
    portrait = f"  portrait: {{by: ellery, at: 2022-02-23T09:00-05:00, {words}, data: '{letters}'}}\n"
    return SMALL.replace("- key: ellery\n", f"- key: ellery\n{portrait}")


def letters(data: bytes) -> str:
    return base64.b64encode(data).decode()


def brought(database: Database, settings: Settings, text: str) -> str:
    """The file imported and exported again."""
    with database.write() as session:
        task_force = replay(session, reading.read(text.encode()), settings.data)
        session.flush()
        session.expunge_all()
        return writing.export(session, task_force, settings.data)


def test_a_photo_arrives_with_its_words_and_without_its_past(database: Database, settings: Settings) -> None:
    brought(database, settings, whole(letters(made.photo_with_past())))
    with database.read() as session:
        (photo,) = session.scalars(select(StoredFile))
    assert (photo.alternative_text, photo.licence) == ("Noor Ellery at the quay.", "CC BY 4.0")
    assert (photo.by_name, photo.at.year) == ("Noor Ellery", 2022)
    kept = [file.read_bytes() for file in (settings.data / FOLDER).rglob("*") if file.is_file()]
    assert len(kept) == 2
    assert not any(b"Secret" in content for content in kept)


def test_written_out_and_read_in_again_it_is_the_same_letter_for_letter(
    database: Database, settings: Settings, tmp_path: Path
) -> None:
    once = brought(database, settings, whole(letters(made.photo_with_past())))
    second = once.replace("slug: ", "slug: again-", 1)
    assert "data: |-\n" in once
    assert brought(database, settings, second) == second


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (whole(letters(made.HTML)), "no JPEG picture can be read from it"),
        (whole(letters(made.picture("PNG"))), "no JPEG picture can be read from it"),
        (whole(letters(made.picture("JPEG"))[:-3]), "These are not the letters of base64"),
        (
            whole(letters(made.picture("JPEG")), "alt: ' ', licence: x"),
            "say in a sentence what the picture shows",
        ),
    ],
)
def test_what_is_no_photo_is_refused_at_its_line(
    database: Database, settings: Settings, text: str, sentence: str
) -> None:
    with pytest.raises(Faulty) as refusal:
        brought(database, settings, text)
    (fault,) = refusal.value.faults
    assert sentence in fault.sentence
    assert fault.field.startswith("people[ellery].portrait")


def test_letters_that_are_none_are_a_fault_of_the_schema() -> None:
    with pytest.raises(Faulty, match="portrait"):
        reading.read(whole("<script>").encode())
