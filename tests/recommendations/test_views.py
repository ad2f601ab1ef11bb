"""Recommendations in the browser."""

import html
from datetime import timedelta
from html.parser import HTMLParser

import pytest

from taskforce.core import clock
from taskforce.recommendations import queries
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.states import State
from taskforce.sources import actions as sources
from taskforce.voting import queries as votes
from tests.people import Cast
from tests.recommendations import scenes
from tests.recommendations.scenes import FIELDS, SOURCE, act, counted, load, propose

TYPED = {**FIELDS, "theme": "ties", "source": SOURCE}
PAGES = ("", "/write", "/place", "/put-to-vote", "/defer", "/draft", "/withdraw")
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"' onfocus=alert(3) [x](javascript:alert(4))"


@pytest.fixture(autouse=True)
def themes(cast: Cast) -> None:
    scenes.set_themes(cast)


def path(made: Recommendation, rest: str = "") -> str:
    return f"recommendations/{made.public_id}{rest}"


class _Doings(HTMLParser):
    """What in a page would run: scripts of its own, attributes that act, addresses that are programs."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag in ("script", "img", "iframe") and not (facts.get("src") or "").startswith("/static/"):
            self.found.append(tag)
        self.found += [
            name for name, value in attrs if name.startswith("on") or (value or "").startswith("javascript:")
        ]


def doings(page: str) -> list[str]:
    parser = _Doings()
    parser.feed(page)
    return parser.found


def everything(cast: Cast) -> list[Recommendation]:
    with cast.database.read() as session:
        return queries.everything(session, cast.actor("farida"))


def test_a_member_proposes_and_reads_it_on_its_page_and_on_the_board(cast: Cast) -> None:
    answer = cast.send("nia", "recommendations/new", TYPED)
    (made,) = everything(cast)
    assert (answer.status_code, answer.location) == (303, f"/t/rivers/recommendations/{made.public_id}")
    assert (made.fields.as_dict(), made.state, made.theme.key) == (FIELDS, State.PROPOSED, "ties")
    assert "Proposed." in cast.get("nia", path(made)).text
    page = cast.get("olive", path(made)).text
    for words in (*FIELDS.values(), "Nia O’Hara proposed it.", "1.1", made.key):
        assert words in html.unescape(page), words
    assert html.escape(FIELDS["title"]) in cast.get("olive", "recommendations").text


def test_an_idea_is_only_noted(cast: Cast) -> None:
    cast.send("nia", "recommendations/new", TYPED | {"as_idea": "y"})
    (made,) = everything(cast)
    assert made.state == State.IDEA


REFUSED = [
    # field        what is typed       what stands beside the field
    ("title",      " ",                "Please fill this in."),
    ("action",     "",                 "Please fill this in."),
    ("theme",      "harbours",         "Please choose one of the list."),
    ("addressee",  "a\0b",             "This holds a character that cannot be kept."),
    ("title",      "x" * 1_000_000,    "At most 300 characters; this has 1,000,000."),
    ("source",     "word " * 100_000,  "At most 200,000 characters; this has"),
    ("source",     "As said [@nobody, p. 1].", "There is no source “nobody” in the register."),
]  # fmt: skip


def test_what_cannot_be_taken_is_said_beside_the_field_and_what_was_typed_is_kept(cast: Cast) -> None:
    for field, typed, sentence in REFUSED:
        form = {**TYPED, "vehicle": "A vehicle that is kept", field: typed}
        answer = cast.send("nia", "recommendations/new", form)
        page = html.unescape(answer.text)
        assert (answer.status_code, sentence in page, "A vehicle that is kept" in page) == (
            422,
            True,
            True,
        ), (
            field,
            typed[:20],
        )
    assert everything(cast) == []


def test_half_a_surrogate_pair_does_no_harm(cast: Cast) -> None:
    form = {**TYPED, "by_when": "\ud800".encode("utf-8", "surrogatepass")}
    assert cast.send("nia", "recommendations/new", form).status_code == 303
    assert "\ud800" not in everything(cast)[0].fields.by_when


def test_hostile_words_in_any_field_are_words_on_every_page(cast: Cast) -> None:
    hostile = {name: f"{HOSTILE} {name}" for name in FIELDS}
    cast.send("mateo", "recommendations/new", {**hostile, "theme": "ties", "source": HOSTILE})
    (made,) = everything(cast)
    cast.send("farida", path(made, "/draft"), {"why": HOSTILE})
    written = {**hostile, "source": f"Also {HOSTILE}", "note": HOSTILE, "base": "1"}
    assert cast.send("mateo", path(made, "/write"), written).status_code == 303
    act(cast, "farida", "open_for_comment", made)
    act(cast, "farida", "close_comments", made)
    forms = [cast.get("farida", path(made, rest)) for rest in PAGES]
    assert cast.send("farida", path(made, "/put-to-vote"), vote_form(question=HOSTILE)).status_code == 303
    for page in (*forms, cast.get("farida", path(made)), cast.get("farida", "recommendations")):
        assert (page.status_code, doings(page.text)) == (200, []), page.request.path


def test_a_stranger_is_told_that_there_is_nothing_and_nobody_is_sent_to_the_door(cast: Cast) -> None:
    made = propose(cast, state=State.COMMENTS_CLOSED)
    for rest in PAGES:
        assert cast.get("stig", f"/t/rivers/{path(made, rest)}").status_code == 404, rest
        assert cast.get("stig", f"/t/harbours/{path(made, rest)}").status_code == 404, rest
        assert cast.send("stig", f"/t/harbours/{path(made, rest)}", {"why": "x"}).status_code in (404, 405), (
            rest
        )
        assert cast.browser("nobody").get(f"/t/rivers/{path(made, rest)}").status_code == 303, rest
    assert load(cast, made).state == State.COMMENTS_CLOSED


def test_what_is_not_there_is_not_there(cast: Cast) -> None:
    made = propose(cast)
    for rest in (
        "recommendations/0000000000000",
        "recommendations/%00",
        path(made, "/adopt"),
        path(made, "/fail"),
    ):
        assert cast.get("farida", rest).status_code == 404, rest


OPEN_TO = [
    # page           farida cora mateo nia  olive
    ("",             (200,  200, 200,  200, 200)),
    ("/write",       (200,  200, 200,  403, 403)),
    ("/place",       (200,  200, 403,  403, 403)),
    ("/put-to-vote", (200,  403, 403,  403, 403)),
    ("/defer",       (200,  200, 403,  403, 403)),
    ("/withdraw",    (200,  200, 200,  403, 403)),
]  # fmt: skip


def test_each_page_is_open_to_whom_it_concerns(cast: Cast) -> None:
    made = propose(cast, state=State.COMMENTS_CLOSED)
    for rest, statuses in OPEN_TO:
        who = ("farida", "cora", "mateo", "nia", "olive")
        assert tuple(cast.get(name, path(made, rest)).status_code for name in who) == statuses, rest
    assert cast.get("olive", "recommendations/new").status_code == 403


def test_an_observer_reads_and_finds_no_button(cast: Cast) -> None:
    page = cast.get("olive", path(propose(cast, state=State.OPEN_FOR_COMMENT))).text
    assert "Open for comment" in page
    for words in ("Write a version", "Close the comments", "Other steps", "Comment on it"):
        assert words not in page, words


def test_the_facilitator_moves_it_with_one_button_and_gives_a_reason_where_one_is_due(cast: Cast) -> None:
    made = propose(cast)
    assert "Take it into drafting" in cast.get("farida", path(made)).text
    assert cast.send("farida", path(made, "/draft"), {}).status_code == 303
    assert cast.send("farida", path(made, "/draft"), {}).status_code == 409
    silent = cast.send("farida", path(made, "/defer"), {"why": "  "})
    assert (silent.status_code, "Please say why" in silent.text) == (422, True)
    assert cast.send("farida", path(made, "/defer"), {"why": "After the elections."}).status_code == 303
    page = cast.get("nia", path(made)).text
    assert page.count("After the elections.") == 2, "in the sentence of its state, and in its record"


def test_a_member_moves_nothing_and_withdraws_only_what_is_theirs(cast: Cast) -> None:
    made = propose(cast, by="mateo")
    assert cast.send("mateo", path(made, "/draft"), {}).status_code == 403
    assert cast.send("nia", path(made, "/withdraw"), {"why": "Not mine."}).status_code == 403
    assert load(cast, made).state == State.PROPOSED
    assert cast.send("mateo", path(made, "/withdraw"), {"why": "Mine."}).status_code == 303
    assert load(cast, made).state == State.WITHDRAWN


def test_two_who_write_at_once_get_both_texts_and_nothing_is_overwritten(cast: Cast) -> None:
    made = propose(cast)
    hers = {**FIELDS, "source": "Hers entirely.", "base": "1", "note": ""}
    his = {**FIELDS, "source": "His entirely.", "base": "1", "note": "My reasons"}
    assert cast.send("farida", path(made, "/write"), hers).status_code == 303
    answer = cast.send("mateo", path(made, "/write"), his)
    assert answer.status_code == 409
    for words in ("Hers entirely.", "His entirely.", "My reasons", 'name="base"', 'value="2"'):
        assert words in answer.text, words
    assert load(cast, made).text.number == 2
    assert cast.send("mateo", path(made, "/write"), his | {"base": "2"}).status_code == 303
    assert load(cast, made).text.number == 3


def test_a_crooked_base_and_a_text_that_is_frozen_store_nothing(cast: Cast) -> None:
    made = propose(cast)
    for base in ("", "x", "-1", "9" * 30):
        assert cast.send("farida", path(made, "/write"), TYPED | {"base": base}).status_code == 422, base
    assert cast.send("farida", path(made, "/write"), TYPED | {"base": "1"}).status_code == 303
    assert load(cast, made).text.number == 1, "the same words make no version"
    frozen = propose(cast, state=State.UP_FOR_DECISION)
    assert cast.get("farida", path(frozen, "/write")).status_code == 409
    assert cast.send("farida", path(frozen, "/write"), TYPED | {"base": "1"}).status_code == 409


BESIDE = {"base": "cast", "quorum": "charter", "chairs": "charter"}


def vote_form(**changes: object) -> dict[str, object]:
    closes = (clock.now() + timedelta(days=3)).strftime("%Y-%m-%dT17:00")
    return {"question": "Shall it?", "closes_at": closes, "rule": "charter", **BESIDE} | changes


def test_the_facilitator_puts_it_to_the_vote_by_the_clocks_of_the_task_force(cast: Cast) -> None:
    made = propose(cast, state=State.COMMENTS_CLOSED)
    form = vote_form(closes_at="2096-07-01T17:00", rule="two_thirds", quorum="2/3")
    answer = cast.send("farida", path(made, "/put-to-vote"), form)
    assert answer.status_code == 303
    with cast.database.read() as session:
        (seen,) = votes.rounds_on(session, cast.actor("farida"), "recommendation", [made.public_id])[
            made.public_id
        ]
    assert answer.location.endswith(f"/votes/{seen.round.public_id}")
    assert seen.round.closes_at.isoformat() == "2096-07-01T21:00:00+00:00"
    assert (seen.round.rule["operator"], seen.round.rule["threshold"]) == ("at_least", "2/3")
    assert seen.round.rule["quorum"] == "2/3"
    page = cast.get("nia", path(made)).text
    assert "0 of 4 have voted" in page
    assert f"/votes/{seen.round.public_id}" in page


NOT_PUT = [
    # field        what is typed         what stands beside the field
    ("closes_at",  "2001-01-01T17:00",   "The vote must close at an hour that is still to come."),
    ("closes_at",  "2027-03-14T02:30",   "This hour does not exist"),
    ("closes_at",  "soon",               "Please give a day and an hour"),
    ("question",   "",                   "Please fill this in."),
    ("rule",       "acclamation",        "Please choose one of these."),
    ("quorum",     "1/0",                "Please choose one of the list."),
    ("rule",       "n_of_m",             "Please say how many must say yes."),
    ("recused",    "nobody",             "valid choice"),
]  # fmt: skip


def test_a_vote_that_cannot_be_opened_is_refused_beside_the_field_and_freezes_nothing(cast: Cast) -> None:
    made = propose(cast, state=State.COMMENTS_CLOSED)
    for field, typed, sentence in NOT_PUT:
        form = vote_form(question="Shall this be kept?") | {field: typed}
        answer = cast.send("farida", path(made, "/put-to-vote"), form)
        assert (answer.status_code, sentence in html.unescape(answer.text)) == (422, True), (field, typed)
        assert field == "question" or "Shall this be kept?" in answer.text
    assert load(cast, made).state == State.COMMENTS_CLOSED


def test_a_critical_comment_without_an_answer_blocks_the_vote_and_the_page_leads_to_it(cast: Cast) -> None:
    made = propose(cast, state=State.OPEN_FOR_COMMENT)
    critical = scenes.comment(cast, made)
    act(cast, "farida", "close_comments", made)
    page = cast.get("farida", path(made)).text
    assert f'href="#comment-{critical.public_id}"' in page
    assert "Put it to the vote" not in page
    refused = cast.send("farida", path(made, "/put-to-vote"), vote_form())
    assert (refused.status_code, "One critical comment waits" in refused.text) == (409, True)


def test_the_page_shows_the_result_with_its_sentence_and_the_board_its_figures(cast: Cast) -> None:
    made = propose(cast, state=State.COMMENTS_CLOSED)
    round_ = scenes.put_to_vote(cast, made)
    scenes.vote(cast, round_, cora="yes", mateo="yes", nia="no")
    scenes.close(cast, round_)
    page = cast.get("olive", path(made)).text
    assert "Adopted: 2 yes, 1 no" in page
    assert "2 yes to 1 no" in page
    assert "It was adopted." in page
    assert "2 yes, 1 no" in cast.get("olive", "recommendations").text


def test_the_board_can_be_narrowed_to_a_state_and_a_state_that_is_none_narrows_nothing(cast: Cast) -> None:
    propose(cast, fields=FIELDS | {"title": "One door"})
    propose(cast, state=State.DRAFTING, fields=FIELDS | {"title": "Two doors"})
    page = cast.get("nia", "recommendations?state=drafting").text
    assert ("One door" in page, "Two doors" in page) == (False, True)
    assert "One door" in cast.get("nia", "recommendations?state=<script>").text
    assert "Nothing of that kind" in cast.get("nia", "recommendations?state=adopted").text


def test_an_empty_board_says_what_comes_here_and_who_puts_it(cast: Cast) -> None:
    assert "Propose the first" in cast.get("nia", "recommendations").text
    assert "Members, co-chairs and the facilitator propose them." in cast.get("olive", "recommendations").text
    assert "The charter has no themes yet" in cast.get("stig", "recommendations/new").text


def test_it_is_given_another_place_in_the_browser(cast: Cast) -> None:
    first, second = propose(cast), propose(cast)
    form = {"theme": "ties", "position": "1"}
    assert cast.send("cora", path(second, "/place"), form).status_code == 303
    assert [load(cast, one).hanging_number for one in (first, second)] == ["1.2", "1.1"]
    for position in ("0", "x", "1e3"):
        assert cast.send("cora", path(second, "/place"), form | {"position": position}).status_code == 422
    assert cast.send("nia", path(second, "/place"), form).status_code == 403


def test_both_pages_ask_few_statements_from_the_door_to_the_foot(cast: Cast) -> None:
    made = propose(cast, state=State.OPEN_FOR_COMMENT)
    scenes.dispose(cast, scenes.comment(cast, made))
    cast.get("farida", "recommendations")
    with counted(cast.database) as on_board:
        cast.get("farida", "recommendations")
    with counted(cast.database) as on_page:
        cast.get("farida", path(made))
    assert len(on_board) <= 8
    assert len(on_page) <= 12


def test_a_cited_source_stands_under_the_text_and_in_what_it_rests_on(cast: Cast) -> None:
    with cast.database.write() as session:
        sources.add_source(session, cast.actor("farida"), key="survey", kind="report", title="Forty Harbors")
    page = cast.get("nia", path(propose(cast, source="Four towns [@survey, p. 12]."))).text
    assert page.count("<em>Forty Harbors</em>") == 2
