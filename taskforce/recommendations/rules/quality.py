"""What is worth a second look in a recommendation: a list in plain words, each with its place; never a score.

After what those who track recommendations ask of them: say who, what, by when, one action each, on what evidence, and
how one will know that it was done. Each rule looks at words alone, so each may be wrong: nothing hangs on it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from taskforce.core import citing
from taskforce.recommendations.rules.fields import LABELS, Fields

LONGEST = 60  # words of the sentence
ALIKE = 0.7  # of the weighty words of two sentences in common


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_NOBODY = _words(
    "we they you it all everybody everyone somebody someone stakeholders partners actors government "
    "governments officials authorities others people society community communities leaders tbd"
)
_PASSIVE = re.compile(
    r"\b(?:should|must|shall|will|to|can|may)\s+(?:also\s+|not\s+)?be\s+(?:\w+ly\s+)?"
    r"(?!open\b|even\b|often\b|golden\b|wooden\b)(\w+(?:ed|en)|made|set|held|built|given|done|put|kept|brought|paid|sent|led|cut)\b",
    re.IGNORECASE,
)
_VERBS = _words(
    "adopt allow amend appoint ask assign authorize begin bring build change consult convene "
    "coordinate create define develop direct enact encourage enlarge ensure establish examine expand "
    "extend give help hire hold improve include increase introduce invest invite join launch make "
    "name negotiate offer open organize pass pay prepare prohibit provide publish reduce remove "
    "repeal require restore send set share sign simplify strengthen submit train update write"
)
_SECOND = re.compile(
    rf"(?:\band|\bthen|;|,|\bas well as)\s+(?:(?:should|must|shall|to|also|then)\s+)*({'|'.join(sorted(_VERBS))})\b"
    r"|\b(?:should|must|shall)\b.*\b(should|must|shall)\b",
    re.IGNORECASE | re.DOTALL,
)
_TIME = re.compile(
    r"\d|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|"
    r"autumn|fall|winter|days?|weeks?|months?|quarters?|years?|session|congress|term|annual(?:ly)?|yearly|monthly|"
    r"weekly|publication|adoption|budget)\b",
    re.IGNORECASE,
)
_METRIC = re.compile(
    r"%|\bper\s?cent\b|\b(?:measur|metric|indicator|benchmark|target|baseline|evaluat|count(?:s|ed|ing)?\b)|"
    r"\b(?:number|share|rate|half|third|quarter|list)\s+of\b|\b(?:at least|no fewer than|no more than|twice|once a)\b|"
    r"(?<![\w.])\d[\d,.]*\s+\w",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'-]+")
_LIGHT = _words(
    "the a an of to and or in on for with by at as that which its their his her it is be should must "
    "shall will within from this those these each every all any not"
)


class Other(NamedTuple):
    """Another recommendation to compare with."""

    public_id: str
    title: str
    fields: Fields


class Remark(NamedTuple):
    """One thing worth a look: which rule, where, and in words; `other`: the one that it is like."""

    rule: str
    where: str
    words: str
    other: Other | None = None


class Draft(NamedTuple):
    """What is looked at: the printed fields, the rationale as Markdown, and how many sources it cites."""

    fields: Fields
    rationale: str
    sources: int


def remarks(draft: Draft, others: Iterable[Other] = ()) -> list[Remark]:
    """All remarks on the draft, in the order in which the sentence is read."""
    found = [
        Remark(rule, LABELS.get(field, field), words)
        for rule, field, look in _RULES
        if (words := look(draft)) is not None
    ]
    return [*found, *_like(draft, list(others))]


def _no_actor(draft: Draft) -> str | None:
    names = [word.lower() for word in _WORD.findall(draft.fields.addressee)]
    weighty = [word for word in names if word not in _LIGHT]
    if not weighty:
        return "Nobody is named who should act."
    if all(word in _NOBODY or word in ("relevant", "local", "federal", "state", "other") for word in weighty):
        return f"“{draft.fields.addressee}” is nobody in particular: name an office, a body or a government."
    return None


def _passive(draft: Draft) -> str | None:
    found = _PASSIVE.search(draft.fields.action)
    return f"“{found[0]}” does not say who does it. Say what the one named above does." if found else None


def _two_actions(draft: Draft) -> str | None:
    found = _SECOND.search(draft.fields.action)
    if found is None:
        return None
    verb = (found[1] or found[2]).lower()
    return f"A second action seems to begin at “{verb}”. One action each can be voted on and tracked."


def _no_date(draft: Draft) -> str | None:
    if not draft.fields.by_when.strip():
        return None if _TIME.search(draft.fields.action) else "No time is named."
    return (
        None
        if _TIME.search(draft.fields.by_when)
        else f"“{draft.fields.by_when}” is no time that can be checked."
    )


def _too_long(draft: Draft) -> str | None:
    fields = draft.fields
    sentence = f"{fields.addressee} {fields.action} {fields.by_when}"
    count = len(_WORD.findall(sentence))
    return f"The sentence has {count} words; {LONGEST} are enough." if count > LONGEST else None


def _no_metric(draft: Draft) -> str | None:
    words = f"{draft.fields.action} {citing.without(draft.rationale)}"
    return None if _METRIC.search(words) else "It does not say how one will know that it was done."


def _no_source(draft: Draft) -> str | None:
    return None if draft.sources else "No source is cited."


_RATIONALE = "Rationale and evidence"
_RULES: Sequence[tuple[str, str, Callable[[Draft], str | None]]] = (
    ("no_actor", "addressee", _no_actor),
    ("passive", "action", _passive),
    ("two_actions", "action", _two_actions),
    ("too_long", "action", _too_long),
    ("no_date", "by_when", _no_date),
    ("no_metric", _RATIONALE, _no_metric),
    ("no_source", _RATIONALE, _no_source),
)


def _like(draft: Draft, others: list[Other]) -> list[Remark]:
    mine = _weighty(draft.fields)
    near = [other for other in others if _alike(mine, _weighty(other.fields)) >= ALIKE]
    return [Remark("duplicate", LABELS["action"], "It says nearly the same as", other) for other in near]


def _weighty(fields: Fields) -> Counter[str]:
    words = _WORD.findall(f"{fields.addressee} {fields.action}".lower())
    return Counter(re.sub(r"(?<=\w{3})(?:es|s|ing|ed)$", "", word) for word in words if word not in _LIGHT)


def _alike(first: Counter[str], second: Counter[str]) -> float:
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0
