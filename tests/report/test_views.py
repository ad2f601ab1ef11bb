"""The report in the browser."""

import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from taskforce.core import jobs
from taskforce.core.actor import program
from taskforce.core.disk import keep
from taskforce.core.events import Event
from taskforce.report import actions, queries
from taskforce.report.models import Edition
from tests.people import Cast, whole_form
from tests.report.scene import begin, build, export, find, keys, load, sign, write

PEOPLE = ("farida", "cora", "mateo", "olive")
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"' [x](javascript:alert(4))"


def path(cast: Cast, key: str, rest: str = "") -> str:
    return f"report/parts/{find(load(cast), key).public_id}{rest}"


def ready(cast: Cast) -> Edition:
    """An edition with a file, made without printing."""
    edition = export(cast)
    folder = cast.app.extensions["settings"].data / "reports"
    folder.mkdir(exist_ok=True)
    keep(folder / edition.file, b"%PDF-1.7 the file")
    act(cast, actions.start_edition, edition)
    act(
        cast,
        actions.finish_edition,
        edition,
        actions.Print("a" * 64, "b" * 64, 62, 1_400_000, {"part-summary": 5}),
    )
    return edition


def act(cast: Cast, verb: Any, edition: Edition, *args: Any, **facts: Any) -> None:
    with cast.database.write() as session:
        hand = program(edition.task_force_id)
        verb(session, hand, queries.edition(session, hand, edition.public_id), *args, **facts)


def test_before_it_is_begun_there_is_one_thing_to_do_and_only_for_the_facilitator(cast: Cast) -> None:
    for name in PEOPLE:
        page = cast.get(name, "report")
        assert page.status_code == 200
        assert "No report yet" in page.text
        assert ("Begin the report" in page.text) == (name == "farida")


def test_the_facilitator_begins_it_and_everybody_who_writes_sees_the_outline(cast: Cast) -> None:
    answer = cast.send("farida", "report/begin", {"title": "Rivers That Carry", "subtitle": ""})
    assert answer.status_code == 303
    for name in ("farida", "cora", "mateo"):
        assert "Executive summary" in cast.get(name, "report").text
    assert cast.send("mateo", "report/begin", {"title": "Mine"}).status_code == 403


def test_observers_see_ready_editions_and_nothing_of_the_working_report(cast: Cast) -> None:
    begin(cast)
    edition = export(cast)
    act(cast, actions.start_edition, edition)
    act(cast, actions.fail_edition, edition, faults=["Note 2 is missing."])
    ready(cast)
    page = cast.get("olive", "report").text
    assert "62 pages, 1.4 MB" in page
    assert "Executive summary" not in page
    assert "Note 2 is missing" not in page
    assert "Note 2 is missing" in cast.get("mateo", "report").text
    assert cast.get("olive", path(cast, "summary")).status_code == 404


@pytest.mark.parametrize("name", ["stig", "nobody"])
def test_strangers_find_nothing(cast: Cast, name: str) -> None:
    begin(cast)
    edition = ready(cast)
    paths = [
        "report", path(cast, "summary"), path(cast, "summary", "/write"), "report/editions",
        f"report/editions/{edition.public_id}/file",
    ]  # fmt: skip
    for one in paths:
        status = cast.browser(name).get(f"/t/rivers/{one}").status_code
        assert status == (303 if name == "nobody" else 404)


@pytest.mark.parametrize("public_id", ["nothing", "x" * 200, "%00", "Z" * 13])
def test_what_is_not_there_is_not_found(cast: Cast, public_id: str) -> None:
    begin(cast)
    for rest in (
        f"parts/{public_id}",
        f"parts/{public_id}/write",
        f"parts/{public_id}/title",
        f"editions/{public_id}/file",
    ):
        assert cast.get("farida", f"report/{rest}").status_code == 404


def test_a_part_of_another_task_force_cannot_be_reached_through_ours(cast: Cast) -> None:
    begin(cast)
    begin(cast, by="stig")
    foreign = find(load(cast, by="stig"), "summary").public_id
    assert cast.get("farida", f"report/parts/{foreign}").status_code == 404
    for rest in ("title", "write"):
        assert (
            cast.send("farida", f"report/parts/{foreign}/{rest}", {"title": "x", "source": "x"}).status_code
            == 404
        )
    for rest in ("earlier", "later", "remove", "put-back"):
        assert cast.send("farida", f"report/parts/{foreign}/{rest}", {}).status_code == 404


def test_a_part_is_written_and_read_with_its_notes(cast: Cast) -> None:
    build(cast)
    answer = write_page(cast, "method", "We read one survey [@survey, 7].\n\n- *One*", note="Shorter.")
    assert answer.status_code == 303
    page = cast.get("nia", path(cast, "method")).text
    assert "<em>One</em>" in page
    assert "<em>Forty Harbors</em> (2022), 7." in page
    assert "2 versions, the latest by" in page
    assert "Shorter." in page


def write_page(cast: Cast, key: str, source: str, who: str = "farida", **facts: Any) -> TestResponse:
    there = path(cast, key, "/write")
    typed = {**whole_form(cast, who, there), "source": source, **facts}
    return cast.send(who, there, typed)


@pytest.mark.parametrize(
    ("who", "key", "status"),
    [
        ("mateo", "practices", 303),
        ("mateo", "summary", 403),
        ("cora", "summary", 303),
        ("cora", "letter", 403),
        ("olive", "practices", 403),
    ],
)
def test_each_writes_what_is_theirs(cast: Cast, who: str, key: str, status: int) -> None:
    begin(cast)
    assert cast.send(who, path(cast, key, "/write"), {"source": "Words.", "base": "0"}).status_code == status


def test_two_who_write_at_once_both_keep_their_text(cast: Cast) -> None:
    begin(cast)
    write(cast, "summary", "The beginning.")
    stale = whole_form(cast, "cora", path(cast, "summary", "/write"))
    write(cast, "summary", "The first to save.")
    answer = cast.send("cora", path(cast, "summary", "/write"), {**stale, "source": "The second to save."})
    assert answer.status_code == 409
    assert "The first to save." in answer.text
    assert "The second to save." in answer.text
    assert "The first to save." in cast.get("mateo", path(cast, "summary")).text
    again = {"source": "Both of them.", "base": "2"}
    assert cast.send("cora", path(cast, "summary", "/write"), again).status_code == 303


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Please write the text."),
        ("x" * 1_000_000, "At most 200,000 characters; this has 1,000,000."),
        ("a\0b", "This holds a character that cannot be kept."),
        ("One [@nobody].", "There is no source “nobody” in the register."),
    ],
)
def test_a_text_that_cannot_be_taken_is_kept_beside_what_is_wrong(
    cast: Cast, typed: str, sentence: str
) -> None:
    begin(cast)
    answer = write_page(cast, "summary", typed, note="Kept as typed.")
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Kept as typed." in answer.text
    assert not find(load(cast), "summary").is_written


def test_what_is_typed_for_the_title_is_kept_when_it_is_refused(cast: Cast) -> None:
    answer = cast.send("farida", "report/begin", {"title": "x" * 1_000, "subtitle": "Kept as typed."})
    assert answer.status_code == 422
    assert "At most 200 characters; this has 1,000." in answer.text
    assert "Kept as typed." in answer.text
    assert "No report yet" in cast.get("farida", "report").text


def test_two_who_name_it_at_once_see_both_titles(cast: Cast) -> None:
    begin(cast)
    stale = whole_form(cast, "farida", "report/title")
    assert cast.send("farida", "report/title", {**stale, "title": "First"}).status_code == 303
    answer = cast.send("farida", "report/title", {**stale, "title": "Second"})
    assert answer.status_code == 409
    assert "First" in answer.text
    assert "Second" in answer.text


def test_parts_are_added_renamed_moved_taken_out_and_put_back_by_buttons(cast: Cast) -> None:
    begin(cast)
    facts = {
        "kind": "chapter",
        "title": "Why it matters",
        "theme": "",
        "after": find(load(cast), "letter").public_id,
    }
    assert cast.send("farida", "report/parts/add", facts).status_code == 303
    assert keys(load(cast))[:3] == ["letter", "chapter", "summary"]
    typed = whole_form(cast, "farida", path(cast, "chapter", "/title"))
    cast.send("farida", path(cast, "chapter", "/title"), {**typed, "title": "Why now"})
    cast.send("farida", path(cast, "chapter", "/later"), {})
    cast.send("farida", path(cast, "letter", "/remove"), {})
    assert keys(load(cast))[:2] == ["summary", "chapter"]
    page = cast.get("farida", "report").text
    assert "Why now" in page
    assert "1 taken out" in page
    cast.send("farida", path(cast, "letter", "/put-back"), {})
    assert keys(load(cast))[0] == "letter"


def test_only_what_fits_is_offered_and_anything_else_is_refused(cast: Cast) -> None:
    begin(cast)
    page = cast.get("farida", "report/parts/add").text
    assert 'value="chapter"' in page
    assert 'value="summary"' not in page
    assert 'value="section"' not in page
    answer = cast.send("farida", "report/parts/add", {"kind": "summary", "title": "Kept as typed."})
    assert answer.status_code == 422
    assert "Kept as typed." in answer.text


def test_a_letter_has_the_names_of_those_who_sign_it(cast: Cast) -> None:
    begin(cast)
    there = path(cast, "letter", "/signers")
    ids = dict(re.findall(r'<option value="(\w{13})">([^<]+)', cast.get("farida", there).text))
    by_name = {name: public_id for public_id, name in ids.items()}
    assert "Olive Brandt" not in by_name
    facts = {"signers-0": by_name["Nia O’Hara"], "signers-1": "", "signers-2": by_name["Cora van der Berg"]}
    assert cast.send("farida", there, facts).status_code == 303
    assert [person.key for person in find(load(cast), "letter").signers] == ["nia", "cora"]
    assert cast.send("farida", there, {"signers-0": "nobody"}).status_code == 422
    assert cast.get("farida", path(cast, "summary", "/signers")).status_code == 404


def test_an_export_is_asked_for_followed_and_downloaded(cast: Cast) -> None:
    begin(cast)
    answer = cast.send("farida", "report/export", {})
    assert answer.status_code == 303
    assert str(answer.location).endswith("/report/editions")
    page = cast.get("mateo", "report/editions").text
    assert 'data-follow="/t/rivers/report/editions"' in page
    assert '<noscript><meta http-equiv="refresh" content="4"></noscript>' in page
    assert "It begins in a moment." in page
    assert cast.send("farida", "report/export", {}).status_code == 409
    edition = load(cast).editions[0]
    with cast.database.write() as session:
        job = session.get_one(jobs.Job, edition.job_id)
        job.done, job.total, job.words = 41, 62, "Layout 1: page 41"
    act(cast, actions.start_edition, edition)
    page = cast.get("farida", "report").text
    assert "Layout 1: page 41 of about 62" in page
    assert '<progress max="62" value="41"' in page
    act(cast, actions.fail_edition, edition, faults=["The finished file has a fault.", HOSTILE])
    page = cast.get("farida", "report").text
    assert "data-follow" not in page
    assert "<script>alert" not in page
    assert "The finished file has a fault." in page


@pytest.mark.parametrize("name", ["cora", "mateo", "olive"])
def test_only_the_facilitator_exports(cast: Cast, name: str) -> None:
    begin(cast)
    assert cast.send(name, "report/export", {}).status_code == 403
    assert load(cast).editions == []


@pytest.mark.parametrize("name", PEOPLE)
def test_a_ready_edition_is_a_file_for_everybody_of_the_task_force_and_for_no_cache(
    cast: Cast, name: str
) -> None:
    begin(cast)
    edition = ready(cast)
    answer = cast.get(name, f"report/editions/{edition.public_id}/file")
    assert (answer.status_code, answer.data) == (200, b"%PDF-1.7 the file")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == "attachment; filename=rivers-edition-1.pdf"
    assert answer.headers["Cache-Control"] == "no-store"
    with cast.database.read() as session:
        assert session.query(Event).filter_by(kind="edition.downloaded").count() == 1
    answer.close()


def test_an_edition_without_a_file_is_not_found(cast: Cast) -> None:
    begin(cast)
    edition = ready(cast)
    there = f"report/editions/{edition.public_id}/file"
    (cast.app.extensions["settings"].data / "reports" / edition.file).unlink()
    assert cast.get("farida", there).status_code == 404
    waiting = export(cast)
    assert cast.get("farida", f"report/editions/{waiting.public_id}/file").status_code == 404
    assert cast.get("farida", f"/static/reports/{edition.file}").status_code == 404


def test_the_page_says_what_an_edition_would_hold_and_what_the_last_one_was(cast: Cast) -> None:
    build(cast)
    ready(cast)
    page = cast.get("farida", "report").text
    assert "An edition now holds 1 adopted recommendation." in page
    assert "Edition 1 has 62 pages, 1.4 MB." in page
    assert '<span class="vh">page </span>5' in page
    cast.send("farida", path(cast, "section-ties", "/remove"), {})
    page = cast.get("farida", "report").text
    assert "“Structuring commitment”, which has no section" in page
    assert "Export the PDF" not in page


def test_hostile_words_are_words_on_every_page(cast: Cast) -> None:
    begin(cast, title=HOSTILE[:150], subtitle=HOSTILE)
    write(cast, "summary", HOSTILE)
    cast.send("farida", path(cast, "summary", "/title"), {"title": HOSTILE[:150], "edition": "1"})
    sign(cast, "letter", "cora")
    for one in (
        "report",
        path(cast, "summary"),
        path(cast, "summary", "/write"),
        "report/editions",
        "report/title",
    ):
        page = cast.get("farida", one)
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img" not in page.text
        assert 'href="javascript' not in page.text


def test_a_version_of_a_part_leads_back_to_the_part_and_is_not_for_observers(cast: Cast) -> None:
    begin(cast)
    write(cast, "summary", "One.")
    write(cast, "summary", "Two.")
    text = find(load(cast), "summary").text
    old = cast.get("mateo", f"texts/{text.public_id}/versions/1").text
    assert f'href="/t/rivers/{path(cast, "summary")}"' in old
    for rest in ("", "/versions/1", "/compare"):
        assert cast.get("olive", f"texts/{text.public_id}{rest}").status_code == 404
