"""What a rule says of itself: in one sentence, and of each choice on the ballot."""

from taskforce.voting.rules.positions import POSITIONS
from taskforce.voting.rules.rule import NO_QUORUM, Rule
from taskforce.voting.rules.share import Share

_OF_WHOM = {
    "cast": "of the votes cast",
    "present": "of those who take a position and are not recused",
    "all": "of all who may vote",
    "not_recused": "of all who may vote and are not recused",
}
_LABELS = {
    "yes": "Yes",
    "no_objection": "No objection",
    "no": "No",
    "block": "Block",
    "abstain": "Abstain",
    "recuse": "Recuse",
}
_BLOCK = "Nothing is adopted while a block stands. Say what would resolve it."
_OBJECT = "It is not adopted then, and goes to a vote. Say why."
_ASIDE = "You do not agree and do not stand in its way. You are counted neither for nor against."


def label(rule: Rule, choice: str) -> str:
    """The choice on the ballot: `Stand aside` is how one abstains under consensus."""
    if choice == "block" and rule.silence_consents:
        return "Object"
    if choice == "abstain" and rule.is_consensus:
        return "Stand aside"
    return _LABELS[choice]


def said(rule: Rule, choice: str) -> str:
    """What the record says of whoever chose it: `abstains`, `stands aside`, `objects`."""
    if choice == "block" and rule.silence_consents:
        return "objects"
    if choice == "abstain" and rule.is_consensus:
        return "stands aside"
    return POSITIONS[choice].words if choice else "no position"


def quantity(rule: Rule) -> str:
    """`more than half`, `at least two-thirds`, `all`, `at least 14`."""
    if isinstance(rule.threshold, Share) and rule.threshold.is_whole:
        return "all"
    much = rule.threshold.words if isinstance(rule.threshold, Share) else str(rule.threshold)
    return f"{rule.operator.replace('_', ' ')} {much}"


def agreeing(rule: Rule, number: int = 2) -> str:
    """`say yes`, `says yes or no objection`."""
    what = "yes or no objection" if len(rule.favours) > 1 else "yes"
    return f"{'says' if number == 1 else 'say'} {what}"


def so_many_agree(rule: Rule) -> str:
    """`at least 14 say yes`, `somebody says yes`: for a rule with a fixed number."""
    number = rule.needed(0)
    return f"{'somebody' if number == 1 else quantity(rule)} {agreeing(rule, number)}"


def rule_sentence(rule: Rule) -> str:
    """The rule in plain English, as it stands beside every ballot and result."""
    parts = [_adopted_when(rule)]
    if not rule.silence_consents:
        parts.append(_quorum(rule))
    if rule.tie == "adopted":
        parts.append("A tie adopts.")
    if rule.chairs_break_ties:
        parts.append("Co-chairs vote only to break a tie.")
    elif not rule.chairs_vote:
        parts.append("Co-chairs do not vote.")
    if not rule.delegates_vote:
        parts.append("Delegates do not vote.")
    return " ".join(parts)


def _adopted_when(rule: Rule) -> str:
    if rule.silence_consents:
        return (
            "Adopted unless somebody objects, with a reason, before it closes. Silence counts as no objection; "
            "after an objection it goes to a vote."
        )
    words = f"Adopted when {_enough(rule)}"
    if rule.is_weak and rule.tie != "adopted":
        words += ", and more say yes than no"
    if len(rule.favours) > 1:
        words += ", one of them yes"
    if rule.may_block:
        words += ", and nobody blocks" if "," in words else " and nobody blocks"
    if rule.no_level_opposed:
        words += ", and no level of government is wholly opposed"
    return f"{words}."


def _enough(rule: Rule) -> str:
    if isinstance(rule.threshold, int):
        return so_many_agree(rule)
    if rule.base != "cast":
        return f"{quantity(rule)} {_OF_WHOM[rule.base]} {agreeing(rule)}"
    together = ", yes and no together," if len(rule.favours) == 1 and not rule.may_block else ""
    return (
        f"{quantity(rule)} {_OF_WHOM['cast']}{together} are {'yes' if len(rule.favours) == 1 else 'for it'}"
    )


def _quorum(rule: Rule) -> str:
    if rule.quorum == NO_QUORUM or (isinstance(rule.quorum, Share) and rule.quorum.numerator == 0):
        return "No quorum is asked for."
    return f"The vote counts when {quorum_words(rule.quorum)} {_take(rule.quorum)} a position."


def quorum_words(quorum: Share | int) -> str:
    """`at least half of all who may vote`, `at least 7 of those who may vote`."""
    if isinstance(quorum, int):
        return f"at least {quorum} of those who may vote"
    if quorum.is_whole:
        return "all who may vote"
    return f"at least {quorum.words} of all who may vote" if quorum.numerator else "no quorum"


def _take(quorum: Share | int) -> str:
    return "takes" if quorum == 1 else "take"


def consequence(rule: Rule, choice: str) -> str:
    """What a position does under this rule, in words for the ballot; empty where nothing need be said."""
    says = {
        "yes": "You carry it." if len(rule.favours) > 1 else "",
        "no_objection": _no_objection(rule),
        "block": _OBJECT if rule.silence_consents else _BLOCK,
        "abstain": _ASIDE if rule.is_consensus else _abstaining(rule),
        "recuse": _recusing(rule),
    }
    return says.get(choice, "")


def _no_objection(rule: Rule) -> str:
    if rule.silence_consents:
        return "Silence says the same."
    return "You let it pass and do not carry it. It is counted with the yes."


def _abstaining(rule: Rule) -> str:
    if rule.base == "cast":
        return "You are counted neither for nor against, only towards the quorum."
    if rule.base == "fixed":
        return "You are counted neither for nor against. The number needed stays the same."
    return "You stay in the count, so that more must say yes."


def _recusing(rule: Rule) -> str:
    if rule.base in ("all", "fixed"):
        return "You have an interest. The number needed stays the same."
    return "You have an interest. You leave the count and are counted towards the quorum only."
