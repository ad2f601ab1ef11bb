"""Papers for a meeting: sent, opened, taken back."""

from io import BytesIO
from typing import Any

import pytest

from taskforce.charter.models import TaskForce
from taskforce.config import Settings
from taskforce.core.errors import NotAllowed, NotFound
from taskforce.files import actions as files
from taskforce.meetings import actions, assemble, queries
from taskforce.meetings.models import Meeting
from tests.files import made
from tests.meetings import scenes
from tests.people import Cast


def send(cast: Cast, settings: Settings, meeting: Meeting, *, who: str = "farida", **facts: Any) -> str:
    file = files.sound("paper", "budget.pdf", made.pdf())
    paper = scenes.act(cast, actions.send_paper, meeting, who=who, file=file, folder=settings.data, **facts)
    return str(paper.public_id)


def laid(cast: Cast, meeting: Meeting, who: str = "farida") -> list[queries.Laid]:
    with cast.database.read() as session:
        return queries.papers(session, cast.actor(who), meeting)


def test_a_paper_is_sent_through_the_page_with_its_item(cast: Cast) -> None:
    meeting = scenes.call(cast, items=2)
    path = f"meetings/{meeting.public_id}/papers/send"
    form = {"title": "The budget", "item": meeting.items[1].public_id, "file": (BytesIO(made.pdf()), "b.pdf")}
    assert cast.send("farida", path, form).status_code == 303
    (one,) = laid(cast, meeting)
    assert (one.paper.file.title, one.paper.item and one.paper.item.title) == ("The budget", "Item 2")
    page = cast.get("nia", f"meetings/{meeting.public_id}/papers").text
    assert "The budget" in page
    assert "Opened by" not in page
    refused = cast.send("farida", path, {"title": "", "item": "", "file": (BytesIO(b"<script>"), "b.pdf")})
    assert refused.status_code == 422
    assert len(laid(cast, meeting)) == 1


def test_a_paper_stands_under_its_item_on_the_agenda(cast: Cast, settings: Settings) -> None:
    meeting = scenes.call(cast, items=2)
    send(cast, settings, meeting, title="The budget", item=meeting.items[1])
    send(cast, settings, meeting, title="For all of it")
    page = cast.get("nia", f"meetings/{meeting.public_id}").text
    first, _, second = page.partition(f'id="item-{meeting.items[1].public_id}"')
    assert "The budget" not in first
    assert "The budget" in second
    assert "For all of it" not in page
    with cast.database.read() as session:
        task_force = session.get_one(TaskForce, meeting.task_force_id)
    sheet = assemble.agenda_sheet(task_force, scenes.seen(cast, meeting))
    assert [row["papers"] for row in sheet["rows"]] == [[], ["The budget"]]


def test_opening_counts_each_reader_once_and_downloads_the_file(cast: Cast, settings: Settings) -> None:
    meeting = scenes.call(cast)
    name = send(cast, settings, meeting)
    for who in ("nia", "nia", "mateo"):
        answer = cast.send(who, f"meetings/papers/{name}/open", {})
        assert answer.status_code == 303
    with cast.get("nia", answer.location) as download:
        assert download.headers["Content-Disposition"].startswith("attachment")
    assert [(one.opened, one.is_read) for one in laid(cast, meeting, "nia")] == [(2, True)]
    assert [one.is_read for one in laid(cast, meeting, "olive")] == [False]
    assert "Opened by 2 people" in cast.get("farida", f"meetings/{meeting.public_id}/papers").text


def test_what_was_taken_back_is_gone_for_everybody(cast: Cast, settings: Settings) -> None:
    meeting = scenes.call(cast)
    name = send(cast, settings, meeting)
    assert cast.send("nia", f"meetings/papers/{name}/take-back", {}).status_code == 403
    assert cast.send("farida", f"meetings/papers/{name}/take-back", {}).status_code == 303
    assert laid(cast, meeting) == []
    assert cast.send("nia", f"meetings/papers/{name}/open", {}).status_code == 404


def test_only_the_facilitator_sends_and_only_to_items_of_the_meeting(cast: Cast, settings: Settings) -> None:
    meeting, other = scenes.call(cast, items=1), scenes.call(cast, items=1)
    for who in ("cora", "mateo", "olive"):
        with pytest.raises(NotAllowed):
            send(cast, settings, meeting, who=who)
    with pytest.raises(NotFound):
        send(cast, settings, meeting, item=other.items[0])
    scenes.act(cast, actions.cancel_meeting, meeting, now=scenes.CALLED)
    with pytest.raises(NotAllowed):
        send(cast, settings, meeting)


def test_a_paper_of_elsewhere_is_not_there(cast: Cast, settings: Settings) -> None:
    name = send(cast, settings, scenes.call(cast))
    assert cast.send("stig", f"/t/rivers/meetings/papers/{name}/open", {}).status_code == 404
    assert cast.send("stig", f"/t/harbours/meetings/papers/{name}/open", {}).status_code == 404
