"""What a count means, in one sentence or three: the same words while a vote is open and when it is closed."""

from taskforce.voting.rules.tally import Tally, Turnout

_BASES = {
    "cast": ("{} vote cast", "the {} votes cast"),
    "present": (
        "{} who took a position and is not recused",
        "the {} who took a position and are not recused",
    ),
    "all": ("{} who may vote", "the {} who may vote"),
    "not_recused": ("{} who may vote and is not recused", "the {} who may vote and are not recused"),
}


def sentence(count: Turnout, *, is_closed: bool) -> str:
    """The state of a vote in words: the result when closed, else what is still needed.

    `count` is a Tally where positions may be known; a bare Turnout while they are hidden, and then the words tell
    nothing but how many have voted.
    """
    if not isinstance(count, Tally):
        return _turnout(count)
    head = _result(count) if is_closed else _so_far(count)
    return f"{head}: {_figures(count, is_closed)}. {_needed(count)} {_quorum(count)}"


def _turnout(count: Turnout) -> str:
    lacking = count.quorum_needed - count.given
    words = f"{count.given} of {count.electorate} have voted"
    if not count.quorum_needed:
        return f"{words}."
    if lacking > 0:
        return f"{words}; the quorum of {count.quorum_needed} needs {lacking} more."
    return f"{words}; the quorum of {count.quorum_needed} is there."


def _result(count: Tally) -> str:
    if count.is_adopted:
        return "Adopted"
    if not count.quorum_met:
        return "Not adopted for want of a quorum"
    if count.yes < count.needed:
        short = count.needed - count.yes
        return f"Not adopted, {short} {'vote' if short == 1 else 'votes'} short"
    return "Not adopted, since no more say yes than no"


def _so_far(count: Tally) -> str:
    more = count.more_yes
    if more is None:
        return "Not adopted as it stands, even if all who are silent say yes"
    return "Adopted as it stands" if more == 0 else f"{more} more yes needed"


def _figures(count: Tally, is_closed: bool) -> str:
    figures = [f"{count.yes} yes", f"{count.no} no"]
    figures += [f"{count.abstain} abstaining"] if count.abstain else []
    figures += [f"{count.recuse} recused"] if count.recuse else []
    silent = "without a position" if is_closed else "still silent"
    figures += [f"{count.silent} {silent}"] if count.silent else []
    return ", ".join(figures)


def _needed(count: Tally) -> str:
    one, many = _BASES[count.rule.base]
    whom = (one if count.base == 1 else many).format(count.base)
    return f"Needed: {count.rule.quantity} of {whom}, that is {count.needed}."


def _quorum(count: Tally) -> str:
    needed = f"{count.quorum_needed} of {count.electorate}" if count.quorum_needed else "none asked for"
    return f"Quorum: {needed}; {count.given} took a position."
