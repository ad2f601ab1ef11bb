"""What is read of recommendations: the board, the page, the next steps; and with how few statements."""

from pathlib import Path

import pytest

from taskforce.core.errors import NotFound
from taskforce.recommendations import queries
from taskforce.recommendations.queries.board import Board
from taskforce.recommendations.queries.page import Whole
from taskforce.recommendations.rules.record import SENTENCES
from taskforce.recommendations.states import State
from taskforce.sources import actions as sources
from tests.people import Cast
from tests.recommendations import scenes
from tests.recommendations.scenes import FIELDS, act, counted, propose

ACTIONS = Path(__file__).parents[2] / "taskforce" / "recommendations" / "actions"


@pytest.fixture(autouse=True)
def themes(cast: Cast) -> None:
    scenes.set_themes(cast)


def board(cast: Cast, by: str = "farida", only: State | None = None) -> Board:
    with cast.database.read() as session:
        return queries.board(session, cast.actor(by), queries.Wanted(only))


def whole(cast: Cast, public_id: str, by: str = "farida") -> Whole:
    with cast.database.read() as session:
        return queries.whole(session, cast.actor(by), public_id)


def adopted(cast: Cast) -> str:
    made = propose(cast, state=State.COMMENTS_CLOSED, theme="capacity")
    round_ = scenes.put_to_vote(cast, made)
    scenes.vote(cast, round_, cora="yes", mateo="yes", nia="no")
    scenes.close(cast, round_)
    return made.public_id


def test_the_board_says_by_theme_where_each_stands_and_what_waits_on_it(cast: Cast) -> None:
    made = propose(cast, state=State.OPEN_FOR_COMMENT)
    scenes.comment(cast, made)
    scenes.comment(cast, made, kind="editorial")
    adopted(cast)
    propose(cast, state=State.WITHDRAWN)
    found = board(cast)
    assert [(one.title, len(one.rows)) for one in found.shown] == [
        ("Structuring commitment", 1),
        ("City and state capacity", 1),
    ]
    commented, settled = found.sections[0].rows[0], found.sections[1].rows[0]
    assert (commented.number, commented.title, commented.comments) == ("1.1", FIELDS["title"], (2, 1))
    assert commented.brief == "The Secretary of State, within one year of publication"
    assert (settled.state, settled.vote and (settled.vote.yes, settled.vote.no)) == (State.ADOPTED, (2, 1))
    assert [row.state for row in found.aside] == [State.WITHDRAWN]
    assert found.title == "Three recommendations"
    assert found.sentence == "One is open for comment, one is adopted and one is withdrawn."


def test_the_board_of_one_state_shows_those_and_counts_all(cast: Cast) -> None:
    propose(cast)
    propose(cast, state=State.WITHDRAWN)
    found = board(cast, only=State.WITHDRAWN)
    assert [row.state for section in found.sections for row in section.rows] == [State.WITHDRAWN]
    assert (found.count, found.aside) == (2, [])


def test_the_board_can_be_asked_by_theme_for_what_needs_a_vote_and_for_ones_own(cast: Cast) -> None:
    propose(cast)
    adopted(cast)
    ready = propose(cast, state=State.COMMENTS_CLOSED, theme="capacity")
    asked = [
        (queries.Wanted(theme="capacity"), {State.ADOPTED, State.COMMENTS_CLOSED}),
        (queries.Wanted(theme="nothing"), set()),
        (queries.Wanted(undecided=True), {State.COMMENTS_CLOSED}),
        (queries.Wanted(undecided=True, theme="ties"), set()),
    ]
    for wanted, shown in asked:
        with cast.database.read() as session:
            found = queries.board(session, cast.actor("nia"), wanted)
        assert {state for state, _ in found.columns} == shown
        assert (found.count, found.undecided) == (3, 1)
    for who, count in (("mateo", 3), ("dana", 3), ("nia", 0)):
        with cast.database.read() as session:
            mine = queries.board(session, cast.actor(who), queries.Wanted(mine=True))
        assert sum(len(rows) for _, rows in mine.columns) == count
    assert next(row for row in found_rows(cast) if row.public_id == ready.public_id).turn == (
        "the facilitator puts it to the vote"
    )


def found_rows(cast: Cast) -> list[queries.Row]:
    return [row for section in board(cast).sections for row in section.rows]


def test_another_task_force_has_a_board_of_its_own(cast: Cast) -> None:
    made = propose(cast)
    assert board(cast, by="stig").count == 0
    with pytest.raises(NotFound):
        whole(cast, made.public_id, by="stig")


def test_the_board_asks_the_same_few_statements_whatever_its_length(cast: Cast) -> None:
    def statements() -> int:
        actor = cast.actor("farida")
        with counted(cast.database) as sent, cast.database.read() as session:
            queries.board(session, actor)
        return len(sent)

    adopted(cast)
    few = statements()
    for _ in range(12):
        scenes.comment(cast, propose(cast, state=State.OPEN_FOR_COMMENT))
    assert (statements(), few) == (4, 4)


def test_the_page_of_one_asks_at_most_ten_statements_whatever_hangs_on_it(cast: Cast) -> None:
    made = propose(cast, state=State.OPEN_FOR_COMMENT)
    for number in range(1, 4):
        critical = scenes.comment(cast, made)
        scenes.dispose(cast, critical)
        act(cast, "mateo", "write", made, base=number, fields=FIELDS, source=f"Version {number + 1}.")
    act(cast, "farida", "close_comments", made)
    scenes.put_to_vote(cast, made)
    actor = cast.actor("farida")
    with counted(cast.database) as sent, cast.database.read() as session:
        found = queries.whole(session, actor, made.public_id)
    assert (len(found.record.all_comments), len(found.record.versions), len(found.votes)) == (3, 4, 1)
    assert len(sent) <= 9, "one is left for what meetings put on the page"


def test_the_record_tells_every_act_in_order_with_what_was_said(cast: Cast) -> None:
    made = propose(cast, state=State.OPEN_FOR_COMMENT)
    scenes.dispose(cast, scenes.comment(cast, made), "rejected", "It is given.")
    act(cast, "farida", "defer", made, why="After the elections.")
    found = whole(cast, made.public_id)
    assert [(one.words, one.said) for one in found.acts] == [
        ("Mateo de la Cruz proposed it.", ""),
        ("Farida Okonjo took it into drafting.", ""),
        ("Farida Okonjo opened version 1 for comment.", ""),
        ("Nia O’Hara made a critical comment on version 1.", ""),
        ("Farida Okonjo answered a comment: rejected.", ""),
        ("Farida Okonjo deferred it.", "After the elections."),
    ]
    assert found.last_said == found.acts[-1]


def test_every_kind_of_act_has_its_sentence() -> None:
    source = "".join(file.read_text() for file in ACTIONS.glob("*.py"))
    kinds = {word for word in source.split('"') if word.startswith("recommendation.")}
    assert kinds == {kind for kind in SENTENCES if kind.startswith("recommendation.")}


STEPS = [
    # state                    who       the one thing to do   may write
    (State.IDEA,               "mateo",  "put_forward",        True),
    (State.PROPOSED,           "farida", "draft",              True),
    (State.PROPOSED,           "mateo",  None,                 True),
    (State.DRAFTING,           "cora",   "open_for_comment",   True),
    (State.OPEN_FOR_COMMENT,   "farida", "close_comments",     True),
    (State.OPEN_FOR_COMMENT,   "nia",    None,                 False),
    (State.COMMENTS_CLOSED,    "farida", "put_to_vote",        True),
    (State.COMMENTS_CLOSED,    "cora",   "bring_to_decision",  True),
    (State.UP_FOR_DECISION,    "farida", "put_to_vote",        False),
    (State.UP_FOR_DECISION,    "mateo",  None,                 False),
    (State.WITHDRAWN,          "farida", None,                 False),
]  # fmt: skip


def test_each_is_told_the_one_thing_to_do_next(cast: Cast) -> None:
    made = {state: propose(cast, state=state).public_id for state in {state for state, *_ in STEPS}}
    for state, who, verb, may_write in STEPS:
        steps = whole(cast, made[state], by=who).next
        assert (steps.main and steps.main.verb, steps.may_write) == (verb, may_write), (state, who)


def test_while_a_critical_comment_is_open_nothing_can_be_frozen_and_the_page_says_where_it_is(
    cast: Cast,
) -> None:
    made = propose(cast, state=State.OPEN_FOR_COMMENT)
    critical = scenes.comment(cast, made)
    act(cast, "farida", "close_comments", made)
    found = whole(cast, made.public_id)
    assert found.next.main is None
    assert "bring_to_decision" not in [step.verb for step in found.next.others]
    assert (found.critical, found.tone) == (critical.public_id, "block")
    assert found.comments.sentence == "One comment waits for an answer; one is critical."


def test_while_a_vote_is_open_nothing_else_can_be_done(cast: Cast) -> None:
    made = propose(cast, state=State.COMMENTS_CLOSED)
    scenes.put_to_vote(cast, made)
    found = whole(cast, made.public_id)
    assert (found.is_voted_on, found.next.main, found.next.others) == (True, None, [])


def test_each_source_is_named_once_where_it_says_what_the_text_rests_on(cast: Cast) -> None:
    with cast.database.write() as session:
        sources.add_source(session, cast.actor("farida"), key="survey", kind="report", title="Forty Harbors")
    made = propose(cast, source="Four towns [@survey, p. 12].\n\nAnd again [@survey, p. 14].")
    (note,) = whole(cast, made.public_id).sources
    assert note.startswith("*Forty Harbors*")
    assert note.endswith("12.")


def test_all_stand_in_the_order_of_print(cast: Cast) -> None:
    last, first, second = propose(cast, theme="capacity"), propose(cast), propose(cast, state=State.WITHDRAWN)
    with cast.database.read() as session:
        actor = cast.actor("olive")
        assert [one.id for one in queries.everything(session, actor)] == [first.id, second.id, last.id]
        proposed = queries.everything(session, actor, [State.PROPOSED])
        assert [one.id for one in proposed] == [first.id, last.id]
        assert set(queries.by_key(session, actor)) == {first.key, second.key, last.key}
