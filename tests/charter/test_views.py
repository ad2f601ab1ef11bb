"""The charter in the browser."""

import pytest

from taskforce.charter import queries
from tests.people import Cast, whole_form


def test_everybody_in_the_task_force_reads_the_charter(cast: Cast) -> None:
    for name in ("farida", "cora", "mateo", "olive"):
        assert "Task Force on Rivers" in cast.get(name, "charter").text


def test_the_facilitator_edits_it_and_it_is_read_as_saved(cast: Cast) -> None:
    answer = edit(cast, purpose="To *mend* rivers.", mandate="Count them\n\n  Name them  ")
    assert answer.status_code == 303
    text = cast.get("mateo", "charter").text
    assert "<em>mend</em>" in text
    assert "<li>Count them</li><li>Name them</li>" in text


@pytest.mark.parametrize("name", ["cora", "mateo", "olive"])
def test_nobody_else_edits_it(cast: Cast, name: str) -> None:
    assert cast.get(name, "charter/edit").status_code == 403
    assert cast.send(name, "charter/plan", {"first_day": "2022-02-22"}).status_code == 403


def test_two_who_edit_at_once_both_keep_their_text(cast: Cast) -> None:
    stale = whole_form(cast, "farida", "charter/edit")
    edit(cast, purpose="The first to save.")
    mine = {"purpose": "The second to save.", "mandate": "Ask\r\nAnswer"}
    answer = cast.send("farida", "charter/edit", {**stale, **mine})
    assert answer.status_code == 409
    assert "Ask\nAnswer" in answer.text  # as people read it
    assert "<h3>Host</h3>" not in answer.text  # in which both agree
    assert "The first to save." in answer.text
    assert "The second to save." in answer.text
    assert "The first to save." in cast.get("mateo", "charter").text


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "Please fill this in."),
        ("name", "x" * 1_000_000, "At most 200 characters; this has 1,000,000."),
        ("name", "a\0b", "This holds a character that cannot be kept."),
        ("accent", "red", "A color as # and six digits"),
        ("zone", "Mars/Olympus", "Please choose one of the list."),
        ("edition", str(2**63), "A whole number from 1"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_the_field_and_nothing_is_stored(
    cast: Cast, field: str, typed: str, sentence: str
) -> None:
    answer = edit(cast, **{"purpose": "Kept as typed.", field: typed})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Kept as typed." in answer.text
    assert "Kept as typed." not in cast.get("farida", "charter").text


def test_the_eighteen_weeks_are_laid_out_from_their_first_day(cast: Cast) -> None:
    assert "Lay out the 18 weeks" in cast.get("farida", "charter").text
    cast.send("farida", "charter/plan", {"first_day": "2022-02-22"})
    with cast.database.read() as session:
        stages = queries.charter(session, cast.actor("farida")).stages
    assert (len(stages), str(stages[0].starts_on), str(stages[-1].ends_on)) == (
        11,
        "2022-02-22",
        "2022-06-27",
    )
    assert "weeks are over" in cast.get("mateo", "people").text  # the line of stages is on every page


def test_a_gate_is_passed(cast: Cast) -> None:
    cast.send("farida", "charter/plan", {"first_day": "2022-02-22"})
    page = cast.get("farida", "charter").text
    path = page.split('action="', 1)[1].split('"', 1)[0]
    path = next(part.split('"')[0] for part in page.split('action="')[1:] if "/pass" in part.split('"')[0])
    assert cast.send("farida", path, {}).status_code == 303
    assert "Passed " in cast.get("mateo", "charter").text


def test_a_stage_that_has_not_begun_offers_no_gate_to_pass(cast: Cast) -> None:
    cast.send("farida", "charter/plan", {"first_day": "2100-01-04"})
    page = cast.get("farida", "charter").text
    assert ("Not begun" in page, "Pass the gate" in page) == (True, False)


def test_a_stage_that_ends_before_it_begins_is_refused(cast: Cast) -> None:
    row = {"title": "Votes", "starts_on": "2022-05-02", "ends_on": "2022-05-01"}
    sent = {"edition": "1", **{f"stages-0-{name}": value for name, value in row.items()}}
    answer = cast.send("farida", "charter/stages", sent)
    assert answer.status_code == 422
    assert "“Votes” ends before it begins." in answer.text


def test_themes_keep_their_keys_when_their_titles_change(cast: Cast) -> None:
    cast.send(
        "farida", "charter/themes", {"edition": "1", "themes-0-title": "Banks", "themes-1-title": "Beds"}
    )
    sent = whole_form(cast, "farida", "charter/themes")
    cast.send("farida", "charter/themes", {**sent, "themes-0-title": "Shores"})
    with cast.database.read() as session:
        themes = queries.charter(session, cast.actor("farida")).themes
    assert [(theme.key, theme.title) for theme in themes] == [("banks", "Shores"), ("beds", "Beds")]


def test_disclaimers_stand_in_their_order(cast: Cast) -> None:
    facts = {
        "edition": "1",
        "disclaimers-0-words": "Members speak for themselves.",
        "disclaimers-1-words": "Not legal advice.",
    }
    cast.send("farida", "charter/disclaimers", facts)
    text = cast.get("mateo", "charter").text
    assert 0 < text.index("Members speak for themselves.") < text.index("Not legal advice.")


def edit(cast: Cast, **changes: str):  # type: ignore[no-untyped-def]
    """Send the edit form as a browser would: everything that stood there, with some changes."""
    return cast.send("farida", "charter/edit", {**whole_form(cast, "farida", "charter/edit"), **changes})


def test_two_who_set_the_stages_at_once_both_keep_their_lists(cast: Cast) -> None:
    cast.send("farida", "charter/plan", {"first_day": "2022-02-22"})
    stale = whole_form(cast, "farida", "charter/stages")
    cast.send("farida", "charter/stages", {**stale, "stages-0-title": "Charter and members"})
    answer = cast.send("farida", "charter/stages", {**stale, "stages-0-title": "Setting up"})
    assert answer.status_code == 409
    assert "Charter and members" in answer.text
    assert "Setting up" in answer.text
    assert "Setting up" not in cast.get("mateo", "charter").text
