"""The pages of votes, as each person meets them."""

import re
from datetime import timedelta
from itertools import product
from zoneinfo import ZoneInfo

from taskforce.core import clock
from taskforce.voting.models import Round
from tests.people import Cast
from tests.voting.scenes import close, one_dredge, open_round, seen_by

SECRET = "Because the moorings are mine."


def open_now(cast: Cast) -> Round:
    """A round that is open while the test runs."""
    now = clock.now()
    return open_round(cast, now=now, closes_at=now + timedelta(days=1))


def ballot(cast: Cast, name: str, round_: Round, **facts: str) -> str:
    """The words of the page that follows when this person sends a ballot."""
    answer = cast.send(name, f"votes/{round_.public_id}/cast", facts)
    assert answer.status_code == 303, answer.text
    return cast.get(name, f"votes/{round_.public_id}").text


def close_now(cast: Cast, round_: Round) -> Round:
    """The round, closed after its hour."""
    return close(cast, round_, now=clock.now() + timedelta(days=2))


def words(page: str) -> str:
    """What is read on a page, without marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_a_member_votes_sees_the_receipt_and_changes_the_position(cast: Cast) -> None:
    round_ = open_now(cast)
    first = words(ballot(cast, "mateo", round_, choice="yes", reason=SECRET, key="k1"))
    position = seen_by(cast, "mateo", round_).position
    assert position is not None
    assert "Your position is taken: yes." in first
    assert f"{position.receipt[:4]} {position.receipt[4:8]}" in first
    assert "Change my position" in first
    second = words(ballot(cast, "mateo", round_, choice="recuse", reason="", key="k2"))
    assert "Your position is taken: recuse." in second
    assert SECRET not in second


def test_the_ballot_says_what_is_voted_on_by_which_rule_and_until_when(cast: Cast) -> None:
    round_ = open_now(cast)
    page = words(cast.get("nia", f"votes/{round_.public_id}").text)
    local = round_.closes_at.astimezone(ZoneInfo("America/New_York"))
    for expected in (
        f"{local:%H:%M %Z}",
        "Shall “Own a dredge together” be adopted?",
        "Neighboring harbor towns",
        "Four towns that own one dredge wait eleven days",
        "Harbor Institute, Forty Harbors , 12.",
        "Adopted when more than half of the votes cast",
        "0 of 4 have voted. The quorum of 2 is not there yet.",
        "You have not voted.",
        one_dredge().sha256[:4],
    ):
        assert expected in page


def test_while_it_is_open_no_page_shows_what_somebody_else_said(cast: Cast) -> None:
    round_ = open_now(cast)
    ballot(cast, "mateo", round_, choice="no", reason=SECRET, key="k1")
    paths = ("votes", f"votes/{round_.public_id}")
    for name, path in product(("farida", "cora", "nia", "olive"), paths):
        page = words(cast.get(name, path).text)
        assert SECRET not in page
        assert "Mateo" not in page
        assert "1 of 4 have voted" in page


def test_after_the_close_everybody_sees_it_with_the_name(cast: Cast) -> None:
    round_ = open_now(cast)
    ballot(cast, "mateo", round_, choice="no", reason=SECRET, key="k1")
    closed = close_now(cast, round_)
    for name in ("farida", "cora", "olive"):
        page = words(cast.get(name, f"votes/{round_.public_id}").text)
        for expected in ("Mateo de la Cruz", SECRET, closed.sentence, "Closed is final"):
            assert expected in page
        assert "Cast my position" not in page


def test_who_has_no_ballot_is_told_why(cast: Cast) -> None:
    round_ = open_now(cast)
    for name in ("farida", "olive"):
        page = words(cast.get(name, f"votes/{round_.public_id}").text)
        assert "Members and co-chairs vote." in page
        assert "Cast my position" not in page
        assert cast.send(name, f"votes/{round_.public_id}/cast", {"choice": "yes"}).status_code == 403


def test_a_forged_choice_is_refused_and_what_was_typed_is_kept(cast: Cast) -> None:
    round_ = open_now(cast)
    for choice in ("", "maybe", "YES", "\x00", "yes, no"):
        facts = {"choice": choice, "reason": SECRET, "key": "k1"}
        answer = cast.send("mateo", f"votes/{round_.public_id}/cast", facts)
        assert answer.status_code == 422
        assert SECRET in answer.text
        assert "Please choose one" in answer.text
    assert seen_by(cast, "mateo", round_).given == 0


def test_a_reason_that_cannot_be_kept_is_refused_beside_its_field(cast: Cast) -> None:
    round_ = open_now(cast)
    for reason, sentence in (
        ("x" * 1_000_000, "At most 5,000 characters; this has 1,000,000."),
        ("a\x00b", "cannot be kept"),
    ):
        facts = {"choice": "yes", "reason": reason, "key": "k1"}
        answer = cast.send("mateo", f"votes/{round_.public_id}/cast", facts)
        assert (answer.status_code, sentence in answer.text) == (422, True)
    assert seen_by(cast, "mateo", round_).given == 0


def test_a_key_of_a_megabyte_is_refused(cast: Cast) -> None:
    round_ = open_now(cast)
    facts = {"choice": "yes", "key": "k" * 1_000_000}
    assert cast.send("mateo", f"votes/{round_.public_id}/cast", facts).status_code == 422


def test_hostile_markdown_in_a_reason_does_nothing(cast: Cast) -> None:
    round_ = open_now(cast)
    hostile = "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>"
    ballot(cast, "mateo", round_, choice="no", reason=hostile, key="k1")
    close_now(cast, round_)
    page = cast.get("nia", f"votes/{round_.public_id}").text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page


def test_a_ballot_sent_twice_counts_once_and_an_old_one_does_not_undo_the_new(cast: Cast) -> None:
    round_ = open_now(cast)
    ballot(cast, "mateo", round_, choice="yes", key="k1")
    ballot(cast, "mateo", round_, choice="no", key="k2")
    page = words(ballot(cast, "mateo", round_, choice="yes", key="k1"))
    assert "What counts is your later position: no." in page
    assert seen_by(cast, "mateo", round_).given == 1


def test_a_ballot_without_a_key_is_taken(cast: Cast) -> None:
    round_ = open_now(cast)
    assert "Your position is taken: yes." in ballot(cast, "mateo", round_, choice="yes")


def test_a_vote_after_close_is_told_that_it_was_not_taken(cast: Cast) -> None:
    round_ = open_now(cast)
    close_now(cast, round_)
    answer = cast.send("mateo", f"votes/{round_.public_id}/cast", {"choice": "yes", "key": "k1"})
    assert (answer.status_code, "Your position was not taken." in answer.text) == (409, True)


def test_nobody_votes_for_somebody_else_by_adding_fields(cast: Cast) -> None:
    round_ = open_now(cast)
    nia = cast.actor("nia").public_id
    ballot(cast, "mateo", round_, choice="yes", key="k1", person=nia, person_id="4", round_id="9")
    assert seen_by(cast, "nia", round_).position is None


def test_the_facilitator_closes_once_everyone_has_voted(cast: Cast) -> None:
    round_ = open_now(cast)
    assert "Count and close" not in cast.get("farida", f"votes/{round_.public_id}").text
    assert cast.send("farida", f"votes/{round_.public_id}/close", {}).status_code == 403
    for name in ("cora", "mateo", "nia", "tomas"):
        ballot(cast, name, round_, choice="yes", key=name)
    assert "Count and close" in cast.get("farida", f"votes/{round_.public_id}").text
    assert cast.send("farida", f"votes/{round_.public_id}/close", {}).status_code == 303
    assert "Adopted: 4 yes, 0 no." in words(cast.get("olive", f"votes/{round_.public_id}").text)
    assert cast.send("farida", f"votes/{round_.public_id}/close", {}).status_code == 409


def test_nobody_else_closes(cast: Cast) -> None:
    round_ = open_now(cast)
    for name in ("cora", "mateo", "olive"):
        assert cast.send(name, f"votes/{round_.public_id}/close", {}).status_code == 403


def test_people_of_another_task_force_find_nothing(cast: Cast) -> None:
    round_ = open_now(cast)
    for slug in ("rivers", "harbours"):
        path = f"/t/{slug}/votes/{round_.public_id}"
        assert cast.get("sunniva", path).status_code == 404
        assert cast.send("sunniva", f"{path}/cast", {"choice": "yes", "key": "k1"}).status_code == 404
        assert cast.send("stig", f"{path}/close", {}).status_code == 404
    assert seen_by(cast, "mateo", round_).given == 0


def test_the_list_says_first_what_needs_my_vote(cast: Cast) -> None:
    round_ = open_now(cast)
    assert "Still needs your vote" in cast.get("mateo", "votes").text
    assert "Still needs your vote" not in cast.get("olive", "votes").text
    ballot(cast, "mateo", round_, choice="abstain", key="k1")
    page = words(cast.get("mateo", "votes").text)
    assert "Still needs your vote" not in page
    assert "Your position: abstain." in page


def test_an_empty_list_says_what_comes_here_and_who_puts_it(cast: Cast) -> None:
    page = words(cast.get("olive", "votes").text)
    assert "No votes yet" in page
    assert "when the facilitator puts a recommendation to the body" in page


def test_the_address_of_casting_leads_back_to_the_ballot(cast: Cast) -> None:
    round_ = open_now(cast)
    answer = cast.get("mateo", f"votes/{round_.public_id}/cast")
    assert (answer.status_code, answer.location) == (303, f"/t/rivers/votes/{round_.public_id}")
