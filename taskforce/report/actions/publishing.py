"""Publication: an edition is open to everybody from an hour on, and stays so; a later one corrects it."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.core import clock, events, jobs, prose
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.report import policy, queries
from taskforce.report.models import Edition, Manuscript, Publication, Report
from taskforce.report.rules import endorsing

ANNOUNCE = "report.announce"
LONGEST_ERRATA = 1_000
FARTHEST = timedelta(days=1000)


def publish_edition(
    session: Session,
    actor: Actor,
    report: Report,
    edition: Edition,
    *,
    at: datetime | None = None,
    errata: str = "",
) -> Publication:
    """Open an edition to everybody from that hour on, or at once. `errata`: what it corrects in the one before.

    Raises WrongState where an hour is set already or a later edition is public, Refused for an hour that has passed,
    and where nothing is said of what changed. `Report.editions` must be loaded with their publications.
    """
    allow(
        policy.can_publish_edition(actor, edition), "Only the facilitator publishes, and only what is ready."
    )
    is_later = any(one.publication is not None for one in report.editions)
    _refuse_place(report, edition)
    if session.get(Manuscript, edition.id) is None:
        raise WrongState(
            "This edition was made before its words were kept for the web. Export the report again."
        )
    _refuse_unsigned(session, actor, edition)
    made = Publication(
        task_force_id=actor.task_force_id,
        at=_hour(at),
        asked_at=clock.now(),
        by_id=actor.person_id,
        by_name=actor.name,
        errata=_errata(errata, is_due=is_later),
    )
    edition.publications.append(made)
    facts = {"number": edition.number, "at": made.at.isoformat(), "errata": made.errata}
    events.record(session, actor, "publication.set", made, **facts)
    here = actor.task_force_id
    jobs.enqueue(session, ANNOUNCE, task_force_id=here, run_after=made.at, publication=made.public_id)
    return made


def call_off_publication(session: Session, actor: Actor, publication: Publication) -> None:
    """The hour does not stand any more. Raises WrongState when it has come."""
    allow(policy.can_call_off_publication(actor, publication), "Only the facilitator calls it off, once.")
    if publication.is_out:
        raise WrongState("It is public. What is public is corrected by a later edition, never taken back.")
    publication.called_off_at = clock.now()
    events.record(session, actor, "publication.called_off", publication, at=publication.at.isoformat())


def announce_publication(session: Session, actor: Actor, publication: Publication) -> None:
    """The hour has come: the record says so, and whoever listens can tell the people."""
    allow(policy.can_announce_publication(actor, publication), "Only the program announces, at the hour.")
    facts = {"number": publication.edition.number, "at": publication.at.isoformat()}
    events.record(session, actor, "report.published", publication, **facts)


def download_copy(session: Session, actor: Actor, publication: Publication, *, days: int, mark: str) -> None:
    """The funder takes a copy of their own before the hour: the record says who, when and by which mark."""
    allow(policy.can_download_copy(actor, publication, days), "There is no copy before the publication.")
    facts = {"number": publication.edition.number, "mark": mark}
    events.record(session, actor, "copy.downloaded", publication, **facts)


def _refuse_place(report: Report, edition: Edition) -> None:
    others = [one for one in report.editions if one.publication is not None]
    if edition.publication is not None:
        raise WrongState("The hour of this edition is set already.")
    if any(one.publication and not one.publication.is_out for one in others):
        raise WrongState("Another edition waits for its hour. Call that off first.")
    if any(one.number > edition.number for one in others):
        raise WrongState("A later edition is public. Only a later one can replace it.")


def _refuse_unsigned(session: Session, actor: Actor, edition: Edition) -> None:
    """What is put forward for endorsement is published with the answers, and with as many co-chairs as were needed."""
    if session.info.get(events.REPLAYED):
        return  # the charter of a file is that of its last day, and does not judge what was done before
    content = queries.manuscript(session, edition)
    signed = queries.endorsement_of(session, actor, content)
    needed = session.get_one(TaskForce, actor.task_force_id).co_chairs_needed
    if signed is None:
        sentence = endorsing.gate(needed=needed, signed=0)
    elif signed.is_open:
        number = signed.edition.number
        sentence = f"The endorsement of edition {number}, which says the same, is open. Close it first."
    elif edition.asked_at < signed.changed_at:
        sentence = "What is to be printed of the endorsement was settled after this edition. Export the report again."
    else:
        sentence = endorsing.gate(needed=max(needed, signed.needed), signed=signed.co_chairs_signed)
    if sentence:
        raise WrongState(sentence)


def _hour(at: datetime | None) -> datetime:
    now = clock.now()
    if at is not None and not now <= at <= now + FARTHEST:
        raise Refused("at", "Please give an hour to come, or leave it empty to publish at once.")
    return at or now


def _errata(errata: str, *, is_due: bool) -> str:
    if not prose.is_storable(errata):
        raise Refused("errata", "This holds a character that cannot be kept. Please type it again.")
    errata = " ".join(prose.clean(errata).split())
    if is_due and not errata:
        raise Refused("errata", "Please say what changed: it stands on the public page.")
    if len(errata) > LONGEST_ERRATA:
        raise Refused("errata", f"At most {LONGEST_ERRATA:,} characters; this has {len(errata):,}.")
    return errata
