"""What every part of a volume is made with: the record, the numbers, and the notes set so far."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from taskforce.charter.models import Theme
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.states import State
from taskforce.report.models import Part
from taskforce.report.queries.one import prints_nothing, sections_of
from taskforce.report.queries.record import Record, Vote
from taskforce.report.rules import numbering
from taskforce.report.rules.citing import Cited, Citing
from taskforce.report.states import PartKind
from taskforce.report.volume import Prose
from taskforce.sources.models import Source
from taskforce.sources.rules import chicago
from taskforce.texts.models import TextVersion


class FromRegister(Mapping[tuple[str, str], Cited]):
    """The notes of the register as it stands, for words that keep none of their own."""

    def __init__(self, register: Mapping[str, Source]) -> None:
        self._register = register

    def __getitem__(self, place: tuple[str, str]) -> Cited:
        key, locator = place
        source = self._register[key]
        return Cited(chicago.note(source, locator), chicago.note(source, locator, first=False))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return ((key, "") for key in self._register)

    def __len__(self) -> int:
        return len(self._register)


class Binding:
    """One volume in the making. Texts must be set in the order of print: see `rules.citing`."""

    def __init__(self, record: Record, only: PartKind | None = None) -> None:
        """`only`: the one kind of part whose text is bound; references to the others lose their link."""
        self.record = record
        self.outline = [
            part for part in record.report.outline if not prints_nothing(part, bool(record.practices))
        ]
        self.register = FromRegister(record.register)
        self.citing = Citing(self._anchors() if only is None else self._anchors_beside(only))

    @cached_property
    def adopted(self) -> list[Recommendation]:
        """What was adopted, in the order of print."""
        return [one for one in self.record.recommendations if one.state == State.ADOPTED]

    @cached_property
    def not_adopted(self) -> list[Recommendation]:
        """What was put to the vote and stands without an adoption, in the order of print."""
        return [
            one
            for one in self.record.recommendations
            if one.state != State.ADOPTED and self.record.votes.get(one.public_id)
        ]

    @cached_property
    def numbers(self) -> dict[str, str]:
        """The printed number of each by its key."""
        adopted = [(one.key, one.theme.key) for one in self.adopted]
        others = [(one.key, one.theme.key) for one in self.not_adopted]
        return numbering.numbers(sections_of(self.outline), adopted, others)

    def under(self, theme: Theme | None) -> list[Recommendation]:
        """What was adopted under a theme."""
        return [one for one in self.adopted if theme is not None and one.theme_id == theme.id]

    def votes(self, recommendation: Recommendation) -> list[Vote]:
        """The closed votes on it, in the order of their closing."""
        return self.record.votes.get(recommendation.public_id, [])

    def text(self, part: Part) -> Prose:
        """The text of a part with its notes as they were frozen; nothing where it has none."""
        version = self.record.texts.get(part.text_id)
        if version is None:
            return Prose()
        return Prose(*self.citing.prose(version.source, frozen(version)))

    def _anchors_beside(self, kind: PartKind) -> set[str]:
        """What the part of that kind may refer to where it stands alone with the adopted recommendations."""
        here = {f"part-{part.key}" for part in self.outline if part.kind == kind}
        return here | {f"rec-{one.key}" for one in self.adopted}

    def _anchors(self) -> set[str]:
        """Everything in the volume to which a text may refer."""
        anchors = {f"part-{part.key}" for part in self.outline}
        kinds = {part.kind for part in self.outline}
        anchors |= {f"rec-{one.key}" for one in self.adopted}
        if PartKind.METHOD in kinds:
            anchors |= {f"rec-{one.key}" for one in self.not_adopted}
        if PartKind.PRACTICES in kinds:
            anchors |= {f"practice-{practice.key}" for practice in self.record.practices}
        return anchors


def frozen(version: TextVersion) -> dict[tuple[str, str], Cited]:
    """The notes of a version as they were when it was written."""
    return {(note["key"], note["locator"]): Cited(note["note"], note["short"]) for note in version.cited}
