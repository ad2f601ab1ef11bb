"""What is worth a second look: each rule as a table of sentences, those it speaks of and those it leaves alone."""

import pytest

from taskforce.recommendations.rules.fields import Fields
from taskforce.recommendations.rules.quality import Draft, Other, remarks

SOUND = Fields(
    "Open an office", "The Secretary of State", "should open an office for cities", "By 30 June 2023"
)
WHY = "At least forty cities asked for one."


def rules(fields: Fields = SOUND, why: str = WHY, sources: int = 1, *others: Other) -> list[str]:
    return [remark.rule for remark in remarks(Draft(fields, why, sources), others)]


def but(**facts: str) -> Fields:
    return Fields(**{**SOUND.as_dict(), **facts})


def test_of_a_sound_one_nothing_is_said() -> None:
    assert rules() == []


ACTORS = [
    # who                                       is it nobody?
    ("The Secretary of State",                  False),
    ("Congress",                                False),
    ("The mayors of cities above 100,000",      False),
    ("The state of Ohio",                       False),
    ("",                                        True),
    ("We",                                      True),
    ("All relevant stakeholders",               True),
    ("The government",                          True),
    ("State and local governments",             True),
]  # fmt: skip


@pytest.mark.parametrize(("who", "speaks"), ACTORS)
def test_no_actor(who: str, speaks: bool) -> None:
    assert ("no_actor" in rules(but(addressee=who))) is speaks


ACTIONS = [
    # what                                                                        what is said
    ("should open an office for cities",                                          []),
    ("should be open to cities",                                                  []),
    ("must report to the committees that oversee trade and aid",                  []),
    ("should charter a committee that meets twice a year and publishes its advice", []),
    ("should train the mayors of cities and states",                              []),
    ("should not be established in one city alone",                               ["passive"]),
    ("should be created",                                                         ["passive"]),
    ("should publicly be made a partner",                                         []),
    ("should be fully funded by Congress",                                        ["passive"]),
    ("should open an office and appoint its head",                                ["two_actions"]),
    ("should open an office; publish its plan",                                   ["two_actions"]),
    ("should open an office, and the Congress should pay",                        ["two_actions"]),
    ("should be created and establish offices",                                   ["passive", "two_actions"]),
    ("should " + "say " * 60,                                                     ["too_long"]),
]  # fmt: skip


@pytest.mark.parametrize(("action", "said"), ACTIONS)
def test_the_action(action: str, said: list[str]) -> None:
    assert rules(but(action=action)) == said


TIMES = [
    # by when                               action                                  is none named?
    ("Within one year of publication",      "should open an office",                False),
    ("By 2024",                             "should open an office",                False),
    ("Before the next session",             "should open an office",                False),
    ("",                                    "should report every year",             False),
    ("",                                    "should open an office",                True),
    ("As soon as possible",                 "should open an office",                True),
    ("In due course",                       "should open an office",                True),
]  # fmt: skip


@pytest.mark.parametrize(("by_when", "action", "speaks"), TIMES)
def test_no_date(by_when: str, action: str, speaks: bool) -> None:
    assert ("no_date" in rules(but(by_when=by_when, action=action))) is speaks


METRICS = [
    # why                                                       is nothing to measure by?
    ("At least forty cities asked.",                            False),
    ("The number of exchanges is counted each year.",           False),
    ("A baseline stands in the budget.",                        False),
    ("Progress is measured by the auditor.",                    False),
    ("It would help.",                                          True),
    ("It would help [@survey, 12 f].",                          True),
    ("It would help^[Forty of 50 cities said so.].",            True),
]  # fmt: skip


@pytest.mark.parametrize(("why", "speaks"), METRICS)
def test_no_metric(why: str, speaks: bool) -> None:
    assert ("no_metric" in rules(why=why)) is speaks


def test_no_source() -> None:
    assert rules(sources=0) == ["no_source"]


OTHERS = [
    # who                           what                                                        is it the same?
    ("The Secretary of State",      "should open an office for cities",                         True),
    ("The Secretary of State",      "should open one office for the cities",                    True),
    ("Congress",                    "should pay for an office for cities",                      False),
    ("The Secretary of State",      "should send an envoy to each of the mayors",               False),
]  # fmt: skip


@pytest.mark.parametrize(("who", "what", "speaks"), OTHERS)
def test_a_near_duplicate_of_another_is_named(who: str, what: str, speaks: bool) -> None:
    other = Other("x", "The other", but(addressee=who, action=what))
    found = remarks(Draft(SOUND, WHY, 1), [other])
    assert [remark.other for remark in found] == ([other] if speaks else [])


def test_each_says_where_and_what() -> None:
    said = remarks(Draft(Fields("T", "We", "should be done and publish it", "soon"), "", 0))
    assert [(remark.rule, remark.where) for remark in said] == [
        ("no_actor", "Who should act"),
        ("passive", "What they should do"),
        ("two_actions", "What they should do"),
        ("no_date", "By when"),
        ("no_metric", "Rationale and evidence"),
        ("no_source", "Rationale and evidence"),
    ]
    assert said[1].words == "“should be done” does not say who does it. Say what the one named above does."
