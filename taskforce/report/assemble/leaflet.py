"""The summary as a volume of its own: cover, summary, the recommendations by number, and where the whole is."""

from taskforce.report.assemble import people, votes
from taskforce.report.assemble.binding import Binding
from taskforce.report.assemble.whole import front
from taskforce.report.queries.record import Record
from taskforce.report.rules import wording
from taskforce.report.states import PartKind
from taskforce.report.volume import Digest, Prose, Section, Summary, Volume, Whereabouts

DIGEST = "The recommendations"
WHOLE = "The whole report"
KIND = "Executive summary"
WHERE = (
    "Each recommendation stands in the report with its reasons, its sources and the vote on it, under the same number.",
    "The report also holds who took part, how each of them voted, how the work was done, and the meetings.",
)


def leaflet(record: Record, address: str) -> Volume | None:
    """The summary by itself, or None where the report has none. Its notes begin anew. `address`: of the public page."""
    binding = Binding(record, only=PartKind.SUMMARY)
    one = next((part for part in binding.outline if part.kind == PartKind.SUMMARY), None)
    if one is None:
        return None
    summary = Summary(one.key, wording.line(one.title), binding.text(one))
    keys = people.keys(record.people)
    sections = tuple(
        Section(
            part.key,
            wording.line(part.title),
            recommendations=tuple(votes.adopted(binding, found, keys) for found in binding.under(part.theme)),
            hue=(part.theme.position - 1) % 6 + 1 if part.theme else 0,
        )
        for part in binding.outline
        if part.kind == PartKind.SECTION
    )
    parts = (
        summary,
        Digest("recommendations-in-short", DIGEST, sections=sections),
        Whereabouts("whole-report", WHOLE, Prose.plain("\n\n".join(WHERE)), address=address),
    )
    return front(record, parts, kind=KIND)
