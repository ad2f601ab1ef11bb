"""What stands on the page of the report: the outline with its numbers, the chosen part, the editions."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, load_only

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.recommendations import queries as recommendations
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.states import State
from taskforce.report.models import Edition, Part, Report
from taskforce.report.queries.one import find_report, obstacles_of, prints_nothing, sections_of
from taskforce.report.queries.one import part as part_of
from taskforce.report.rules import numbering
from taskforce.report.states import PartKind
from taskforce.sources import queries as sources
from taskforce.texts.models import TextVersion


@dataclass(frozen=True)
class Entry:
    """One line of the outline. `is_left_out`: there is nothing to print yet; `number`: of a section.

    `page`: where it began in the last ready edition. `contents`: for a section, number, title, page and public id of
    what is adopted under its theme.
    """

    part: Part
    is_left_out: bool
    number: int | None
    hue: int | None
    page: int | None
    contents: tuple[tuple[str, str, int | None, str], ...] = ()


@dataclass(frozen=True)
class Leaf:
    """The chosen part: its line in the outline, its current version with blocks, and all versions, newest first."""

    entry: Entry
    version: TextVersion | None
    versions: list[TextVersion]

    @property
    def part(self) -> Part:
        """The part itself."""
        return self.entry.part


@dataclass(frozen=True)
class Page:
    """The report as its page shows it. `adopted`: how many recommendations an edition would hold now."""

    report: Report
    entries: list[Entry]
    leaf: Leaf | None
    obstacles: list[str]
    adopted: int

    @property
    def last_ready(self) -> Edition | None:
        """The latest edition with a file."""
        return next((edition for edition in self.report.editions if edition.is_ready), None)

    @property
    def in_work(self) -> Edition | None:
        """The edition that is being made."""
        return next((edition for edition in self.report.editions if edition.is_in_work), None)

    @property
    def left_out(self) -> list[Part]:
        """The parts that would print nothing, because they have no text yet."""
        return [entry.part for entry in self.entries if entry.is_left_out]


def page(session: Session, actor: Actor, public_id: str | None = None) -> Page | None:
    """The page of the report with one part open, the first without a name; None while no report is begun.

    Raises NotFound for a part that is not there. The number of statements does not grow with the report.
    """
    report = find_report(session, actor)
    if report is None:
        if public_id:
            raise NotFound
        return None
    adopted = recommendations.everything(session, actor, [State.ADOPTED])
    entries = _entries(report, adopted, sources.has_practices(session, actor))
    leaf = _leaf(session, entries, report, public_id)
    return Page(report, entries, leaf, obstacles_of(report.outline, adopted), len(adopted))


def _entries(report: Report, adopted: Sequence[Recommendation], has_practices: bool) -> list[Entry]:
    outline = report.outline
    sections = sections_of(outline)
    ready = next((edition for edition in report.editions if edition.is_ready), None)
    pages = ready.pages_by_anchor if ready else {}
    numbers = numbering.numbers(sections, [(one.key, one.theme.key) for one in adopted], [])
    return [
        _entry(part, prints_nothing(part, has_practices), sections, pages, numbers, adopted)
        for part in outline
    ]


def _entry(
    part: Part,
    is_left_out: bool,
    sections: Sequence[str],
    pages: dict[str, int],
    numbers: dict[str, str],
    adopted: Sequence[Recommendation],
) -> Entry:
    page = pages.get(f"part-{part.key}")
    if part.kind != PartKind.SECTION or part.theme is None:
        return Entry(part, is_left_out, None, None, page)
    here = [one for one in adopted if one.theme_id == part.theme_id]
    contents = (
        (numbers[one.key], one.fields.title, pages.get(f"rec-{one.key}"), one.public_id) for one in here
    )
    return Entry(
        part,
        is_left_out,
        sections.index(part.theme.key) + 1,
        (part.theme.position - 1) % 6 + 1,
        page,
        tuple(contents),
    )


def _leaf(session: Session, entries: list[Entry], report: Report, public_id: str | None) -> Leaf | None:
    if public_id is None and not entries:
        return None
    chosen = part_of(report, public_id) if public_id else entries[0].part
    entry = next(
        (entry for entry in entries if entry.part is chosen),
        Entry(chosen, chosen.is_left_out, None, None, None),
    )
    if not chosen.is_written:
        return Leaf(entry, None, [])
    columns = load_only(
        TextVersion.number,
        TextVersion.by_name,
        TextVersion.made_at,
        TextVersion.note,
        TextVersion.words_added,
        TextVersion.words_removed,
    )
    of_text = select(TextVersion).where(TextVersion.text_id == chosen.text_id)
    versions = session.scalars(of_text.options(columns).order_by(TextVersion.number.desc())).all()
    current = of_text.where(TextVersion.number == chosen.text.number)
    whole = current.options(joinedload(TextVersion.blocks)).execution_options(populate_existing=True)
    return Leaf(entry, session.scalars(whole).unique().one(), list(versions))
