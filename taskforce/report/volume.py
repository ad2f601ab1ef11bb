"""A report as it is printed: plain frozen values, everything decided, nothing to look up any more.

The assembler fills a `Volume` from the database; `typeset` prints it. Two rules make the seam safe. `str` is text
and is escaped; `Markup` is HTML that is safe already (made from Markdown by `core.prose`). Prose carries its notes
apart: where the Markdown had `[@key, p. 3]`, the HTML has the token `call(n)`, put in before it became HTML, and
`notes[n]` is the finished note (Chicago form, inline HTML). Tokens stand in the order 0, 1, 2 … and each once. The
printer numbers notes through the volume, takes away a space before a mark and sets it behind the punctuation.

In prose, `<a href="#rec-KEY">words</a>` is a reference: the printer adds the page (and, where there are no words,
"Recommendation 7"). Anchors are `rec-KEY`, `practice-KEY`, `part-KEY` (a part) and `fig-KEY`; keys are permanent.
Headings in prose may have any level; they are moved under the heading that they belong to, without a gap.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from markupsafe import Markup

from taskforce.report.rules.noted import NO_HTML as NO_HTML  # noqa: PLC0414
from taskforce.report.rules.noted import NO_PROSE as NO_PROSE  # noqa: PLC0414
from taskforce.report.rules.noted import Prose as Prose  # noqa: PLC0414
from taskforce.report.rules.noted import call as call  # noqa: PLC0414
from taskforce.report.rules.paper import Paper as Paper  # noqa: PLC0414
from taskforce.report.rules.signed import Endorsers


class Position(StrEnum):
    """What a voter did in a round; `NONE`: no position given."""

    YES = "yes"
    NO_OBJECTION = "no_objection"
    NO = "no"
    BLOCK = "block"
    ABSTAIN = "abstain"
    RECUSE = "recuse"
    NONE = ""


@dataclass(frozen=True)
class Person:
    """A person as printed. `role` is the printed word ("Co-chair"); `is_sample` marks an invented person."""

    key: str
    name: str
    title: str = ""
    role: str = ""
    quote: str = ""
    quote_context: str = ""
    biography: str = ""
    is_sample: bool = False


@dataclass(frozen=True)
class Group:
    """People under one heading: a level of government."""

    title: str
    people: tuple[Person, ...]


@dataclass(frozen=True)
class Fact:
    """A label and what stands beside it."""

    label: str
    text: Prose


@dataclass(frozen=True)
class Figure:
    """A chart and its whole numbers. `kind`: "bars" (one a row), "shares" (they add up) or "spans" (on one line)."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    kind: str = "bars"
    unit: str = ""
    source: str = ""


@dataclass(frozen=True)
class Voter:
    """One line of the roll call, as of the rounds: name and level then."""

    key: str
    name: str
    level: str = ""
    is_sample: bool = False


@dataclass(frozen=True)
class Result:
    """How a round ended. `positions` by key of voter, where published; `needed`: yes votes that the rule asked."""

    is_adopted: bool
    sentence: str
    counts: Mapping[Position, int]
    needed: int | None = None
    positions: Mapping[str, Position] = field(default_factory=dict)
    occasion: str = ""


@dataclass(frozen=True)
class Statement:
    """A dissent or an additional view, in the words of its signers."""

    kind: str
    text: Prose
    signers: tuple[Person, ...]


@dataclass(frozen=True)
class Recommendation:
    """One recommendation. Its sentence: `who` ("The Secretary") `what` ("should found an office") `when` ("by May").

    `theme`: the title of the theme under which it stands.
    """

    key: str
    number: str
    title: str
    who: str
    what: str
    when: str
    addressee: str = ""
    vehicle: str = ""
    derived_from: Prose = NO_PROSE
    rationale: Prose = NO_PROSE
    facts: tuple[Fact, ...] = ()
    result: Result | None = None
    statements: tuple[Statement, ...] = ()
    theme: str = ""


@dataclass(frozen=True)
class Practice:
    """What is done somewhere: place, name of the practice, what, and the finished form of its source."""

    key: str
    place: str
    title: str
    what: Prose
    source: Markup = NO_HTML


@dataclass(frozen=True)
class SourceGroup:
    """Sources of one kind, in their finished forms, in order."""

    title: str
    entries: tuple[Markup, ...]


@dataclass(frozen=True)
class Meeting:
    """A line of the meetings appendix, all in printed words. `present`: "18 of 20"."""

    date: str
    title: str
    kind: str = ""
    place: str = ""
    present: str = ""
    done: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of the volume; `text` introduces it. A plain `Part` is a chapter of text and figures."""

    key: str
    title: str
    text: Prose = NO_PROSE
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Letter(Part):
    """A letter and who signs it. `caution` stands above it, marked."""

    signers: tuple[Person, ...] = ()
    caution: str = ""


@dataclass(frozen=True)
class Summary(Part):
    """The executive summary. Its first paragraph is set as a lead."""


@dataclass(frozen=True)
class Listing(Part):
    """All recommendations of the sections: each sentence, then a table by addressee, vehicle, date and vote."""


@dataclass(frozen=True)
class Practices(Part):
    """How it is done today: practices by place."""

    practices: tuple[Practice, ...] = ()


@dataclass(frozen=True)
class Section(Part):
    """A theme: opener with title and question, text, its adopted recommendations. `hue`: 1 to 6, 0 by its place."""

    question: str = ""
    recommendations: tuple[Recommendation, ...] = ()
    hue: int = 0


@dataclass(frozen=True)
class Digest(Part):
    """In the summary alone: every recommendation of these sections by number, title and sentence."""

    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Whereabouts(Part):
    """In the summary alone: where the whole report is; `address` of its page."""

    address: str = ""


@dataclass(frozen=True)
class RollCall(Part):
    """Voters down, recommendations across: adopted ones first, then the others."""


@dataclass(frozen=True)
class Endorsement(Part):
    """Who endorses the report. `meaning`: of a signature; `standing`: how many answered. Then groups by answer."""

    meaning: str = ""
    standing: str = ""
    groups: tuple[Endorsers, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Members(Part):
    """Co-chairs in order of precedence, facilitator and host first; then the members by level."""

    leaders: tuple[Person, ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True)
class Method(Part):
    """How the work was done. `rule`: the decision rule as a sentence; then facts, then what was not adopted."""

    rule: str = ""
    facts: tuple[Fact, ...] = ()
    not_adopted: tuple[Recommendation, ...] = ()


@dataclass(frozen=True)
class Sources(Part):
    """Notes on the text and the register of sources."""

    groups: tuple[SourceGroup, ...] = ()


@dataclass(frozen=True)
class Meetings(Part):
    """Appendix: the meetings in order."""

    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True)
class Colophon(Part):
    """The last page: how it was made, the fingerprint of the text, what else is to be told."""

    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Volume:
    """The whole report. `imprint` and `disclaimers` stand behind the cover, then the contents, then `parts` in their
    order. `voters`: the lines of the roll call. `accent`: "#14506f", or "" for that of the program. `sample_notice`
    stands on the cover and at every page foot."""

    title: str
    task_force: str
    parts: tuple[Part, ...]
    subtitle: str = ""
    kind: str = "Report"
    host: str = ""
    date: str = ""
    edition: str = ""
    imprint: tuple[Fact, ...] = ()
    disclaimers: tuple[str, ...] = ()
    voters: tuple[Voter, ...] = ()
    sample_notice: str = ""
    accent: str = ""
    language: str = "en-US"
    paper: Paper = Paper.LETTER
