"""A volume on a screen: the same parts, numbers, drawings and notes as in print, without pages.

The marks of notes are links to the notes at the end, references are links to permanent anchors.
"""

from collections.abc import Mapping

from markupsafe import Markup

from taskforce.report.composition import Composition
from taskforce.report.rules import charts, names, setting, votebar
from taskforce.report.rules.drawing import Inks
from taskforce.report.volume import (
    Colophon,
    Endorsement,
    Figure,
    Letter,
    Listing,
    Meetings,
    Members,
    Method,
    Part,
    Practices,
    Prose,
    Recommendation,
    RollCall,
    Section,
    Sources,
    Summary,
    Volume,
)

TEMPLATES: Mapping[type[Part], str] = {
    Part: "report/screen/_chapter.html",
    Summary: "report/screen/_chapter.html",
    Letter: "report/screen/_letter.html",
    Listing: "report/screen/_listing.html",
    Practices: "report/screen/_practices.html",
    Section: "report/screen/_section.html",
    RollCall: "report/screen/_rollcall.html",
    Endorsement: "report/screen/_endorsement.html",
    Members: "report/screen/_members.html",
    Method: "report/screen/_method.html",
    Sources: "report/screen/_sources.html",
    Meetings: "report/screen/_meetings.html",
    Colophon: "report/screen/_colophon.html",
}
INKS = Inks("var(--th)", "var(--ink)", "var(--ink2)", "var(--rule)", "var(--sheet)")


class Screen:
    """What the templates call while they fill one page. Notes are numbered in the order of the calls."""

    def __init__(self, volume: Volume, fingerprint: str) -> None:
        self.volume, self.made = volume, Composition(volume, fingerprint)
        self._notes = setting.EndNotes()

    @property
    def notes(self) -> list[Markup]:
        """The notes set so far; to be asked behind the last part."""
        return [Markup(text) for text in self._notes.texts]

    def prose(self, prose: Prose, level: int = 3) -> Markup:
        """Prose whose highest heading is of that level."""
        notes = [str(note) for note in prose.notes]
        how = setting.Setting(level)
        return Markup(setting.prose(prose.html, notes, how, self._notes, None, self.made.words))

    @staticmethod
    def template(part: Part) -> str:
        """The template that shows a part."""
        return TEMPLATES[type(part)]

    @staticmethod
    def is_section(part: Part) -> bool:
        """Whether a part is the section of a theme."""
        return isinstance(part, Section)

    @staticmethod
    def in_words(number: int) -> str:
        """The number of a section, spelled."""
        return names.in_words(number)

    def bar(self, recommendation: Recommendation) -> Markup:
        """The vote bar in the colours of the page; nothing where no round was held."""
        result = recommendation.result
        if result is None:
            return Markup()
        counts = {position.value: number for position, number in result.counts.items()}
        return votebar.votebar(counts, result.needed, f"Vote on “{recommendation.title}”", INKS)

    def chart(self, figure: Figure, hue: int) -> Markup:
        """The drawing of a figure, in the colours of the print: the mixed ones cannot follow the page."""
        inks = self.made.inks(hue)
        return charts.chart(figure.kind, figure.title, figure.columns, figure.rows, figure.unit, inks)
