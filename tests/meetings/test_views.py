"""The pages of meetings."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from werkzeug.test import TestResponse

from taskforce.core import clock
from taskforce.meetings import actions, queries
from taskforce.meetings.models import Meeting
from tests.meetings import scenes
from tests.meetings.scenes import AFTER, TYPED
from tests.people import Cast, whole_form

HOSTILE = '<script>alert(1)</script>"onload="x [a](javascript:alert(1)) \u202e {{7*7}}'
MOST_STATEMENTS = 10


@contextmanager
def counted(cast: Cast) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            statements.append(statement)

    event.listen(cast.database.engine, "before_cursor_execute", note)
    yield statements
    event.remove(cast.database.engine, "before_cursor_execute", note)


def path(meeting: Meeting, rest: str = "") -> str:
    return f"meetings/{meeting.public_id}{rest}"


def item_path(meeting: Meeting, rest: str, number: int = 0) -> str:
    return f"meetings/items/{meeting.items[number].public_id}{rest}"


def public_id_of(answer: TestResponse) -> str:
    return answer.location.rsplit("/", 1)[1].split("#")[0]


def prepared(cast: Cast, items: int = 2) -> Meeting:
    """A meeting that was held, with attendance, a decision, an action and minutes in draft."""
    meeting = scenes.call(cast, items=items)
    scenes.attend(cast, meeting, cora="present", nia="remote", tomas="apologies")
    scenes.act_on_item(cast, actions.record_decision, meeting.items[0], words="The text goes to the vote.")
    scenes.assign(cast, meeting)
    scenes.hold(cast, meeting)
    scenes.act(cast, actions.draft_minutes, meeting)
    return meeting


# ---- the list and calling


def test_an_empty_list_says_what_comes_here_and_offers_the_call_to_the_facilitator_only(cast: Cast) -> None:
    page = cast.get("farida", "meetings").text
    assert "No meetings yet" in page
    assert "Call a meeting" in page
    assert "Call a meeting" not in cast.get("mateo", "meetings").text


def test_the_list_shows_the_next_meeting_first_and_where_each_stands(cast: Cast) -> None:
    held = scenes.call(cast, title="Held one", items=1)
    scenes.hold(cast, held)
    scenes.call(cast, title="Coming one")
    with clock.at(scenes.CALLED):
        page = cast.get("olive", "meetings").text
    assert page.index("Coming one") < page.index("Held one")
    assert "Thursday 19 May 2022, 14:00 to 16:00 EDT" in page
    assert "The minutes are to be written." in page


def test_a_meeting_is_called_by_typing_hours_of_its_zone(cast: Cast) -> None:
    answer = cast.send("farida", "meetings/new", TYPED)
    assert answer.status_code == 303
    page = cast.get("mateo", f"meetings/{public_id_of(answer)}").text
    assert "Thursday 19 May 2022, 14:00 to 16:00 EDT" in page
    assert "Example Hall" in page


def test_a_refused_call_keeps_what_was_typed_and_stores_nothing(cast: Cast) -> None:
    for facts, words in [
        ({"title": ""}, "Please fill this in."),
        ({"title": "x" * 1_000_000}, "At most 300 characters"),
        ({"title": "nul\0"}, "cannot be kept"),
        ({"ends_at": "2022-05-19T13:00"}, "The end must come after the start."),
        ({"starts_at": "2027-03-14T02:30", "ends_at": "2027-03-14T04:30"}, "This hour does not exist"),
        ({"starts_at": "2026-11-01T01:30", "ends_at": "2026-11-01T04:30"}, "This hour comes twice"),
        ({"starts_at": "0001-01-01T00:00"}, "Please give a year"),
        ({"starts_at": "soon"}, "Please give a day and an hour"),
        ({"zone": "Mars/Olympus"}, "Please choose one of the list."),
        ({"kind": "party"}, "Please choose one of the list."),
        ({"link": "javascript:alert(1)"}, "begins with https://"),
    ]:
        answer = cast.send("farida", "meetings/new", {**TYPED, "place": "Kept & kept", **facts})
        assert answer.status_code == (422 if words else answer.status_code), facts
        assert answer.status_code < 500
        if words:
            assert words in answer.text.replace("&#39;", "'")
            assert "Kept &amp; kept" in answer.text
    with cast.database.read() as session:
        assert len(queries.meetings(session, cast.actor("farida"))) <= 1


def test_only_the_facilitator_reaches_the_forms(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    pages = [
        "meetings/new", path(meeting, "/change"), path(meeting, "/cancel"), path(meeting, "/items/new"),
        path(meeting, "/run"), path(meeting, "/attendance"), item_path(meeting, "/change"),
        path(meeting, "/minutes/write"),
    ]  # fmt: skip
    for name in ("cora", "mateo", "olive"):
        assert {cast.get(name, page).status_code for page in pages} == {403}


# ---- the meeting


def test_a_meeting_of_another_task_force_is_not_found(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    strange = f"/t/harbours/{path(meeting)}"
    assert cast.get("stig", strange).status_code == 404
    assert cast.get("stig", f"/t/rivers/{path(meeting)}").status_code == 404
    for rest in ("/publish", "/hold", "/cancel", "/minutes/draft", "/items/new", "/attendance"):
        assert cast.send("stig", strange + rest, {}).status_code == 404
    for rest in ("/move", "/remove", "/change", "/decisions", "/actions"):
        home = f"/t/harbours/{item_path(meeting, rest)}"
        assert cast.send("stig", home, {"by": "1"}).status_code == 404
    assert cast.get("farida", "meetings/nothing").status_code == 404
    assert scenes.titles(cast, meeting) == ["Item 1"]


def test_the_agenda_shows_the_clock_the_heights_and_what_is_free(cast: Cast) -> None:
    page = cast.get("mateo", path(scenes.call(cast, items=3))).text
    assert re.findall(r"<time[^>]*>([\d:]+)</time>", page)[:5] == [
        "14:00",
        "14:05",
        "14:10",
        "14:15",
        "16:00",
    ]
    assert page.count('data-m="5"') == 4
    assert "15 min planned of 2 h: 1 h 45 min free." in page
    assert "style=" not in page


def test_an_agenda_that_runs_over_says_so(cast: Cast) -> None:
    meeting = scenes.call(cast)
    scenes.act(cast, actions.add_item, meeting, title="Long", kind="discussion", minutes=130)
    page = cast.get("mateo", path(meeting)).text
    assert "10 min too long" in page
    assert "The items run to 16:10" in page


def test_the_agenda_links_its_recommendations_with_their_state_and_number(cast: Cast) -> None:
    meeting, one = scenes.call(cast), scenes.propose(cast)
    facts = {"title": "One dredge", "kind": "decision", "minutes": "30", "recommendations": one.public_id}
    assert cast.send("farida", path(meeting, "/items/new"), facts).status_code == 303
    page = cast.get("olive", path(meeting)).text
    assert f'href="/t/rivers/recommendations/{one.public_id}"' in page
    assert "1.1" in page
    assert "Proposed" in page
    assert "First reading" in cast.get("mateo", f"recommendations/{one.public_id}").text


def test_the_page_of_a_full_meeting_asks_the_database_at_most_ten_times(cast: Cast) -> None:
    meeting, one = prepared(cast, items=20), scenes.propose(cast)
    other = scenes.call(cast, items=20)
    facts = {"title": "One", "kind": "decision", "minutes": "30", "recommendations": one.public_id}
    cast.send("farida", path(other, "/items/new"), facts)
    for page in (path(meeting), path(other)):
        cast.browser("mateo")
        with counted(cast) as statements:
            assert cast.get("mateo", page).status_code == 200
        assert len(statements) <= MOST_STATEMENTS, "\n".join(statements)


def test_sixty_items_with_long_names_are_one_page(cast: Cast) -> None:
    meeting = scenes.call(cast)
    with cast.database.write() as session:
        actor = cast.actor("farida")
        found = queries.meeting(session, actor, meeting.public_id)
        for number in range(60):
            title = f"{number} " + "Donaudampfschiffahrtsgesellschaft " * 8
            actions.add_item(session, actor, found, title=title, kind="discussion", minutes=7)
    for page in (path(meeting), path(meeting, "/run")):
        answer = cast.get("farida", page)
        assert answer.status_code == 200
        assert answer.text.count("Donaudampfschiffahrtsgesellschaft") >= 480


def test_hostile_words_are_shown_and_never_live(cast: Cast) -> None:
    facts = {**TYPED, "title": HOSTILE, "place": HOSTILE}
    public_id = public_id_of(cast.send("farida", "meetings/new", facts))
    item = {"title": HOSTILE, "kind": "decision", "minutes": "5", "note": HOSTILE}
    cast.send("farida", f"meetings/{public_id}/items/new", item)
    with cast.database.read() as session:
        meeting = queries.meeting(session, cast.actor("farida"), public_id)
    cast.send("farida", item_path(meeting, "/decisions"), {"decided": HOSTILE})
    owner = scenes.person(cast, "nia").public_id
    cast.send("farida", item_path(meeting, "/actions"), {"to_do": HOSTILE, "owner": owner})
    with clock.at(AFTER):
        cast.send("farida", path(meeting, "/hold"), {})
    cast.send("farida", path(meeting, "/minutes/draft"), {})
    for rest in ("", "/run", "/minutes", "/minutes/write"):
        page = cast.get("farida", path(meeting, rest)).text
        assert "alert(1)" in page
        assert "<script>alert" not in page
        assert 'href="javascript' not in page
        assert not re.search(r'<[a-z][^<>]*"onload=', page)
    assert "alert(1)" in cast.get("farida", "meetings").text


def test_a_change_upon_an_older_edition_is_answered_with_both_texts(cast: Cast) -> None:
    meeting = scenes.call(cast)
    assert (
        cast.send(
            "farida", path(meeting, "/change"), {**TYPED, "place": "Upstairs", "edition": 1}
        ).status_code
        == 303
    )
    answer = cast.send("farida", path(meeting, "/change"), {**TYPED, "place": "Downstairs", "edition": 1})
    assert answer.status_code == 409
    assert "Upstairs" in answer.text
    assert "Downstairs" in answer.text


def test_publish_hold_and_cancel_are_one_press(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    assert cast.send("farida", path(meeting, "/publish"), {}).status_code == 303
    assert cast.send("farida", path(meeting, "/publish"), {}).status_code == 409
    with clock.at(scenes.CALLED):
        assert cast.send("farida", path(meeting, "/hold"), {}).status_code == 409
    assert cast.send("farida", path(meeting, "/hold"), {}).status_code == 303
    other = scenes.call(cast)
    assert cast.send("farida", path(other, "/cancel"), {"why": "The host is away."}).status_code == 303
    assert "The host is away." in cast.get("mateo", path(other)).text


# ---- items


def test_a_refused_item_keeps_what_was_typed(cast: Cast) -> None:
    meeting, strange = scenes.call(cast), scenes.propose(cast, who="sunniva")
    good = {"title": "Kept", "kind": "decision", "minutes": "5"}
    for facts in [
        {"minutes": "-1"}, {"minutes": str(2**63)}, {"minutes": "many"}, {"minutes": ""}, {"kind": "party"},
        {"lead": scenes.person(cast, "stig").public_id}, {"recommendations": strange.public_id},
        {"recommendations": "nothing"}, {"note": "x" * 60_000}, {"note": "\0"},
    ]:  # fmt: skip
        answer = cast.send("farida", path(meeting, "/items/new"), {**good, **facts})
        assert (answer.status_code, 'value="Kept"' in answer.text) == (422, True), facts
    assert scenes.titles(cast, meeting) == []


def test_an_item_is_changed_in_its_place_and_keeps_its_recommendations(cast: Cast) -> None:
    meeting, one = scenes.call(cast, items=2), scenes.propose(cast)
    form = {
        "title": "Better",
        "kind": "decision",
        "minutes": "30",
        "recommendations": one.public_id,
        "edition": 1,
    }
    answer = cast.send("farida", item_path(meeting, "/change"), form)
    assert answer.location.endswith(f"#item-{meeting.items[0].public_id}")
    page = cast.get("farida", item_path(meeting, "/change")).text
    assert re.search(rf'value="{one.public_id}" checked', page)
    assert cast.send("farida", item_path(meeting, "/change"), form).status_code == 409
    assert scenes.titles(cast, meeting) == ["Better", "Item 2"]


def test_after_a_move_the_focus_is_on_a_button_of_the_item(cast: Cast) -> None:
    for number, by, button in [(0, 1, "down"), (1, 1, "up"), (1, -1, "down"), (2, -1, "up")]:
        meeting = scenes.call(cast, items=3)
        answer = cast.send("farida", item_path(meeting, "/move", number), {"by": by})
        name = f"{button}-{meeting.items[number].public_id}"
        assert answer.location.endswith(f"#{name}")
        page = cast.get("farida", answer.location.split("#")[0]).text
        assert f'id="{name}"' in page
        assert f"is now item {number + by + 1}." in page


def test_a_dragged_item_can_be_put_back_with_one_press(cast: Cast) -> None:
    meeting = scenes.call(cast, items=4)
    answer = cast.send("farida", item_path(meeting, "/place", 3), {"place": 1})
    assert scenes.titles(cast, meeting) == ["Item 4", "Item 1", "Item 2", "Item 3"]
    page = cast.get("farida", answer.location.split("#")[0]).text
    assert "is now item 1." in page
    assert f'{item_path(meeting, "/place", 3)}"><input' in page.replace("\n", "")
    cast.send("farida", item_path(meeting, "/place", 3), {"place": 4})
    assert scenes.titles(cast, meeting) == ["Item 1", "Item 2", "Item 3", "Item 4"]
    for place in ("0", "-1", "x", "", "501", str(2**63)):
        assert cast.send("farida", item_path(meeting, "/place", 3), {"place": place}).status_code == 422
    for said in ("?moved=x&was=1", f"?moved={meeting.items[0].public_id}&was=²", "?moved=&was=9999999999"):
        assert "is now item" not in cast.get("farida", path(meeting) + said).text


def test_what_changes_after_the_agenda_was_published_is_listed_with_hour_and_hand(cast: Cast) -> None:
    meeting = scenes.call(cast, items=3)
    scenes.act(cast, actions.publish_agenda, meeting, now=scenes.CALLED)
    assert "Changes since" not in cast.get("nia", path(meeting)).text
    cast.send("farida", item_path(meeting, "/place", 2), {"place": 1})
    page = cast.get("nia", path(meeting)).text
    assert "Changes since" in page
    assert "“Item 3” is item 1, was item 3." in page
    assert "Farida Okonjo</bdi></small>" in page
    assert "Publish it anew" not in page
    assert "Publish it anew" in cast.get("farida", path(meeting)).text
    assert cast.send("farida", path(meeting, "/publish"), {}).status_code == 303
    assert "Changes since" not in cast.get("nia", path(meeting)).text


def test_a_move_of_nowhere_changes_nothing(cast: Cast) -> None:
    meeting = scenes.call(cast, items=3)
    for by in ("0", "2", "", "up", str(2**63)):
        assert cast.send("farida", item_path(meeting, "/move"), {"by": by}).status_code == 422
    assert scenes.titles(cast, meeting) == ["Item 1", "Item 2", "Item 3"]


def test_an_item_is_taken_off_the_agenda(cast: Cast) -> None:
    meeting = scenes.call(cast, items=2)
    assert cast.send("farida", item_path(meeting, "/remove"), {}).status_code == 303
    assert scenes.titles(cast, meeting) == ["Item 2"]


# ---- running it


def test_while_a_meeting_runs_running_it_is_the_filled_button(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    for moment, filled in ((scenes.STARTS, "Run it"), (scenes.ENDS, "Mark it held")):
        with clock.at(moment):
            page = cast.get("farida", path(meeting)).text
        assert [words.strip() for words in re.findall(r'class="btn go"[^>]*>([^<]*)<', page)] == [filled]


def test_attendance_is_one_form_and_answers_with_the_quorum(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    seats = {name: f"as_{scenes.person(cast, name).public_id}" for name in ("cora", "nia", "tomas")}
    form = {seats["cora"]: "present", seats["nia"]: "remote", seats["tomas"]: "apologies", "roll": 0}
    assert cast.send("farida", path(meeting, "/attendance"), form).status_code == 303
    page = cast.get("farida", path(meeting, "/run")).text
    assert "2 of 4 voting members take part; the quorum of 2 is reached." in page
    again = cast.send("farida", path(meeting, "/attendance"), form)
    assert again.status_code == 409
    page = cast.get("farida", path(meeting, "/attendance")).text
    assert re.search(rf'name="{seats["nia"]}" value="remote" checked', page)


def test_attendance_takes_only_what_its_list_offers(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    seat = f"as_{scenes.person(cast, 'nia').public_id}"
    strange = f"as_{scenes.person(cast, 'stig').public_id}"
    for form in (
        {seat: "asleep", "roll": 0},
        {seat: "present", "roll": "x"},
        {seat: "present", "roll": -1},
        {},
    ):
        assert cast.send("farida", path(meeting, "/attendance"), form).status_code == 422
    cast.send("farida", path(meeting, "/attendance"), {strange: "present", "roll": 0})
    assert scenes.seen(cast, meeting).attendance == []


def test_decisions_and_actions_are_written_down_under_the_item_in_hand(cast: Cast) -> None:
    meeting = scenes.call(cast, items=2)
    owner = scenes.person(cast, "nia").public_id
    answer = cast.send(
        "farida", item_path(meeting, "/decisions", 1), {"decided": "To the vote.", "mover": owner}
    )
    assert f"item={meeting.items[1].public_id}#in-hand" in answer.location
    form = {"to_do": "Write to the towns.", "owner": owner, "due_on": "2022-05-30"}
    cast.send("farida", item_path(meeting, "/actions", 1), form)
    page = cast.get("farida", answer.location).text
    for words in ("To the vote.", "Moved by", "Write to the towns.", "Mon 30 May 2022"):
        assert words in page
    assert "To the vote." in cast.get("olive", path(meeting)).text


def test_a_refused_decision_or_action_keeps_what_was_typed(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    stranger = scenes.person(cast, "stig").public_id
    for rest, form in [
        ("/decisions", {"decided": "Kept words.", "mover": stranger}),
        ("/decisions", {"decided": "Kept words.", "recommendation": "nothing"}),
        ("/actions", {"to_do": "Kept words.", "owner": ""}),
        ("/actions", {"to_do": "Kept words.", "owner": stranger}),
        ("/actions", {"to_do": "Kept words.", "owner": stranger, "due_on": "tomorrow"}),
    ]:
        answer = cast.send("farida", item_path(meeting, rest), form)
        assert (answer.status_code, "Kept words." in answer.text) == (422, True), form
    item = scenes.seen(cast, meeting).items[0]
    assert (item.decisions, item.actions) == ([], [])


def test_what_was_written_down_is_struck_or_done_by_one_press(cast: Cast) -> None:
    meeting = scenes.call(cast, items=1)
    decision = scenes.act_on_item(cast, actions.record_decision, meeting.items[0], words="Wrong.")
    done, wrong = scenes.assign(cast, meeting), scenes.assign(cast, meeting)
    assert cast.send("nia", f"meetings/actions/{done.public_id}/done", {}).status_code == 403
    assert cast.send("mateo", f"meetings/actions/{done.public_id}/done", {}).status_code == 303
    assert cast.send("farida", f"meetings/actions/{wrong.public_id}/strike", {}).status_code == 303
    assert cast.send("farida", f"meetings/decisions/{decision.public_id}/strike", {}).status_code == 303
    item = scenes.seen(cast, meeting).items[0]
    assert (item.decisions, [one.is_done for one in item.actions]) == ([], [True])


# ---- the minutes


def test_a_draft_of_minutes_is_there_for_facilitator_and_co_chair_only(cast: Cast) -> None:
    meeting = prepared(cast)
    found = {
        name: cast.get(name, path(meeting, "/minutes")).status_code
        for name in ("farida", "cora", "mateo", "olive")
    }
    assert found == {"farida": 200, "cora": 200, "mateo": 404, "olive": 404}
    cast.send("farida", path(meeting, "/minutes/circulate"), {})
    page = cast.get("olive", path(meeting, "/minutes")).text
    assert "The text goes to the vote." in page
    assert "Approve the minutes" not in page
    assert "Approve the minutes" in cast.get("cora", path(meeting, "/minutes")).text


def test_minutes_written_upon_an_older_version_are_answered_with_both_texts(cast: Cast) -> None:
    meeting = prepared(cast)
    first = cast.send("farida", path(meeting, "/minutes/write"), {"source": "We met early.", "base": 1})
    assert first.status_code == 303
    answer = cast.send("farida", path(meeting, "/minutes/write"), {"source": "We met late.", "base": 1})
    assert answer.status_code == 409
    assert "early" in answer.text
    assert "late" in answer.text
    assert "We met early." in cast.get("farida", path(meeting, "/minutes")).text


def test_refused_minutes_keep_what_was_typed(cast: Cast) -> None:
    meeting = prepared(cast)
    for facts in ({"source": "Kept [@nowhere]."}, {"source": "Kept \0"}, {"source": "", "note": "Kept"}):
        answer = cast.send("farida", path(meeting, "/minutes/write"), {"base": 1, **facts})
        assert (answer.status_code, "Kept" in answer.text) == (422, True), facts


def test_the_co_chair_certifies_what_was_read_and_the_page_shows_the_certificate(cast: Cast) -> None:
    meeting = prepared(cast)
    cast.send("farida", path(meeting, "/minutes/circulate"), {})
    approve = path(meeting, "/minutes/approve")
    assert whole_form(cast, "cora", path(meeting, "/minutes"))["version"] == "1"
    unticked = cast.send("cora", approve, {"version": 1})
    assert (unticked.status_code, "Tick the sentence" in unticked.text) == (422, True)
    assert unticked.text.count('name="version"') == 1
    assert cast.send("mateo", approve, {"version": 1, "certify": "y"}).status_code == 403
    assert cast.send("cora", approve, {"version": 2, "certify": "y"}).status_code in (404, 409)
    assert cast.send("cora", approve, {"version": 1, "certify": "y"}).status_code == 303
    page = cast.get("olive", path(meeting, "/minutes")).text
    assert "an accurate and complete summary of the meeting." in page
    assert "Cora van der Berg" in page
    assert "Minutes approved" in page
    assert cast.send("farida", item_path(meeting, "/decisions"), {"decided": "Late."}).status_code == 409
    assert (
        cast.send("farida", path(meeting, "/minutes/write"), {"source": "Late.", "base": 1}).status_code
        == 403
    )
    assert "Run it" not in cast.get("farida", path(meeting)).text


def test_the_record_that_moved_on_is_told_to_who_writes_the_minutes(cast: Cast) -> None:
    meeting = prepared(cast)
    scenes.act_on_item(cast, actions.record_decision, meeting.items[1], words="Late news.")
    assert "The record has changed" in cast.get("farida", path(meeting, "/minutes")).text
    assert "The record has changed" not in cast.get("cora", path(meeting, "/minutes")).text
