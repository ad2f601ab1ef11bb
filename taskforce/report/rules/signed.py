"""Those who answered whether they endorse the report, as they are printed."""

from dataclasses import dataclass

from taskforce.report.rules.noted import NO_PROSE, Prose


@dataclass(frozen=True)
class Endorser:
    """One of them. `words`: what they except, and who signed for them; `view`: what they add in their own words."""

    key: str
    name: str
    title: str = ""
    role: str = ""
    words: str = ""
    view: Prose = NO_PROSE
    is_sample: bool = False


@dataclass(frozen=True)
class Endorsers:
    """Those who gave the same answer."""

    title: str
    people: tuple[Endorser, ...]
