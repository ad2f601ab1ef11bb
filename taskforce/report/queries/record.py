"""All that the report prints, read at one moment of the record and kept as plain values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session, selectinload

from taskforce.charter import queries as charters
from taskforce.charter.models import TaskForce
from taskforce.core.actor import Actor
from taskforce.meetings import queries as meetings
from taskforce.meetings.assemble import ReportMeeting
from taskforce.members import queries as members
from taskforce.members.models import Person
from taskforce.recommendations import queries as recommendations
from taskforce.recommendations.models import KIND, Recommendation, Statement
from taskforce.report.models import Endorsement, Report
from taskforce.report.queries.endorsing import latest_endorsement
from taskforce.report.queries.one import find_report, report
from taskforce.sources import queries as sources
from taskforce.sources.models import Practice, Source
from taskforce.texts.models import TextVersion
from taskforce.voting import policy as voting
from taskforce.voting.models import Round, Seat
from taskforce.voting.queries import last_head
from taskforce.voting.states import RoundState


@dataclass(frozen=True)
class Vote:
    """A closed vote on a recommendation, and the version that it was held on, whose notes stand as they were then."""

    round: Round
    version: TextVersion


@dataclass(frozen=True)
class Record:
    """Everything that is printed. `texts`: the current version of each part by the number of its text, with blocks.

    `votes`: by the public id of the recommendation, in the order of their closing. `people` in order of precedence.
    """

    charter: TaskForce
    report: Report
    texts: dict[int, TextVersion]
    people: list[Person]
    register: dict[str, Source]
    practices: list[Practice]
    recommendations: list[Recommendation]
    votes: dict[str, list[Vote]]
    meetings: list[ReportMeeting]
    chain: tuple[int, str]  # number and fingerprint of the link of the latest close
    endorsement: Endorsement | None = None  # the latest, with what was answered
    statements: Mapping[int, list[Statement]] = field(default_factory=dict)  # by number of the recommendation


def record(session: Session, actor: Actor, *, begun: bool = True) -> Record:
    """The whole record on behalf of the actor, as of one moment: see `core.db.Database.read`.

    Raises NotFound before the report is begun, unless `begun` is False: then its outline is empty. Nothing here
    depends on who asks: what is printed is open to everybody of the task force.
    """
    found = find_report(session, actor) or (
        report(session, actor) if begun else Report(parts=[], editions=[])
    )
    everything = recommendations.everything(session, actor)
    return Record(
        charter=charters.charter(session, actor),
        report=found,
        texts=_texts(session, found),
        people=members.everybody(session, actor),
        register=sources.by_key(session, actor),
        practices=sources.practices(session, actor),
        recommendations=everything,
        votes=_votes(session, actor, {one.public_id: one.text_id for one in everything}),
        meetings=meetings.for_report(session, actor),
        chain=last_head(session, actor.task_force_id),
        endorsement=latest_endorsement(session, actor),
        statements=recommendations.statements(session, actor),
    )


def present_texts(session: Session, record: Record) -> dict[int, TextVersion]:
    """The present version of each recommendation of a record, by the number of its text, with blocks."""
    present = [(one.text_id, one.text.number) for one in record.recommendations]
    return {text_id: version for (text_id, _), version in _versions(session, present).items()}


def _texts(session: Session, report: Report) -> dict[int, TextVersion]:
    written = _versions(session, [(part.text_id, part.text.number) for part in report.outline])
    return {text_id: version for (text_id, _), version in written.items()}


def _votes(session: Session, actor: Actor, texts: dict[str, int]) -> dict[str, list[Vote]]:
    """`texts`: the number of the text of each recommendation by its public id."""
    closed = (
        select(Round)
        .where(
            Round.task_force_id == actor.task_force_id,
            Round.matter_kind == KIND,
            Round.state == RoundState.CLOSED,
        )
        .options(selectinload(Round.seats).joinedload(Seat.position))
        .order_by(Round.closed_at, Round.id)
    )
    seen = [found for found in session.scalars(closed) if voting.may_see_positions(actor, found)]
    rounds = [found for found in seen if found.matter_id in texts]
    held_on = {one.id: (texts[one.matter_id], int(one.matter_text["version"])) for one in rounds}
    versions = _versions(session, held_on.values())
    votes: dict[str, list[Vote]] = defaultdict(list)
    for found in rounds:
        votes[found.matter_id].append(Vote(found, versions[held_on[found.id]]))
    return dict(votes)


def _versions(session: Session, which: Iterable[tuple[int, int]]) -> dict[tuple[int, int], TextVersion]:
    """These versions, by the number of their text and their own, with their blocks."""
    place = tuple_(TextVersion.text_id, TextVersion.number)
    found = select(TextVersion).where(place.in_(set(which))).options(selectinload(TextVersion.blocks))
    return {(one.text_id, one.number): one for one in session.scalars(found)}
