"""Who may do what: roles across, verbs down. Mateo proposed it; Nia did not."""

import pytest

from taskforce.core.actor import Actor, program
from taskforce.recommendations import policy
from taskforce.recommendations.models import EarlierRecommendation, Lineage, Recommendation, Statement
from taskforce.recommendations.states import State

HERE, ELSEWHERE = 1, 2
ACTORS = {
    "farida": Actor(1, "f", "Farida", HERE, frozenset({"facilitator"})),
    "cora": Actor(2, "c", "Cora", HERE, frozenset({"co_chair"})),
    "mateo": Actor(3, "m", "Mateo", HERE, frozenset({"member"})),
    "nia": Actor(4, "n", "Nia", HERE, frozenset({"member"})),
    "olive": Actor(5, "o", "Olive", HERE, frozenset({"observer"})),
    "stig": Actor(6, "s", "Stig", ELSEWHERE, frozenset({"facilitator", "member"})),
    "program": program(HERE),
}
TABLE = [
    # verb                 farida cora  mateo nia   olive stig  program
    ("write",              "yes   yes   yes   -     -     -     -"),
    ("put_forward",        "yes   yes   yes   -     -     -     -"),
    ("draft",              "yes   yes   -     -     -     -     -"),
    ("open_for_comment",   "yes   yes   -     -     -     -     -"),
    ("close_comments",     "yes   yes   -     -     -     -     yes"),
    ("bring_to_decision",  "yes   yes   -     -     -     -     -"),
    ("put_to_vote",        "yes   -     -     -     -     -     -"),
    ("take_back",          "yes   yes   -     -     -     -     -"),
    ("defer",              "yes   yes   -     -     -     -     -"),
    ("withdraw",           "yes   yes   yes   -     -     -     -"),
    ("take_up_again",      "yes   yes   -     -     -     -     -"),
    ("place",              "yes   yes   -     -     -     -     -"),
    ("merge",              "yes   yes   -     -     -     -     -"),
    ("split",              "yes   yes   yes   -     -     -     -"),
    ("state_lineage",      "yes   yes   yes   -     -     -     -"),
    ("settle",             "yes   yes   -     -     -     -     yes"),
    ("open_straw_poll",    "yes   yes   -     -     -     -     -"),
    ("make_statement",     "-     yes   yes   yes   -     -     -"),
]  # fmt: skip


def made_by_mateo(state: State = State.DRAFTING) -> Recommendation:
    return Recommendation(task_force_id=HERE, proposed_by_id=3, state=state)


@pytest.mark.parametrize(("verb", "who"), TABLE, ids=[verb for verb, _ in TABLE])
def test_these_may_and_no_others(verb: str, who: str) -> None:
    may = getattr(policy, f"can_{verb}")
    allowed = {name: may(actor, made_by_mateo()) for name, actor in ACTORS.items()}
    assert allowed == dict(zip(ACTORS, [word == "yes" for word in who.split()], strict=True))


def test_the_table_names_every_verb() -> None:
    verbs = {name.removeprefix("can_") for name in vars(policy) if name.startswith("can_")}
    elsewhere = {"propose", "enter_earlier_report", "drop_earlier_recommendation", "take_back_lineage"}
    assert verbs == {verb for verb, _ in TABLE} | elsewhere | {"sign_statement", "rewrite_statement"}


def test_a_statement_is_written_anew_by_its_author_and_signed_by_the_others_who_vote() -> None:
    of_mateo = Statement(task_force_id=HERE, author_id=3)
    rewrites = {name for name, actor in ACTORS.items() if policy.can_rewrite_statement(actor, of_mateo)}
    signs = {name for name, actor in ACTORS.items() if policy.can_sign_statement(actor, of_mateo)}
    assert (rewrites, signs) == ({"mateo"}, {"cora", "nia"})


def test_those_who_steer_enter_earlier_reports_and_drop_what_is_in_them() -> None:
    theirs = EarlierRecommendation(task_force_id=HERE)
    dropped = Lineage(task_force_id=HERE, recommendation=None)
    of_mateo = Lineage(task_force_id=HERE, recommendation=made_by_mateo())
    may = {
        name: (
            policy.can_enter_earlier_report(actor),
            policy.can_drop_earlier_recommendation(actor, theirs),
            policy.can_take_back_lineage(actor, dropped),
            policy.can_take_back_lineage(actor, of_mateo),
        )
        for name, actor in ACTORS.items()
    }
    assert may["farida"] == may["cora"] == (True, True, True, True)
    assert may["mateo"] == (False, False, False, True)
    assert may["nia"] == may["olive"] == (False, False, False, False)
    assert not any(may["stig"][1:])


def test_members_and_those_who_steer_propose() -> None:
    may = {name for name, actor in ACTORS.items() if policy.can_propose(actor)}
    assert may == {"farida", "cora", "mateo", "nia", "stig"}


def test_once_it_is_up_for_decision_whoever_proposed_it_withdraws_it_no_more() -> None:
    found = made_by_mateo(State.UP_FOR_DECISION)
    may = {name for name, actor in ACTORS.items() if policy.can_withdraw(actor, found)}
    assert may == {"farida", "cora"}


def test_whoever_proposed_it_and_only_looks_on_now_writes_it_no_more() -> None:
    observer = Actor(3, "m", "Mateo", HERE, frozenset({"observer"}))
    assert not policy.can_write(observer, made_by_mateo())
