"""What is done to recommendations, and what becomes of their text and their vote."""

from datetime import timedelta

import pytest

from taskforce.core import canonical, clock
from taskforce.core.actor import program
from taskforce.core.errors import Conflict, NotAllowed, Refused, WrongState
from taskforce.core.events import Event
from taskforce.recommendations import actions, queries
from taskforce.recommendations.states import State
from taskforce.texts import queries as texts
from taskforce.texts.models import CommentRound
from tests.people import Cast
from tests.recommendations import scenes
from tests.recommendations.scenes import FIELDS, NOW, SOURCE, act, kinds_of, load, propose


@pytest.fixture(autouse=True)
def themes(cast: Cast) -> None:
    scenes.set_themes(cast)


def test_a_proposal_has_a_key_of_its_title_its_first_version_and_the_next_place_of_its_theme(
    cast: Cast,
) -> None:
    first, second = propose(cast), propose(cast, by="nia")
    assert (first.key, second.key) == ("create-an-office-for-cities", "create-an-office-for-cities-2")
    assert (first.hanging_number, second.hanging_number) == ("1.1", "1.2")
    assert (first.state, first.text.number, first.fields.as_dict()) == (State.PROPOSED, 1, FIELDS)
    assert first.proposed_by.printed_name == "Mateo de la Cruz"


def test_a_file_gives_its_own_key_and_a_taken_or_crooked_one_is_refused(cast: Cast) -> None:
    assert propose(cast, key="one-door").key == "one-door"
    for key in ("one-door", "One Door", "", "x" * 64, "-x"):
        with pytest.raises(Refused) as refusal:
            propose(cast, key=key)
        assert refusal.value.field == "key"


def test_an_idea_is_noted_and_put_forward_by_whoever_had_it(cast: Cast) -> None:
    idea = propose(cast, state=State.IDEA)
    assert idea.state == State.IDEA
    assert act(cast, "mateo", "write", idea, base=1, fields=FIELDS, source="Better.").number == 2
    act(cast, "mateo", "put_forward", idea)
    assert load(cast, idea).state == State.PROPOSED


def test_without_a_title_who_or_what_nothing_is_proposed(cast: Cast) -> None:
    for field in ("title", "addressee", "action"):
        with pytest.raises(Refused) as refusal:
            propose(cast, fields=FIELDS | {field: " "})
        assert refusal.value.field == field


def test_a_theme_that_is_not_in_the_charter_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused) as refusal:
        propose(cast, theme="harbours")
    assert refusal.value.field == "theme"


def test_an_observer_proposes_nothing(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        propose(cast, by="olive")


def test_a_version_is_written_on_the_one_before_and_the_same_words_make_none(cast: Cast) -> None:
    made = propose(cast)
    fields = FIELDS | {"title": "Create one office"}
    version = act(cast, "mateo", "write", made, base=1, fields=fields, source=SOURCE, note="Shorter.")
    again = act(cast, "farida", "write", made, base=2, fields=fields, source=SOURCE)
    assert (version.number, again.number, load(cast, made).fields.title) == (2, 2, "Create one office")
    assert load(cast, made).text.label == "Create one office"
    assert load(cast, made).key == "create-an-office-for-cities"
    with cast.database.read() as session:
        assert kinds_of(session, made) == ["recommendation.proposed", "recommendation.written"]


def test_who_writes_on_an_old_version_gets_both_texts_and_nothing_is_stored(cast: Cast) -> None:
    made = propose(cast)
    act(cast, "farida", "write", made, base=1, fields=FIELDS, source="Hers.")
    with pytest.raises(Conflict) as conflict:
        act(cast, "mateo", "write", made, base=1, fields=FIELDS, source="His.")
    assert ("Hers." in conflict.value.theirs.values(), "His." in conflict.value.mine.values()) == (True, True)
    assert load(cast, made).text.number == 2


def test_what_is_frozen_takes_no_version(cast: Cast) -> None:
    made = propose(cast, state=State.UP_FOR_DECISION)
    with pytest.raises(WrongState, match="no edits"):
        act(cast, "farida", "write", made, base=1, fields=FIELDS, source="Late.")


TEXT_IN = [
    # state                    edits  comments frozen
    (State.IDEA,               True,  False,   False),
    (State.PROPOSED,           True,  False,   False),
    (State.DRAFTING,           True,  False,   False),
    (State.OPEN_FOR_COMMENT,   True,  True,    False),
    (State.COMMENTS_CLOSED,    True,  False,   False),
    (State.UP_FOR_DECISION,    False, False,   True),
    (State.DEFERRED,           False, False,   True),
    (State.WITHDRAWN,          False, False,   True),
]  # fmt: skip


def test_the_text_takes_what_the_state_lets_it_take(cast: Cast) -> None:
    for state, *takes in TEXT_IN:
        text = propose(cast, state=state).text
        assert [text.takes_edits, text.takes_comments, text.frozen_at is not None] == takes, state


def test_a_move_out_of_turn_is_refused_and_changes_neither_state_nor_text(cast: Cast) -> None:
    made = propose(cast)
    with pytest.raises(WrongState):
        act(cast, "farida", "open_for_comment", made)
    assert (load(cast, made).state, load(cast, made).text.takes_comments) == (State.PROPOSED, False)


def test_what_wants_a_reason_is_refused_without_one(cast: Cast) -> None:
    made = propose(cast, state=State.COMMENTS_CLOSED)
    for verb in ("defer", "withdraw", "take_back", "take_up_again"):
        with pytest.raises(Refused) as refusal:
            act(cast, "farida", verb, made, why=" ")
        assert refusal.value.field == "why"


def test_who_proposed_it_withdraws_it_while_comments_are_open_and_they_end(cast: Cast) -> None:
    made = propose(cast, state=State.OPEN_FOR_COMMENT)
    act(cast, "mateo", "withdraw", made, why="Overtaken.")
    found = load(cast, made)
    assert (found.state, found.text.takes_comments) == (State.WITHDRAWN, False)
    act(cast, "cora", "take_up_again", made, why="Not overtaken after all.")
    assert (load(cast, made).state, load(cast, made).text.takes_edits) == (State.DRAFTING, True)


def test_an_unanswered_critical_comment_holds_up_the_vote_and_an_editorial_one_does_not(cast: Cast) -> None:
    made = propose(cast, state=State.OPEN_FOR_COMMENT)
    critical = scenes.comment(cast, made)
    scenes.comment(cast, made, kind="editorial", body="A comma.")
    act(cast, "farida", "close_comments", made)
    with pytest.raises(WrongState, match="One critical comment"):
        act(cast, "farida", "bring_to_decision", made)
    with pytest.raises(WrongState, match="One critical comment"):
        scenes.put_to_vote(cast, made)
    assert load(cast, made).state == State.COMMENTS_CLOSED
    scenes.dispose(cast, critical, "rejected", "The cost is given in version 2.")
    assert scenes.put_to_vote(cast, made).is_open


def test_the_vote_is_bound_to_every_printed_field_the_text_and_the_sources_as_frozen(cast: Cast) -> None:
    made = propose(cast, state=State.COMMENTS_CLOSED)
    round_ = scenes.put_to_vote(cast, made)
    found = load(cast, made)
    frozen = round_.matter_text
    assert (found.state, found.text.frozen_at is not None) == (State.UP_FOR_DECISION, True)
    assert (round_.matter_kind, round_.matter_id) == ("recommendation", made.public_id)
    assert (frozen["version"], frozen["fields"]) == (1, FIELDS)
    assert [block["source"] for block in frozen["blocks"]] == SOURCE.split("\n\n")
    assert canonical.digest(frozen) == round_.matter_sha256
    with cast.database.read() as session:
        assert kinds_of(session, made)[-2:] == [
            "recommendation.brought_to_decision",
            "recommendation.put_to_vote",
        ]


def test_what_was_brought_to_decision_earlier_is_put_to_the_vote_later(cast: Cast) -> None:
    made = propose(cast, state=State.UP_FOR_DECISION)
    assert scenes.put_to_vote(cast, made).matter_id == made.public_id


def test_only_the_facilitator_puts_it_to_the_vote(cast: Cast) -> None:
    made = propose(cast, state=State.COMMENTS_CLOSED)
    with pytest.raises(NotAllowed):
        scenes.put_to_vote(cast, made, by="cora")
    assert load(cast, made).state == State.COMMENTS_CLOSED


def test_a_refused_hour_leaves_the_recommendation_where_it_was(cast: Cast) -> None:
    made = propose(cast, state=State.COMMENTS_CLOSED)
    with pytest.raises(Refused):
        act(cast, "farida", "put_to_vote", made, question="Shall it?", closes_at=NOW - timedelta(hours=1))
    assert (load(cast, made).state, load(cast, made).text.frozen_at) == (State.COMMENTS_CLOSED, None)


def test_while_a_vote_is_open_it_does_not_move(cast: Cast) -> None:
    made = propose(cast, state=State.COMMENTS_CLOSED)
    scenes.put_to_vote(cast, made)
    for verb in ("take_back", "defer", "withdraw"):
        with pytest.raises(WrongState, match="A vote on this is open"):
            act(cast, "farida", verb, made, why="Second thoughts.")
    with pytest.raises(WrongState, match="already being voted on"):
        scenes.put_to_vote(cast, made)


RESULTS = [
    # cora   mateo  nia    tomas  state                  what the record says
    ("yes",  "yes", "no",  "",    State.ADOPTED,         "recommendation.adopted"),
    ("yes",  "no",  "no",  "",    State.FAILED,          "recommendation.failed"),
    ("yes",  "no",  "",    "",    State.FAILED,          "recommendation.failed"),
    ("yes",  "",    "",    "",    State.UP_FOR_DECISION, "recommendation.left_undecided"),
]  # fmt: skip


def test_the_close_of_the_vote_settles_it(cast: Cast) -> None:
    for *choices, state, kind in RESULTS:
        made = propose(cast, state=State.COMMENTS_CLOSED)
        round_ = scenes.put_to_vote(cast, made)
        said = zip(("cora", "mateo", "nia", "tomas"), choices, strict=True)
        scenes.vote(cast, round_, **{name: str(choice) for name, choice in said if choice})
        scenes.close(cast, round_, program(made.task_force_id))
        assert load(cast, made).state == state, choices
        with cast.database.read() as session:
            assert kinds_of(session, made)[-1] == kind


def test_a_vote_without_its_quorum_can_be_held_again(cast: Cast) -> None:
    made = propose(cast, state=State.COMMENTS_CLOSED)
    scenes.close(cast, scenes.put_to_vote(cast, made))
    with clock.at(scenes.CLOSES), cast.database.write() as session:
        actor = cast.actor("farida")
        found = queries.recommendation(session, actor, made.public_id)
        later = scenes.CLOSES + timedelta(days=1)
        assert actions.put_to_vote(session, actor, found, question="Again?", closes_at=later).is_open


def test_what_failed_is_taken_up_again_and_its_frozen_version_stays(cast: Cast) -> None:
    made = propose(cast, state=State.COMMENTS_CLOSED)
    round_ = scenes.put_to_vote(cast, made)
    scenes.vote(cast, round_, cora="no", mateo="no")
    scenes.close(cast, round_)
    act(cast, "farida", "take_up_again", made, why="A new wording is on the table.")
    act(cast, "farida", "write", made, base=1, fields=FIELDS, source="Another.")
    with cast.database.read() as session:
        actor = cast.actor("farida")
        assert texts.printed(session, actor, made.text_id, 1).source == SOURCE
        assert texts.printed(session, actor, made.text_id).source == "Another."


def test_a_recommendation_gets_another_place_and_the_others_make_room(cast: Cast) -> None:
    first, second, third = propose(cast), propose(cast), propose(cast, theme="capacity")
    act(cast, "cora", "place", third, theme="ties", position=1)
    numbers = [load(cast, one).hanging_number for one in (first, second, third)]
    assert numbers == ["1.2", "1.3", "1.1"]


def test_every_act_works_in_the_past_as_a_file_replays_it(cast: Cast) -> None:
    moment = NOW - timedelta(days=1500)
    made = propose(cast)
    act(cast, "farida", "draft", made, now=moment)
    assert load(cast, made).moved_at == moment


def test_a_theme_under_which_something_stands_does_not_go(cast: Cast) -> None:
    propose(cast, theme="ties")
    answer = cast.send(
        "farida", "charter/themes", {"edition": "2", "themes-0-key": "other", "themes-0-title": "Other"}
    )
    assert answer.status_code == 422
    assert "“Structuring commitment” has recommendations under it and cannot go." in answer.text
    assert "Structuring commitment" in cast.get("mateo", "charter").text


def test_a_round_that_ends_with_its_recommendation_names_who_ended_it_and_the_move_names_the_round(
    cast: Cast,
) -> None:
    made = propose(cast, state=State.OPEN_FOR_COMMENT)
    act(cast, "mateo", "withdraw", made, why="It is done elsewhere.")
    with cast.database.read() as session:
        round_ = session.query(CommentRound).one()
        opened = session.query(Event).filter_by(kind="recommendation.opened_for_comment").one()
        closed = session.query(Event).filter_by(kind="comment_round.closed").one()
    assert (round_.state, round_.closed_by_name) == ("closed", "Mateo de la Cruz")
    assert (opened.facts["round"], closed.by_name) == (round_.public_id, "Mateo de la Cruz")
