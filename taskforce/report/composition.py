"""The HTML of a printed volume: templates filled with its values, drawings and page numbers.

What does not depend on page numbers (drawings, numbers of figures, columns of the roll call) is made once; each
layout only fills the templates again.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from hashlib import sha256

from markupsafe import Markup, escape

from taskforce.core import colours
from taskforce.press import house
from taskforce.report.rollcall import RollCallTable
from taskforce.report.rules import charts, names, pattern, roundel, setting, votebar
from taskforce.report.rules.drawing import Inks
from taskforce.report.volume import (
    Digest,
    Figure,
    Method,
    Part,
    Person,
    Prose,
    Recommendation,
    Section,
    Volume,
)

HUES = 6
environment = house.templates("report", "print")


def _sections(volume: Volume) -> Iterator[Section]:
    """The sections of a volume; those of the summary alone stand together in one part."""
    for part in volume.parts:
        if isinstance(part, Section):
            yield part
        elif isinstance(part, Digest):
            yield from part.sections


class Composition:
    """One volume, ready to be composed with any page numbers."""

    def __init__(self, volume: Volume, fingerprint: str) -> None:
        self.volume, self.fingerprint = volume, fingerprint
        self.tokens = colours.tokens(house.TOKENS.read_text("utf-8"))
        self.accent = house.accent(volume.accent)
        self.light = colours.mixed(self.accent, colours.WHITE, 0.86)
        self.sections = list(_sections(volume))
        self.listed = [one for section in self.sections for one in section.recommendations]
        methods = [part for part in volume.parts if isinstance(part, Method)]
        self.not_adopted = [one for method in methods for one in method.not_adopted]
        self.roll_call = RollCallTable(volume.voters, [*self.listed, *self.not_adopted])
        self.figures = [figure for part in volume.parts for figure in part.figures]
        self._numbers = {one.key: one.number for one in [*self.listed, *self.not_adopted]}

    def compose(self, pages: Mapping[str, int]) -> str:
        """The whole HTML text with these page numbers."""
        return environment.get_template("volume.html").render(
            made=self, volume=self.volume, fill=Filling(self, pages), names=names
        )

    def order(self, section: Section) -> int:
        """The place of a section among the sections, from 1."""
        return self.sections.index(section) + 1

    def hue(self, part: Part) -> int:
        """The hue of a part: that of its theme, or 0 for the accent of the volume."""
        if not isinstance(part, Section):
            return 0
        return part.hue or (self.order(part) - 1) % HUES + 1

    def bar(self, recommendation: Recommendation, hue: int) -> Markup:
        """The vote bar of a recommendation; nothing where no round was held."""
        result = recommendation.result
        if result is None:
            return Markup()
        counts = {position.value: number for position, number in result.counts.items()}
        return votebar.votebar(counts, result.needed, f"Vote on “{recommendation.title}”", self.inks(hue))

    def chart(self, figure: Figure, hue: int) -> Markup:
        """The drawing of a figure."""
        return charts.chart(
            figure.kind, figure.title, figure.columns, figure.rows, figure.unit, self.inks(hue)
        )

    @cached_property
    def cover(self) -> Markup:
        """The pattern of the cover: the roll call, or the recommendations that still wait for one."""
        signal = colours.mixed(self.tokens["th2"], colours.WHITE, 0.45)
        columns = [[position or "" for position in column.positions] for column in self.roll_call.columns]
        if columns:
            return pattern.roll_call(columns, self.light, signal)
        return pattern.not_voted(len(self.listed), self.light)

    @property
    def has_long_numbers(self) -> bool:
        """Whether a number like "II.14" needs more room before its title."""
        return any(len(one.number) > 3 for one in self.listed)

    @property
    def is_leaflet(self) -> bool:
        """Whether this is the summary alone, which has no table of contents."""
        return any(isinstance(part, Digest) for part in self.volume.parts)

    @property
    def imprint_is_full(self) -> bool:
        """Whether the imprint needs the height of its page."""
        texts = [*self.volume.disclaimers, *(fact.text.html for fact in self.volume.imprint)]
        return sum(len(text) for text in texts) > 1500

    def inks(self, hue: int) -> Inks:
        """The colours of a drawing in that hue."""
        theme = self.tokens[f"th{hue}"] if hue else self.accent
        return Inks(theme, self.tokens["ink"], self.tokens["ink2"], self.tokens["rule"])

    def roundel(self, person: Person) -> tuple[str, bytes]:
        """The disc with the initials of a person: name of the asset, and the drawing."""
        drawing = roundel.roundel(str(escape(names.initials(person.name))), person.is_sample, self.inks(0))
        return f"roundel-{sha256(drawing).hexdigest()[:16]}.svg", drawing

    def words(self, anchor: str) -> str:
        """What a reference without words of its own says."""
        kind, _, key = anchor.partition("-")
        number = self._numbers.get(key) if kind == "rec" else None
        return f"Recommendation\u00a0{number}" if number else key.replace("-", " ")


class Filling:
    """What the templates call while one text is composed: page numbers and the running number of notes."""

    def __init__(self, made: Composition, pages: Mapping[str, int]) -> None:
        self._made, self._pages, self._notes = made, pages, setting.Notes()

    def page(self, anchor: str) -> int:
        """The page on which an anchor begins, as far as it is known."""
        return self._pages[anchor]

    def prose(self, prose: Prose, level: int = 3, leads: bool = False) -> Markup:
        """Prose whose highest heading is of that level; `leads`: the first paragraph is set larger."""
        notes = [str(note) for note in prose.notes]
        how = setting.Setting(level, leads)
        return Markup(setting.prose(prose.html, notes, how, self._notes, self.page, self._made.words))

    @staticmethod
    def template(part: Part) -> str:
        """The template that prints a part."""
        return f"_{type(part).__name__.lower()}.html"

    @staticmethod
    def is_section(part: Part) -> bool:
        """Whether a part is the section of a theme."""
        return isinstance(part, Section)
