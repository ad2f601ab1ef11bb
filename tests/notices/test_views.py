"""What somebody was told, their choices, and the link that stops a kind."""

import re
from datetime import timedelta

import pytest

from taskforce.config import Settings
from taskforce.core import clock, events
from taskforce.notices.models import Notice
from tests.notices.scenes import letters, plain, work
from tests.people import Cast, send
from tests.voting.scenes import BEFORE, OPENED, open_round


def test_the_page_tells_what_happened_and_marks_it_read(cast: Cast) -> None:
    open_round(cast)
    with clock.at(BEFORE):
        page = cast.get("nia", "notices").text
        assert "The vote on" in page
        assert "One is new" in page
        assert cast.send("nia", "notices/read", {}).status_code == 303
        assert "Nothing is new." in cast.get("nia", "notices").text
        assert "One is new" in cast.get("mateo", "notices").text  # everybody for themselves


def test_five_hundred_notices_stand_on_pages_of_fifty(cast: Cast) -> None:
    actor = cast.actor("nia")
    with cast.database.write() as session:
        acts = [events.record(session, actor, "person.added", actor) for _ in range(500)]
        shared = {"person_id": actor.person_id, "task_force_id": actor.task_force_id, "kind": "seat"}
        where = {"title": "Seen", "endpoint": "charter.show", "values": {}, "at": BEFORE}
        session.add_all([Notice(**shared, **where, event_id=act.id) for act in acts])
    first = cast.get("nia", "notices").text
    assert first.count(">Seen</a>") == 50
    assert "1 to 50 of 500" in first
    assert "451 to 500 of 500" in cast.get("nia", "notices?page=10").text
    assert "Nothing on this page" in cast.get("nia", "notices?page=11").text
    for number in ("2", "0", "-7", "99999999999999999999", "x"):
        assert cast.get("nia", f"notices?page={number}").status_code == 200


@pytest.mark.parametrize("name", ["farida", "cora", "nia", "olive"])
def test_everybody_chooses_for_themselves(cast: Cast, name: str) -> None:
    facts = {"hour": "6", "vote_opened": "daily", "vote_closed": "off", "comment_asked": "daily"}
    rest = {
        "answered": "daily", "mentioned": "daily", "mine_moved": "daily", "meeting": "off",
        "minutes": "daily",
        "delegation": "off", "edition": "daily", "endorsement": "daily", "seat": "daily", "reminder": "off",
    }  # fmt: skip
    assert cast.send(name, "notices/choose", {**facts, **rest}).status_code == 303
    page = cast.get(name, "notices/choose").text
    assert '<option selected value="6">06:00</option>' in page
    assert ("Somebody takes" in page) is (name == "farida")
    assert cast.send(name, "notices/choose", {**facts, **rest, "minutes": "hourly"}).status_code == 422


def test_the_link_in_a_letter_stops_its_kind_when_it_is_confirmed_and_not_before(
    cast: Cast, settings: Settings
) -> None:
    open_round(cast)
    work(cast, settings, OPENED + timedelta(minutes=3))
    link = re.search(r"/stop/\S+", plain(letters(settings, "nia")[0]))
    assert link is not None
    nobody = cast.browser("nobody")
    for _ in range(3):  # scanners of mail look at every link
        assert "Stop it" in nobody.get(link[0]).text
    assert _is_at_once(cast)
    assert "It is stopped" in send(nobody, link[0], {}).text
    assert not _is_at_once(cast)
    assert nobody.get(link[0][:-3] + "xxx").status_code == 404


def _is_at_once(cast: Cast) -> bool:
    """Whether votes that open are mailed to Nia at once."""
    page = cast.get("nia", "notices/choose").text
    choice = page.split('name="vote_opened"', 1)[1].split("</select>", 1)[0]
    return '<option selected value="at_once">' in choice


def test_a_mail_that_was_refused_for_good_is_shown_to_the_facilitator_alone(cast: Cast) -> None:
    assert "All mail was delivered" in cast.get("farida", "notices/undelivered").text
    assert cast.get("nia", "notices/undelivered").status_code == 403
