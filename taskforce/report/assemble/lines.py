"""Every recommendation as one line of a table: for spreadsheets and programs of others."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields

from taskforce.recommendations import models
from taskforce.recommendations.rules.fields import Fields
from taskforce.report.assemble import people, votes
from taskforce.report.assemble.binding import Binding, frozen
from taskforce.report.queries.record import Record
from taskforce.report.rules import flat, wording
from taskforce.report.volume import Method, Prose, Recommendation, Section, Statement, Volume
from taskforce.texts.models import TextVersion


@dataclass(frozen=True)
class Line:
    """One recommendation. `key` never changes; `number` is that of the edition; `sources` are numbered in `text`."""

    key: str
    number: str
    title: str
    who: str
    action: str
    by_when: str
    vehicle: str
    theme: str
    state: str
    result: str
    text: str
    sources: tuple[str, ...]
    statements: tuple[str, ...] = ()

    @property
    def cells(self) -> list[str]:
        """The values in the order of HEAD, sources on lines of one cell."""
        return [value if isinstance(value, str) else "\n".join(value) for value in asdict(self).values()]


HEAD = [field.name for field in fields(Line)]


def lines(volume: Volume) -> list[Line]:
    """What an edition says: the adopted ones in the order of print, then those that were not adopted."""
    adopted = [one for part in volume.parts if isinstance(part, Section) for one in part.recommendations]
    others = [one for part in volume.parts if isinstance(part, Method) for one in part.not_adopted]
    return [_line(one, "adopted") for one in adopted] + [_line(one, "not adopted") for one in others]


def lines_of(record: Record, texts: Mapping[int, TextVersion]) -> list[Line]:
    """What the record says now, by theme: every recommendation in its present state.

    `texts`: the present version of each text, by the number of the text. What was voted on says what was voted on.
    """
    return list(_all(Binding(record), texts))


def _all(binding: Binding, texts: Mapping[int, TextVersion]) -> Iterator[Line]:
    keys = people.keys(binding.record.people)
    for one in binding.record.recommendations:
        state = str(one.state).replace("_", " ")
        number = binding.numbers.get(one.key, one.hanging_number)
        if one in binding.adopted:
            yield _line(votes.adopted(binding, one, keys), state)
        else:
            yield _line(_present(binding, one, texts.get(one.text_id), number), state)


def _present(
    binding: Binding, one: models.Recommendation, version: TextVersion | None, number: str
) -> Recommendation:
    """As it stands now; with the result of its last vote, if there was one."""
    words = Fields.of(version.fields if version else {})
    held = binding.votes(one)
    people_keys = people.keys(binding.record.people)
    return Recommendation(
        key=one.key,
        number=number,
        title=wording.line(words.title),
        who=wording.line(words.addressee),
        what=wording.line(words.action),
        when=wording.line(words.by_when),
        vehicle=wording.line(words.vehicle),
        rationale=Prose(*binding.citing.prose(version.source, frozen(version))) if version else Prose(),
        result=votes.result(held[-1], people_keys) if held else None,
        theme=wording.line(one.theme.title),
        statements=votes.stated(binding, one),
    )


def _line(one: Recommendation, state: str) -> Line:
    return Line(
        key=one.key,
        number=one.number,
        title=one.title,
        who=one.who,
        action=one.what,
        by_when=one.when,
        vehicle=one.vehicle,
        theme=one.theme,
        state=state,
        result=one.result.sentence if one.result else "",
        text=flat.words(one.rationale.html),
        sources=tuple(flat.notes([str(note) for note in one.rationale.notes])),
        statements=tuple(_said(said) for said in one.statements),
    )


def _said(one: Statement) -> str:
    """`Dissent of Nia O’Hara, Mateo de la Cruz: …`"""
    return f"{one.kind} of {', '.join(person.name for person in one.signers)}: {flat.words(one.text.html)}"
