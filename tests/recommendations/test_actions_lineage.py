"""Earlier reports, and what ours have to do with them."""

import pytest

from taskforce.core.actor import Actor
from taskforce.core.errors import NotAllowed, NotFound, Refused
from taskforce.recommendations import actions, queries
from taskforce.recommendations.models import EarlierReport, Recommendation
from taskforce.recommendations.rules.earlier import Entry
from taskforce.recommendations.states import State
from tests.people import Cast, send
from tests.recommendations.scenes import act, kinds_of, propose, set_themes

TWO = [
    Entry("1", "The Secretary of State should create an office for cities."),
    Entry("2", "Congress should pay."),
]


@pytest.fixture
def ours(cast: Cast) -> Recommendation:
    set_themes(cast)
    return propose(cast)


@pytest.fixture
def theirs(cast: Cast) -> EarlierReport:
    with cast.database.write() as session:
        entered = actions.enter_earlier_report(
            session, cast.actor("cora"), title="Bridging Borders", body="Harbor Institute", entries=TWO
        )
    with cast.database.read() as session:
        return queries.earlier_report(session, cast.actor("cora"), entered.public_id)


def say(
    cast: Cast, ours: Recommendation, how: str, n: int | None, theirs: EarlierReport, by: str = "mateo"
) -> None:
    act(cast, by, "state_lineage", ours, how=how, earlier=None if n is None else theirs.recommendations[n])


def said(cast: Cast, ours: Recommendation) -> list[tuple[str, str]]:
    with cast.database.read() as session:
        return [
            (one.how, one.earlier.number if one.earlier else "") for one in queries.lineage_of(session, ours)
        ]


def test_what_is_said_last_of_both_holds_and_the_record_has_all_of_it(
    cast: Cast, ours: Recommendation, theirs: EarlierReport
) -> None:
    steps: list[tuple[str, int | None, list[tuple[str, str]]]] = [
        ("new", None, [("new", "")]),
        ("modifies", 0, [("modifies", "1")]),
        ("continues", 1, [("modifies", "1"), ("continues", "2")]),
        ("replaces", 0, [("replaces", "1"), ("continues", "2")]),
        ("new", None, [("new", "")]),
    ]
    for how, n, then in steps:
        say(cast, ours, how, n, theirs)
        assert said(cast, ours) == then
    with cast.database.read() as session:
        assert kinds_of(session, ours).count("recommendation.lineage_stated") == len(steps)


def test_what_is_dropped_is_dropped_until_one_of_ours_takes_it_up(
    cast: Cast, ours: Recommendation, theirs: EarlierReport
) -> None:
    def drop(by: str, why: str) -> None:
        with cast.database.write() as session:
            actor = cast.actor(by)
            one = queries.earlier_recommendation(session, actor, theirs.recommendations[1].public_id)
            actions.drop_earlier_recommendation(session, actor, one, why=why)

    def line(n: int) -> list[str]:
        with cast.database.read() as session:
            found = queries.concordance(session, cast.actor("nia"))
        return [one.how for one in found.reports[0][1][n].ours]

    with pytest.raises(Refused):
        drop("farida", " ")
    with pytest.raises(NotAllowed):
        drop("mateo", "No money.")
    drop("farida", "No money.")
    assert (line(0), line(1)) == ([], ["drops"])
    say(cast, ours, "continues", 1, theirs)
    assert line(1) == ["continues"]
    with pytest.raises(Refused, match="takes it further"):
        drop("farida", "No money.")


def test_it_is_said_by_whoever_writes_it_and_never_of_another_house(
    cast: Cast, ours: Recommendation, theirs: EarlierReport
) -> None:
    with pytest.raises(NotAllowed):
        say(cast, ours, "new", None, theirs, by="nia")
    for how, n in (("modifies", None), ("new", 0), ("drops", 0), ("", 0)):
        with pytest.raises(Refused):
            say(cast, ours, how, n, theirs)
    stig: Actor = cast.actor("stig")
    with cast.database.read() as session:
        assert queries.earlier_reports(session, stig) == []
        with pytest.raises(NotFound):
            queries.earlier_recommendation(session, stig, theirs.recommendations[0].public_id)


def test_new_ones_and_ones_of_which_nothing_is_said_are_told_apart(
    cast: Cast, ours: Recommendation, theirs: EarlierReport
) -> None:
    unsaid, merged = propose(cast), propose(cast, state=State.WITHDRAWN)
    say(cast, ours, "new", None, theirs)
    with cast.database.read() as session:
        found = queries.concordance(session, cast.actor("olive"))
    assert ([one.id for one in found.new], [one.id for one in found.unsaid]) == ([ours.id], [unsaid.id])
    assert (found.unsettled, merged.state) == (2, State.WITHDRAWN)


def test_a_report_is_entered_named_beside_ours_and_corrected(cast: Cast, ours: Recommendation) -> None:
    farida, top = cast.browser("farida"), "/t/rivers/recommendations"
    facts = {"title": "Bridging Borders", "issued": "May 2019", "entries": "1. Create an office.\n\n1. Pay."}
    twice = send(farida, f"{top}/earlier/enter", facts)
    assert twice.status_code == 422
    assert "Number 1 stands twice." in twice.text
    facts["entries"] = "1. The Secretary of State should create a desk for cities.\n\n2. Pay."
    assert send(farida, f"{top}/earlier/enter", facts).status_code == 303
    with cast.database.read() as session:
        (report,) = queries.earlier_reports(session, cast.actor("farida"))
    first, second = report.recommendations
    facts = {"earlier": first.public_id, "how": "modifies", "why": "A desk is small."}
    assert send(cast.browser("mateo"), f"{top}/{ours.public_id}/lineage", facts).status_code == 303
    page = cast.browser("olive").get(f"{top}/{ours.public_id}").text
    for words in (
        "Modifies recommendation 1 of Bridging Borders",
        "a desk for cities",
        "<del>a desk",
        "A desk is small.",
    ):
        assert words in page
    assert "Take it back" not in page
    earlier = f"{top}/earlier/{second.public_id}"
    assert send(farida, f"{earlier}/correct", {"words": "Pay well."}).status_code == 303
    assert send(farida, f"{earlier}/drop", {"why": "Paid."}).status_code == 303
    assert send(farida, f"{top}/earlier/{report.public_id}/add", {"entries": "Sing."}).status_code == 303
    page = farida.get(f"{top}/earlier").text
    for words in ("Pay well.", "Dropped", "Paid.", "Modified by", "Sing.", "Of 1 nobody has said yet"):
        assert words in page
    with cast.database.read() as session:
        (link,) = queries.lineage_of(session, ours)
    assert send(cast.browser("mateo"), f"{top}/lineage/{link.public_id}/take-back", {}).status_code == 303
    assert said(cast, ours) == []
