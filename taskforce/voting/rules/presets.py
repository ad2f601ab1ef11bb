"""The rules on offer: each with a name and one sentence, for the charter and for a single vote."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from taskforce.voting.rules.positions import CHOICES
from taskforce.voting.rules.rule import NO_QUORUM, Rule
from taskforce.voting.rules.share import Share
from taskforce.voting.rules.words import quorum_words, rule_sentence

HALF = Share(1, 2)
MAJORITY = Rule("cast", "more_than", HALF, HALF)
TWO_THIRDS = Rule("cast", "at_least", Share(2, 3), HALF)
PRESETS: dict[str, tuple[str, Rule]] = {
    "majority": ("Majority", MAJORITY),
    "two_thirds": ("Two-thirds", TWO_THIRDS),
    "n_of_m": ("A fixed number", Rule("fixed", "at_least", 1, HALF)),
    "unanimity": ("Unanimity of those who vote", Rule("cast", "at_least", Share(1, 1), HALF)),
    "consensus": (
        "Consensus",
        Rule("fixed", "at_least", 1, HALF, choices=("yes", "block", "abstain", "recuse")),
    ),
    "silence": (
        "Silence procedure",
        Rule(
            "fixed",
            "at_least",
            1,
            NO_QUORUM,
            choices=("no_objection", "block", "recuse"),
            silence="consents",
        ),
    ),
    "no_block": (
        "Two-thirds, and no block",
        Rule("not_recused", "at_least", Share(2, 3), HALF, choices=CHOICES),
    ),
}
NUMBERED = "n_of_m"
WITH_BASE = ("majority", "two_thirds")  # presets that are a share of whom one chooses
WHOM = {
    "cast": "the votes cast, yes and no",
    "present": "all who take part, abstentions included",
    "not_recused": "all who may vote and are not recused",
    "all": "all who may vote",
}
CHAIRS = {"yes": "vote as members do", "tie": "vote only to break a tie", "no": "do not vote"}
TIES = {"not_adopted": "is not adopted", "adopted": "is adopted"}
LEVELS = {"any": "does not matter", "none_opposed": "stops it where one is wholly opposed"}
DELEGATES = {"yes": "vote where the charter and their principal let them", "no": "do not vote in this"}
_QUORUMS = ("1/2", "2/3", "0/1")


def hints() -> dict[str, str]:
    """What each rule on offer means, in one sentence; quorum and co-chairs are chosen apart."""
    said = {name: rule_sentence(rule).split(". ")[0].rstrip(".") + "." for name, (_, rule) in PRESETS.items()}
    return said | {
        "majority": "Adopted when more than half are yes: of whom, you choose below.",
        "two_thirds": "Adopted when at least two-thirds are yes: of whom, you choose below.",
        "n_of_m": "Adopted when at least so many say yes as you write below, such as 14 of 18.",
    }


def quorums(rule: Mapping[str, Any] | None = None) -> list[tuple[str, str]]:
    """The quorums on offer, and that of the rule where it is another: pairs of value and words."""
    written = list(_QUORUMS)
    if rule and str(rule.get("quorum", _QUORUMS[0])) not in written:
        written.insert(0, str(rule["quorum"]))
    return [(one, quorum_words(_quorum(one))) for one in written]


def chairs_of(rule: Rule) -> str:
    """The part of the co-chairs as the forms write it: yes, tie or no."""
    return "tie" if rule.chairs_break_ties else ("yes" if rule.chairs_vote else "no")


def delegates_of(rule: Rule) -> str:
    """The part of delegates as the forms write it: yes or no."""
    return "yes" if rule.delegates_vote else "no"


def put_together(
    name: str,
    standing: Rule,
    *,
    base: str,
    number: int | None,
    quorum: str,
    chairs: str,
    tie: str = "",
    levels: str = "",
    delegates: str = "",
) -> Rule:
    """The rule on offer of that name, or with another name the one that stands, with what was chosen beside it.

    An empty choice takes what the standing rule says. Raises ValueError where these do not go together.
    """
    like = PRESETS[name][1] if name in PRESETS else standing
    return made(
        like,
        base=base if name in WITH_BASE else "",
        number=number if name == NUMBERED else None,
        quorum=quorum or str(standing.quorum),
        chairs=chairs or chairs_of(standing),
        tie=tie,
        levels=levels or standing.levels,
        delegates=delegates or delegates_of(standing),
    )


def name_of(rule: Rule) -> tuple[str, str, int | None]:
    """Which preset the rule is, of whom, and which number; an empty name for a rule of another making."""
    for name, (_, preset) in PRESETS.items():
        base = rule.base if name in WITH_BASE and rule.base in WHOM else preset.base
        fixed = isinstance(rule.threshold, int) and name == "n_of_m"
        like = replace(
            preset,
            base=base,
            threshold=rule.threshold if fixed else preset.threshold,
            quorum=rule.quorum if not preset.silence_consents else preset.quorum,
        )
        beside = {name: getattr(preset, name) for name in ("chairs_vote", "tie", "levels", "delegates_vote")}
        if like == replace(rule, **beside):
            number = rule.threshold if isinstance(rule.threshold, int) and fixed else None
            return name, base if name in WITH_BASE else "", number
    return "", "", None


def made(
    like: Rule,
    *,
    base: str = "",
    number: int | None = None,
    quorum: str = "",
    chairs: str = "",
    tie: str = "",
    levels: str = "",
    delegates: str = "",
) -> Rule:
    """The rule that somebody put together: one on offer, or one that stands, with what was chosen beside it.

    Raises ValueError with a sentence where these do not go together.
    """
    facts: dict[str, Any] = {}
    if base and like.base in WHOM:
        facts["base"] = base
    if number is not None and like.base == "fixed" and "no" in like.choices:
        facts["threshold"] = number
    if quorum and not like.silence_consents:
        facts["quorum"] = _quorum(quorum)
    if chairs:
        facts["chairs_vote"] = {"yes": True, "no": False, "tie": "tie"}[chairs]
    if tie:
        facts["tie"] = tie
    if levels and not like.silence_consents:
        facts["levels"] = levels
    if delegates:
        facts["delegates_vote"] = delegates == "yes"
    return replace(like, **facts)


def _quorum(written: str) -> Share | int:
    return int(written) if written.isdigit() else Share.read(written)
