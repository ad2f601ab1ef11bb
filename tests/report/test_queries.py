"""Reading the report."""

import pytest

from taskforce.core.actor import program
from taskforce.core.errors import NotFound
from taskforce.report import actions, queries
from tests.people import Cast
from tests.recommendations.scenes import counted
from tests.report import scene
from tests.report.scene import begin, build, export, find, load


def test_there_is_no_page_before_it_is_begun_and_none_for_strangers(cast: Cast) -> None:
    with cast.database.read() as session:
        assert queries.page(session, cast.actor("farida")) is None
    begin(cast)
    letter = find(load(cast), "letter")
    with cast.database.read() as session:
        assert queries.page(session, cast.actor("stig")) is None
        with pytest.raises(NotFound):
            queries.page(session, cast.actor("stig"), letter.public_id)
        with pytest.raises(NotFound):
            queries.report(session, cast.actor("stig"))


def test_the_page_has_the_outline_with_numbers_and_what_is_adopted(cast: Cast) -> None:
    build(cast)
    with cast.database.read() as session:
        page = queries.page(session, cast.actor("nia"), find(load(cast), "section-ties").public_id)
    assert page is not None
    assert page.leaf is not None
    assert page.leaf.version is not None
    section = page.leaf.entry
    assert (section.number, section.hue, page.leaf.version.number) == (1, 1, 1)
    assert [row[:3] for row in section.contents] == [("1.1", "Own a dredge together", None)]
    assert (page.adopted, page.obstacles, page.left_out) == (1, [], [])
    assert [entry.number for entry in page.entries if entry.number] == [1, 2]


def test_a_part_without_text_that_prints_nothing_else_is_left_out(cast: Cast) -> None:
    begin(cast)
    with cast.database.read() as session:
        page = queries.page(session, cast.actor("farida"))
    assert page is not None
    assert [part.key for part in page.left_out] == ["letter", "summary", "practices"]


def test_the_statements_of_the_page_do_not_grow_with_the_report(cast: Cast) -> None:
    begin(cast)
    few = statements(cast, find(load(cast), "colophon").public_id)
    build_more(cast)
    many = statements(cast, find(load(cast), "summary").public_id)
    assert few <= 10
    assert many <= 10


def statements(cast: Cast, public_id: str) -> int:
    """How many statements the whole request sends: who comes, the page, and all."""
    browser = cast.browser("farida")
    with counted(cast.database) as sent:
        assert browser.get(f"/t/rivers/report/parts/{public_id}").status_code == 200
    return len(sent)


def build_more(cast: Cast) -> None:
    scene.found(cast)
    for title in ("One", "Two", "Three"):
        scene.settle(cast, {**scene.DREDGE, "title": title}, cora="yes", mateo="yes", nia="yes")
    scene.act(cast, actions.add_part, kind="section", theme="ties")
    for text in ("One.", "Two.", "Three."):
        scene.write(cast, "summary", text)
    for _ in range(4):
        edition = export(cast)
        with cast.database.write() as session:
            hand = program(edition.task_force_id)
            actions.fail_edition(
                session, hand, queries.edition(session, hand, edition.public_id), faults=["No."]
            )


def test_whoever_only_observes_or_is_only_listed_signs_nothing(cast: Cast) -> None:
    with cast.database.read() as session:
        names = [person.key for person in queries.signable(session, cast.actor("farida"))]
    assert names == ["farida", "cora", "mateo", "nia", "tomas"]


def test_the_record_holds_all_that_is_printed_whoever_asks(cast: Cast) -> None:
    report = build(cast)
    for actor in (program(report.task_force_id), cast.actor("olive")):
        with cast.database.read() as session:
            record = queries.record(session, actor)
        assert len(record.texts) == 4
        assert len(record.people) == 8
        assert sorted(record.register) == ["law", "survey", "unread"]
        assert [len(votes) for votes in record.votes.values()] == [1, 1]
        assert [meeting.title for meeting in record.meetings] == ["First reading"]
    with cast.database.read() as session, pytest.raises(NotFound):
        queries.record(session, cast.actor("stig"))


def test_an_edition_of_another_task_force_is_not_there(cast: Cast) -> None:
    begin(cast)
    edition = export(cast)
    with cast.database.read() as session:
        assert queries.edition(session, cast.actor("olive"), edition.public_id).number == 1
        with pytest.raises(NotFound):
            queries.edition(session, cast.actor("stig"), edition.public_id)
        assert queries.last_ready(session, cast.actor("farida")) is None
        with pytest.raises(NotFound):
            queries.task_force_id(session, "nowhere")
