"""What a count means, in one sentence or three: the same words while a vote is open and when it is closed."""

from taskforce.voting.rules.positions import CHOICES
from taskforce.voting.rules.rule import Rule
from taskforce.voting.rules.tally import Tally, Turnout
from taskforce.voting.rules.words import quantity, so_many_agree

_BASES = {
    "cast": ("{} vote cast", "the {} votes cast"),
    "present": (
        "{} who took a position and is not recused",
        "the {} who took a position and are not recused",
    ),
    "all": ("{} who may vote", "the {} who may vote"),
    "not_recused": ("{} who may vote and is not recused", "the {} who may vote and are not recused"),
}
_FIGURES = {
    "yes": "yes",
    "no_objection": "no objection",
    "no": "no",
    "block": "blocking",
    "abstain": "abstaining",
    "recuse": "recused",
}


def sentence(count: Turnout, *, is_closed: bool) -> str:
    """The state of a vote in words: the result when closed, else what is still needed.

    `count` is a Tally where positions may be known; a bare Turnout while they are hidden, and then the words tell
    nothing but how many have voted.
    """
    if not isinstance(count, Tally):
        return _turnout(count)
    head = _result(count) if is_closed else _so_far(count)
    parts = [f"{head}: {_figures(count, is_closed)}.", _tie(count), _needed(count), _quorum(count)]
    return " ".join(part for part in parts if part)


def _turnout(count: Turnout) -> str:
    lacking = count.quorum_needed - count.given
    if count.rule.silence_consents:
        return f"{count.given} of {count.electorate} have answered; silence counts as no objection."
    words = f"{count.given} of {count.electorate} have voted"
    if not count.quorum_needed:
        return f"{words}."
    if lacking > 0:
        return f"{words}; the quorum of {count.quorum_needed} needs {lacking} more."
    return f"{words}; the quorum of {count.quorum_needed} is there."


def _result(count: Tally) -> str:
    if count.is_adopted:
        return "Adopted by a tie" if count.in_favour == count.against else "Adopted"
    if not count.quorum_met:
        return "Not adopted for want of a quorum"
    if count.blocks:
        return f"Not adopted, {_blocked(count)}"
    if count.opposed and count.without_opposed.is_adopted:
        return f"Not adopted, since {_opposed(count)}"
    if not count.is_reached and count.in_favour < count.needed:
        short = count.needed - count.in_favour
        return f"Not adopted, {short} {'vote' if short == 1 else 'votes'} short"
    if count.rule.needs_yes and not count.number("yes"):
        return "Not adopted, since nobody says yes"
    return "Not adopted, since no more say yes than no"


def _blocked(count: Tally) -> str:
    if count.rule.silence_consents:
        return f"{count.blocks} {'objects' if count.blocks == 1 else 'object'}, so it goes to a vote"
    return f"{count.blocks} {'blocks' if count.blocks == 1 else 'block'}"


def _opposed(count: Tally) -> str:
    """`the tribal level is wholly opposed`, `the federal and the local level are wholly opposed`."""
    named = " and ".join(f"the {level}" for level in count.opposed)
    return f"{named} level {'is' if len(count.opposed) == 1 else 'are'} wholly opposed"


def _so_far(count: Tally) -> str:
    if count.opposed and not count.blocks:
        return f"{_upper(_opposed(count))}; without that {_lower(_still(count.without_opposed))}"
    if count.blocks:
        what = "objection" if count.rule.silence_consents else "block"
        head = f"{count.blocks} {what}{'' if count.blocks == 1 else 's'} to resolve"
        return f"{head}; then {_lower(_still(count.without_blocks.without_opposed))}"
    return _still(count)


def _still(count: Tally) -> str:
    more = count.more_yes
    if more is None:
        return f"Not adopted as it stands, even if all who are silent {_best(count.rule)}"
    return "Adopted as it stands" if more == 0 else f"{more} more yes needed"


def _best(rule: Rule) -> str:
    return "say yes" if rule.needs_yes else "agree"


def _upper(words: str) -> str:
    return words[0].upper() + words[1:]


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]


def _figures(count: Tally, is_closed: bool) -> str:
    """Whatever the ballot offers for and against, with its number; the rest only where somebody chose it."""
    always = {*count.rule.favours, "no"} & set(count.rule.choices)
    shown = [choice for choice in CHOICES if choice in always or count.number(choice)]
    figures = [f"{count.number(choice)} {_word(count.rule, choice)}" for choice in shown]
    silent = "without a position" if is_closed else "still silent"
    figures += [f"{count.silent} {silent}"] if count.silent else []
    return ", ".join(figures)


def _word(rule: Rule, choice: str) -> str:
    if choice == "block" and rule.silence_consents:
        return "objecting"
    return "standing aside" if choice == "abstain" and rule.is_consensus else _FIGURES[choice]


def _tie(count: Tally) -> str:
    if not count.rule.chairs_break_ties:
        return ""
    if count.is_tie_broken:
        tie = count.counts["yes"]
        yes, no = count.chairs.get("yes", 0), count.chairs.get("no", 0)
        return f"The others were tied, {tie} to {tie}; the co-chairs said {yes} yes, {no} no."
    return "The co-chairs vote only to break a tie; there is none." if count.chairs else ""


def _needed(count: Tally) -> str:
    rule = count.rule
    if rule.silence_consents:
        return "Needed: that nobody objects."
    beside = ", and no block" if rule.may_block else ""
    beside += ", and no level of government wholly opposed" if rule.no_level_opposed else ""
    if rule.base == "fixed":
        return f"Needed: that {so_many_agree(rule)}{beside}."
    one, many = _BASES[rule.base]
    whom = (one if count.base == 1 else many).format(count.base)
    return f"Needed: {quantity(rule)} of {whom}, that is {count.needed}{beside}."


def _quorum(count: Tally) -> str:
    if count.rule.silence_consents:
        return f"{count.given} of {count.electorate} answered; silence counts as no objection."
    needed = f"{count.quorum_needed} of {count.electorate}" if count.quorum_needed else "none asked for"
    return f"Quorum: {needed}; {count.given} took a position."
