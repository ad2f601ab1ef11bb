"""Files are kept whole, with a row and bytes together, and swept up when nobody stands for them."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from taskforce.core import clock, disk, jobs
from taskforce.core.errors import NotAllowed, NotFound, Refused
from taskforce.core.events import Event
from taskforce.files import actions, queries
from taskforce.files.models import FOLDER, StoredFile, place_of
from tests.files import made
from tests.people import Cast

WORDS = {"alt": "Nia at a desk.", "licence": "Public domain", "credit": "City of Rivers"}


@pytest.fixture
def data(cast: Cast) -> Path:
    """The data folder of the installation."""
    folder: Path = cast.app.extensions["settings"].data
    return folder


def paper(cast: Cast, data: Path, content: bytes | None = None, name: str = "Budget.pdf") -> StoredFile:
    """A paper that Farida brings."""
    with cast.database.write() as session:
        return actions.store(
            session, cast.actor("farida"), kind="paper", folder=data, name=name, data=content or made.pdf()
        )


def bytes_in(data: Path) -> list[Path]:
    return sorted(file for file in (data / FOLDER).rglob("*") if file.is_file())


def kinds(cast: Cast) -> list[str]:
    with cast.database.read() as session:
        found = session.scalars(select(Event.kind).where(Event.kind.like("file.%")).order_by(Event.id))
        return list(found)


def test_a_paper_is_kept_with_its_facts_out_of_others_reach(cast: Cast, data: Path) -> None:
    file = paper(cast, data)
    assert (file.title, file.extension, file.media_type) == ("Budget", "pdf", "application/pdf")
    assert (file.size, file.by_name) == (len(made.pdf()), "Farida Okonjo")
    place = place_of(file.sha256, data)
    assert queries.bytes_of(file, data) == place.read_bytes() == made.pdf()
    assert place.stat().st_mode & 0o777 == 0o600
    assert place.parent.stat().st_mode & 0o777 == 0o700
    assert kinds(cast) == ["file.stored"]


def test_a_portrait_has_two_pictures_and_words_for_those_who_do_not_see_it(cast: Cast, data: Path) -> None:
    with cast.database.write() as session:
        file = actions.store(
            session,
            cast.actor("nia"),
            kind="portrait",
            folder=data,
            name="me.png",
            data=made.picture(),
            **WORDS,
        )
    assert (file.extension, file.width, file.height) == ("jpg", 300, 400)
    assert (file.alternative_text, file.licence, file.credit) == tuple(WORDS.values())
    assert made.opened(queries.where(file, data, small=True).read_bytes()).size == (96, 120)


@pytest.mark.parametrize("missing", ["alt", "licence"])
def test_a_portrait_without_words_or_licence_is_refused_beside_the_field(
    cast: Cast, data: Path, missing: str
) -> None:
    words = WORDS | {missing: " "}
    with pytest.raises(Refused) as refusal, cast.database.write() as session:
        actions.store(
            session,
            cast.actor("nia"),
            kind="portrait",
            folder=data,
            name="me.png",
            data=made.picture(),
            **words,
        )
    assert refusal.value.field == missing
    assert bytes_in(data) == []


def test_a_file_that_is_not_what_it_says_leaves_nothing(cast: Cast, data: Path) -> None:
    with pytest.raises(Refused) as refusal:
        paper(cast, data, made.HTML)
    assert refusal.value.field == "file"
    assert bytes_in(data) == []


def test_the_funder_brings_nothing(cast: Cast, data: Path) -> None:
    with pytest.raises(NotAllowed), cast.database.write() as session:
        actions.store(session, cast.actor("felix"), kind="paper", folder=data, name="x.pdf", data=made.pdf())


def test_who_acts_for_another_brings_it_in_both_names(cast: Cast, data: Path) -> None:
    with cast.database.write() as session:
        dana = cast.actor("dana")
        file = actions.store(session, dana, kind="paper", folder=data, name="x.pdf", data=made.pdf())
    assert file.by_name == "Dana Reyes for Mateo de la Cruz"


def test_on_a_full_disk_no_file_is_taken_and_the_words_say_so(
    cast: Cast, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "free", lambda folder: disk.FULL - 1)
    with pytest.raises(Refused, match="nearly full"):
        paper(cast, data)
    assert bytes_in(data) == []


def test_a_disk_that_fails_while_writing_leaves_neither_row_nor_draft(
    cast: Cast, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Refused, match="nearly full"):
        paper(cast, data)
    monkeypatch.undo()
    assert bytes_in(data) == []
    assert kinds(cast) == []


def test_the_same_bytes_lie_there_once(cast: Cast, data: Path) -> None:
    one, other = paper(cast, data), paper(cast, data, name="Copy.pdf")
    assert one.public_id != other.public_id
    assert len(bytes_in(data)) == 1


def test_a_removed_file_is_found_no_more(cast: Cast, data: Path) -> None:
    file = paper(cast, data)
    with cast.database.write() as session:
        actor = cast.actor("farida")
        actions.remove(session, actor, queries.file(session, actor, file.public_id))
    with cast.database.read() as session, pytest.raises(NotFound):
        queries.file(session, cast.actor("farida"), file.public_id)
    assert kinds(cast) == ["file.stored", "file.removed"]


def test_the_words_to_a_portrait_change_and_the_act_is_recorded_once(cast: Cast, data: Path) -> None:
    farida = cast.actor("farida")
    with cast.database.write() as session:
        file = actions.store(
            session, farida, kind="portrait", folder=data, name="me.png", data=made.picture(), **WORDS
        )
        actions.describe(session, farida, file, **WORDS)
        actions.describe(session, farida, file, **WORDS | {"licence": "CC BY 4.0"})
    assert file.licence == "CC BY 4.0"
    assert kinds(cast) == ["file.stored", "file.described"]


# ---- the sweep


def sweep(cast: Cast) -> None:
    jobs.run_due(cast.database, cast.app.extensions["settings"])


def remove(cast: Cast, file: StoredFile) -> None:
    with cast.database.write() as session:
        actor = cast.actor("farida")
        actions.remove(session, actor, queries.file(session, actor, file.public_id))


def test_bytes_of_an_act_that_was_taken_back_are_swept_up(cast: Cast, data: Path) -> None:
    kept = paper(cast, data)
    with pytest.raises(ZeroDivisionError), cast.database.write() as session:
        text = b"a,b\n"
        actions.store(session, cast.actor("farida"), kind="paper", folder=data, name="x.csv", data=text)
        raise ZeroDivisionError
    (data / FOLDER / "00").mkdir()
    (data / FOLDER / "00" / ".draft-x").write_bytes(b"what a crash left")
    assert len(bytes_in(data)) == 3
    sweep(cast)
    assert len(bytes_in(data)) == 3, "nothing young goes: its transaction may not have ended"
    with clock.at(clock.now() + 2 * actions.GRACE):
        sweep(cast)
    assert bytes_in(data) == [place_of(kept.sha256, data)]


def test_bytes_of_a_removed_file_go_unless_another_stands_for_them(cast: Cast, data: Path) -> None:
    one, other = paper(cast, data), paper(cast, data)
    remove(cast, one)
    with clock.at(clock.now() + 2 * actions.GRACE):
        sweep(cast)
        assert len(bytes_in(data)) == 1
        remove(cast, other)
    with clock.at(clock.now() + timedelta(hours=5)):
        sweep(cast)
    assert bytes_in(data) == []


def test_both_pictures_of_a_removed_portrait_go(cast: Cast, data: Path) -> None:
    with cast.database.write() as session:
        farida = cast.actor("farida")
        file = actions.store(
            session, farida, kind="portrait", folder=data, name="me.png", data=made.picture(), **WORDS
        )
        actions.remove(session, farida, file)
    assert len(bytes_in(data)) == 2
    with clock.at(clock.now() + 2 * actions.GRACE):
        sweep(cast)
    assert bytes_in(data) == []


def test_bytes_brought_again_are_young_again(cast: Cast, data: Path) -> None:
    remove(cast, paper(cast, data))
    place = bytes_in(data)[0]
    os.utime(place, (0, 0))
    again = paper(cast, data)
    assert place.stat().st_mtime > 0
    with clock.at(clock.now() + 2 * actions.GRACE):
        sweep(cast)
    assert queries.bytes_of(again, data) == made.pdf()
