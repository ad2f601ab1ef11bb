"""The whole volume: what stands before the parts, the parts in order, and the day of the record."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from taskforce.core.errors import WrongState
from taskforce.report.assemble import parts, people, signing
from taskforce.report.assemble.binding import Binding
from taskforce.report.queries.one import obstacles_of
from taskforce.report.queries.record import Record
from taskforce.report.rules import wording
from taskforce.report.volume import Fact, Part, Prose, Sources, Volume


class Unprintable(WrongState):
    """The record cannot be printed as it stands; `faults` are sentences for the facilitator."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


def volume(record: Record) -> Volume:
    """The report as it is printed. The same record gives the same volume, whoever asks and whenever.

    Raises Unprintable when something that was adopted would have no place in it.
    """
    binding = Binding(record)
    faults = obstacles_of(binding.outline, binding.adopted)
    if faults:
        raise Unprintable(tuple(faults))
    return signing.signed(front(record, _parts(binding), kind="Report"), binding)


def front(record: Record, parts: tuple[Part, ...], *, kind: str) -> Volume:
    """A volume of these parts with what stands before them: title, imprint, disclaimers, the day of the record."""
    charter, day = record.charter, wording.day(as_of(record))
    held = [vote for votes in record.votes.values() for vote in votes]
    return Volume(
        title=wording.line(record.report.title),
        subtitle=wording.line(record.report.subtitle),
        task_force=wording.line(charter.name),
        kind=f"Sample {kind[0].lower()}{kind[1:]}" if charter.sample_notice else kind,
        host=wording.line(charter.host),
        date=day,
        edition=f"The record as of {day}",
        imprint=_imprint(record),
        disclaimers=tuple(wording.plain(disclaimer.words) for disclaimer in charter.disclaimers),
        parts=parts,
        voters=people.voters(held, record.people),
        sample_notice=wording.line(charter.sample_notice),
        accent=charter.accent,
    )


def as_of(record: Record) -> date:
    """The last day on which something that is printed was written, decided or held, in the zone of the task force.

    It stands in the place of the day of printing, so that nothing printed depends on when it is printed.
    """
    zone = ZoneInfo(record.charter.zone)
    days = [moment.astimezone(zone).date() for moment in _moments(record)]
    return max([*days, *(meeting.on for meeting in record.meetings)])


def _moments(record: Record) -> Iterator[datetime]:
    yield record.report.begun_at
    yield from (version.made_at for version in record.texts.values())
    yield from (
        vote.round.closed_at for votes in record.votes.values() for vote in votes if vote.round.closed_at
    )


def _parts(binding: Binding) -> tuple[Part, ...]:
    """All parts; the register of sources last, because it lists what all the others cite."""
    made = [parts.part(binding, part) for part in binding.outline]
    groups = parts.register(binding)
    return tuple(replace(part, groups=groups) if isinstance(part, Sources) else part for part in made)


def _imprint(record: Record) -> tuple[Fact, ...]:
    charter = record.charter
    pairs = (("Task force", charter.name), ("Host", charter.host), ("Funder", charter.funder))
    return tuple(Fact(label, Prose.plain(wording.line(words))) for label, words in pairs if words.strip())
