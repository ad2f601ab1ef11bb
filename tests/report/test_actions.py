"""The report as it is begun, filled and exported."""

from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from taskforce.core import clock, jobs
from taskforce.core.actor import program
from taskforce.core.errors import Conflict, NotAllowed, Refused, WrongState
from taskforce.core.events import Event
from taskforce.members import actions as members
from taskforce.members import queries as people
from taskforce.report import actions, queries
from taskforce.report.actions import Planned, Print
from taskforce.report.models import Edition
from taskforce.report.states import PartKind
from taskforce.texts.actions import TextConflict
from tests.people import Cast
from tests.recommendations.scenes import set_themes
from tests.report import scene
from tests.report.scene import NOW, act, begin, export, find, keys, load, sign, write

MADE = Print("a" * 64, "b" * 64, 18, 90_000, {"part-summary": 5})


def events(cast: Cast) -> list[str]:
    with cast.database.read() as session:
        return [event.kind for event in session.query(Event).order_by(Event.id)]


def by_program(cast: Cast, verb: Any, edition: Edition, *args: Any, **facts: Any) -> None:
    with clock.at(NOW), cast.database.write() as session:
        hand = program(edition.task_force_id)
        verb(session, hand, queries.edition(session, hand, edition.public_id), *args, **facts)


def test_it_begins_with_the_usual_outline_and_a_section_for_each_theme(cast: Cast) -> None:
    set_themes(cast)
    begin(cast)
    report = load(cast)
    assert keys(report) == [
        "letter", "summary", "recommendations", "practices", "section-ties", "section-capacity",
        "roll-call", "endorsement", "members", "method", "notes", "meetings", "colophon",
    ]  # fmt: skip
    assert find(report, "section-ties").title == "Structuring commitment"
    assert [part.position for part in report.outline] == list(range(1, 14))
    assert "report.begun" in events(cast)


def test_a_file_begins_it_with_an_outline_and_keys_of_its_own(cast: Cast) -> None:
    set_themes(cast)
    plan = [Planned("section", theme="ties", key="first"), Planned("letter", title="Welcome")]
    begin(cast, outline=plan)
    assert [(part.key, part.title) for part in load(cast).outline] == [
        ("first", "Structuring commitment"),
        ("letter", "Welcome"),
    ]


def test_there_is_one_report(cast: Cast) -> None:
    begin(cast)
    with pytest.raises(WrongState):
        begin(cast)


@pytest.mark.parametrize("name", ["cora", "mateo", "olive"])
def test_only_the_facilitator_keeps_it(cast: Cast, name: str) -> None:
    with pytest.raises(NotAllowed):
        begin(cast, by=name)
    begin(cast)
    acts: list[tuple[Any, str, dict[str, Any]]] = [
        (actions.change_report, "", {"edition": 1, "title": "x"}),
        (actions.add_part, "", {"kind": "letter"}),
        (actions.change_part, "summary", {"edition": 1, "title": "x"}),
        (actions.move_part, "summary", {"by": 1}),
        (actions.remove_part, "summary", {}),
        (actions.put_back_part, "summary", {}),
        (actions.name_signers, "letter", {"signers": []}),
        (actions.export_report, "", {}),
    ]
    for verb, part, facts in acts:
        with pytest.raises(NotAllowed):
            act(cast, verb, who=name, part=part, **facts)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"kind": "summary"}, "kind"),
        ({"kind": "poem"}, "kind"),
        ({"kind": "section", "theme": "ties"}, "theme"),
        ({"kind": "section", "theme": "nothing"}, "theme"),
        ({"kind": "section"}, "theme"),
        ({"kind": "letter", "key": "summary"}, "key"),
        ({"kind": "letter", "key": "No Key"}, "key"),
        ({"kind": "letter", "title": "a\0b"}, "title"),
        ({"kind": "letter", "title": "x" * 201}, "title"),
    ],
)
def test_a_part_that_does_not_fit_is_refused_beside_its_field(
    cast: Cast, facts: dict[str, str], field: str
) -> None:
    set_themes(cast)
    begin(cast)
    with pytest.raises(Refused) as refusal:
        act(cast, actions.add_part, **facts)
    assert refusal.value.field == field


def test_parts_are_added_moved_taken_out_and_put_back(cast: Cast) -> None:
    begin(cast, outline=[Planned(kind) for kind in ("letter", "summary", "method")])
    report = load(cast)
    with clock.at(NOW), cast.database.write() as session:
        actor = cast.actor("farida")
        report = queries.report(session, actor)
        actions.add_part(session, actor, report, kind=PartKind.CHAPTER, after=report.outline[0])
    assert keys(load(cast)) == ["letter", "chapter", "summary", "method"]
    act(cast, actions.move_part, part="method", by=-1)
    act(cast, actions.move_part, part="letter", by=-1)
    assert keys(load(cast)) == ["letter", "chapter", "method", "summary"]
    act(cast, actions.remove_part, part="method")
    assert keys(load(cast)) == ["letter", "chapter", "summary"]
    act(cast, actions.put_back_part, part="method")
    assert sorted(keys(load(cast))) == ["chapter", "letter", "method", "summary"]


def test_what_was_replaced_meanwhile_is_not_put_back(cast: Cast) -> None:
    begin(cast)
    act(cast, actions.remove_part, part="summary")
    act(cast, actions.add_part, kind="summary")
    with pytest.raises(Refused):
        act(cast, actions.put_back_part, part="summary")


def test_two_who_name_the_report_or_a_part_at_once_lose_nothing(cast: Cast) -> None:
    begin(cast)
    act(cast, actions.change_report, edition=1, title="First")
    with pytest.raises(Conflict) as conflict:
        act(cast, actions.change_report, edition=1, title="Second")
    assert (conflict.value.theirs["Title"], conflict.value.mine["Title"]) == ("First", "Second")
    act(cast, actions.change_part, part="summary", edition=1, title="In short")
    with pytest.raises(Conflict):
        act(cast, actions.change_part, part="summary", edition=1, title="Shorter")
    assert find(load(cast), "summary").text.label == "In short"


def test_a_part_is_written_version_by_version(cast: Cast) -> None:
    begin(cast)
    write(cast, "summary", "One.")
    write(cast, "summary", "One.\n\nTwo.", by="cora")
    write(cast, "summary", "One.\n\nTwo.")
    assert find(load(cast), "summary").text.number == 2
    assert events(cast).count("part.written") == 2
    write(cast, "summary", "Three.", base=1)  # apart from what Cora added
    assert find(load(cast), "summary").text.number == 3
    with pytest.raises(TextConflict):
        write(cast, "summary", "Four.", base=1)
    with pytest.raises(NotAllowed):
        write(cast, "summary", "Mine.", by="mateo")
    with pytest.raises(Refused):
        write(cast, "summary", "  \n ")


def test_a_source_that_is_not_in_the_register_is_refused(cast: Cast) -> None:
    begin(cast)
    with pytest.raises(Refused, match="no source “nobody”"):
        write(cast, "summary", "One [@nobody].")


def test_letters_are_signed_in_order_by_those_who_take_part(cast: Cast) -> None:
    begin(cast)
    sign(cast, "letter", "cora", "nia")
    sign(cast, "letter", "nia", "cora", "mateo")
    assert [person.key for person in find(load(cast), "letter").signers] == ["nia", "cora", "mateo"]
    write(cast, "letter", "Dear reader.", by="nia")
    with pytest.raises(Refused):
        sign(cast, "letter", "nia", "nia")
    with pytest.raises(Refused, match="Only letters"):
        sign(cast, "summary", "nia")


def test_nobody_signs_who_is_only_listed(cast: Cast) -> None:
    begin(cast)
    with cast.database.write() as session:
        members.add_person(
            session, cast.actor("farida"), key="listed", printed_name="Ada Listed", roles=["co_chair"],
            listed_only=True,
        )  # fmt: skip
    with pytest.raises(Refused, match="Ada Listed holds no seat"):
        sign(cast, "letter", "cora", "listed")
    with pytest.raises(Refused), cast.database.write() as session:  # a stranger, whoever passes them
        actor = cast.actor("farida")
        stranger = people.by_key(session, cast.actor("stig"))["stig"]
        letter = find(queries.report(session, actor), "letter")
        actions.name_signers(session, actor, letter, signers=[stranger])
    assert find(load(cast), "letter").signers == []


def test_an_export_is_a_job_of_the_same_transaction(cast: Cast) -> None:
    begin(cast)
    with pytest.raises(RuntimeError), cast.database.write() as session:
        actor = cast.actor("farida")
        actions.export_report(session, actor, queries.report(session, actor))
        raise RuntimeError
    with cast.database.read() as session:
        assert session.query(jobs.Job).filter_by(kind="report.export").count() == 0
    edition = export(cast)
    with cast.database.read() as session:
        job = session.query(jobs.Job).filter_by(kind="report.export").one()
    assert (edition.number, edition.state, job.payload) == (1, "waiting", {"edition": edition.public_id})


def test_one_edition_is_made_at_a_time(cast: Cast) -> None:
    begin(cast)
    first = export(cast)
    with pytest.raises(WrongState, match="being made"):
        export(cast)
    by_program(cast, actions.start_edition, first)
    with pytest.raises(WrongState):
        export(cast)
    by_program(cast, actions.fail_edition, first, faults=["Note 2 is missing."])
    assert export(cast).number == 2


def test_an_edition_whose_job_gave_up_stands_in_nobodys_way(cast: Cast) -> None:
    begin(cast)
    first = export(cast)
    with cast.database.write() as session:
        session.get_one(jobs.Job, first.job_id).state = jobs.JobState.FAILED
    assert load(cast).editions[0].shown_state == "failed"
    assert export(cast).number == 2


def test_what_would_lose_an_adopted_recommendation_is_not_exported(cast: Cast) -> None:
    scene.found(cast)
    scene.settle(cast, scene.DREDGE, cora="yes", mateo="yes", nia="yes")
    begin(cast)
    act(cast, actions.remove_part, part="section-ties")
    with pytest.raises(WrongState, match="“Structuring commitment”, which has no section"):
        export(cast)
    act(cast, actions.put_back_part, part="section-ties")
    assert export(cast).number == 1


def test_only_the_program_says_what_came_of_an_edition(cast: Cast) -> None:
    begin(cast)
    edition = export(cast)
    with pytest.raises(NotAllowed), cast.database.write() as session:
        actor = cast.actor("farida")
        actions.start_edition(session, actor, queries.edition(session, actor, edition.public_id))
    by_program(cast, actions.start_edition, edition)
    by_program(cast, actions.start_edition, edition)  # after a worker has died
    by_program(cast, actions.finish_edition, edition, MADE)
    with pytest.raises(WrongState):
        by_program(cast, actions.fail_edition, edition, faults=[])
    made = load(cast).editions[0]
    assert (made.is_ready, made.pages, made.pages_by_anchor) == (True, 18, {"part-summary": 5})
    assert events(cast)[-3:] == ["edition.started", "edition.started", "edition.made"]


def test_a_ready_edition_never_changes_and_none_is_deleted_whoever_writes(cast: Cast) -> None:
    begin(cast)
    edition = export(cast)
    by_program(cast, actions.start_edition, edition)
    by_program(cast, actions.finish_edition, edition, MADE)
    for statement in ("UPDATE edition SET pages = 3", "DELETE FROM edition"):
        with pytest.raises(DatabaseError), cast.database.write() as session:
            session.execute(text(statement))


def test_each_download_is_in_the_record(cast: Cast) -> None:
    begin(cast)
    edition = export(cast)
    with pytest.raises(NotAllowed), cast.database.write() as session:
        actor = cast.actor("olive")
        actions.download_edition(session, actor, queries.edition(session, actor, edition.public_id))
    by_program(cast, actions.start_edition, edition)
    by_program(cast, actions.finish_edition, edition, MADE)
    with cast.database.write() as session:
        actor = cast.actor("olive")
        actions.download_edition(session, actor, queries.edition(session, actor, edition.public_id))
    with cast.database.read() as session:
        last = session.query(Event).order_by(Event.id.desc()).first()
    assert last is not None
    assert (last.kind, last.by_name, last.facts) == ("edition.downloaded", "Olive Brandt", {"number": 1})
