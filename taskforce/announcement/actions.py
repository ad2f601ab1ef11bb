"""Every change of an announcement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.announcement import policy, queries, states
from taskforce.announcement.assemble import Composed, Content, Found, complete, fingerprint
from taskforce.announcement.models import Announcement, AnnouncementEdition, AnnouncementPrint
from taskforce.announcement.rules.spelling import corrected
from taskforce.charter import actions as charters
from taskforce.charter import queries as charter
from taskforce.core import clock, events, ids, jobs, names
from taskforce.core.actor import Actor
from taskforce.core.errors import Conflict, Refused, allow
from taskforce.members import actions as members
from taskforce.members import queries as people

PRINT_JOB = "announcement.print"
LONGEST_ADDRESS = 60


def begin_announcement(
    session: Session, actor: Actor, *, headline: str, dated_on: date, slug: str = "", **facts: Any
) -> Announcement:
    """Begin an announcement. Its public address is `slug`, or made of the headline; with a number where it is taken."""
    allow(policy.can_begin_announcement(actor), "Only the facilitator begins an announcement.")
    taken = session.scalars(select(Announcement.slug)).all()
    made = Announcement(
        task_force_id=actor.task_force_id,
        slug=names.free(
            slug or names.key_of(headline, "announcement", LONGEST_ADDRESS), taken, LONGEST_ADDRESS
        ),
        headline=headline,
        dated_on=dated_on,
        begun_at=clock.now(),
        begun_by=actor.name,
        state=states.AnnouncementState.DRAFT,
        editions=[],
        **{"accepted": [], "left_out": [], **facts},
    )
    session.add(made)
    events.record(session, actor, "announcement.begun", made, headline=headline)
    return made


def write_announcement(
    session: Session, actor: Actor, announcement: Announcement, *, edition: int, **facts: Any
) -> None:
    """Write its words anew. Raises Conflict when somebody else saved since `edition`."""
    allow(policy.can_write_announcement(actor, announcement), "This announcement is not open to be written.")
    if announcement.edition != edition:
        labels = {name: names.label_of(name) for name in facts}
        raise Conflict(
            theirs={labels[name]: str(getattr(announcement, name)) for name in facts},
            mine={labels[name]: str(value) for name, value in facts.items()},
        )
    changed = sorted(name for name, value in facts.items() if getattr(announcement, name) != value)
    for name in changed:
        setattr(announcement, name, facts[name])
    if changed:
        events.record(session, actor, "announcement.written", announcement, fields=changed)


def correct_spelling(
    session: Session, actor: Actor, announcement: Announcement, *, place: str, found: str
) -> str:
    """Put the approved spelling in the place of another; returns what was done. Raises Refused when it is gone.

    In a quote that is a change like any other: the person is asked to approve it anew.
    """
    allow(policy.can_write_announcement(actor, announcement), "This announcement is not open to be written.")
    one = _found(session, actor, announcement, place, found)
    text, right = one.place.text, one.spelling.approved
    new = corrected(text, found, right)
    kind, _, which = place.partition("-")
    if kind == "quote":
        person = people.by_key(session, actor)[which]
        members.edit_person(session, actor, person, edition=person.edition, quote=new)
    elif kind in ("purpose", "mandate"):
        whole = charter.charter(session, actor)
        facts: dict[str, Any] = {"purpose": new}
        if kind == "mandate":
            lines = list(whole.mandate)
            lines[int(which) - 1] = new
            facts = {"mandate": lines}
        charters.edit_charter(session, actor, whole, edition=whole.edition, **facts)
    else:
        setattr(announcement, place, new)
    events.record(session, actor, "announcement.spelling_corrected", announcement, found=found, to=right)
    asked = " The quote has changed, and has to be approved again." if kind == "quote" else ""
    return f"“{found}” reads “{right}” now.{asked}"


def accept_spelling(
    session: Session, actor: Actor, announcement: Announcement, *, place: str, found: str
) -> None:
    """Let a spelling stand where it is. Raises Refused when it is not there."""
    allow(policy.can_write_announcement(actor, announcement), "This announcement is not open to be written.")
    _found(session, actor, announcement, place, found)
    announcement.accepted = [*announcement.accepted, [place, found]]
    events.record(session, actor, "announcement.spelling_accepted", announcement, found=found, place=place)


def publish_announcement(
    session: Session,
    actor: Actor,
    announcement: Announcement,
    *,
    public_at: datetime | None = None,
    what_changed: str = "",
) -> AnnouncementEdition:
    """Freeze it as the next edition; anybody may read it from `public_at`, or at once, or from the hour of the first.

    Raises Refused while a name, title or quote in it is not approved or a spelling is not decided, and for a
    correction that does not say what changed.
    """
    allow(policy.can_publish_announcement(actor, announcement), "This announcement cannot be published now.")
    composed = queries.composed(session, actor, announcement)
    number = len(announcement.editions) + 1
    _refuse_unready(composed)
    if number > 1 and not what_changed.strip():
        raise Refused("what_changed", "Please say what changed: readers of the first one will want to know.")
    states.PUBLISH.apply(announcement)
    hour = announcement.public_at if number > 1 and announcement.public_at else public_at or clock.now()
    announcement.public_at = hour
    edition = _edition(actor, composed.content, number, what_changed.strip() if number > 1 else "")
    return _out(session, actor, announcement, edition, hour)


def restore_edition(
    session: Session,
    actor: Actor,
    announcement: Announcement,
    *,
    content: Mapping[str, Any],
    sha256: str,
    what_changed: str = "",
    public_at: datetime,
) -> AnnouncementEdition:
    """Bring back an edition out of a file, word for word as it was published: nothing is composed or asked anew.

    Raises Refused where the words have not the fingerprint that the file says.
    """
    allow(policy.can_publish_announcement(actor, announcement), "This announcement cannot be published now.")
    words = complete(content)
    if fingerprint(words) != sha256:
        raise Refused("sha256", "These are not the words that were published: their fingerprint is another.")
    states.PUBLISH.apply(announcement)
    announcement.public_at = public_at
    edition = _edition(actor, words, len(announcement.editions) + 1, what_changed)
    return _out(session, actor, announcement, edition, public_at)


def correct_announcement(session: Session, actor: Actor, announcement: Announcement) -> None:
    """Open it to be written again; what was published stands until the correction is published."""
    allow(policy.can_correct_announcement(actor, announcement), "There is nothing to correct yet.")
    states.CORRECT.apply(announcement)
    events.record(session, actor, "announcement.correction_begun", announcement)


def move_announcement(
    session: Session, actor: Actor, announcement: Announcement, *, public_at: datetime
) -> None:
    """Set another hour from which anybody may read it, as long as the one that was set has not come."""
    allow(policy.can_move_announcement(actor, announcement), "Its hour has come: it is public.")
    if not announcement.editions:
        raise Refused("public_at", "Nothing is published yet.")
    announcement.public_at = public_at
    events.record(session, actor, "announcement.moved", announcement, public_at=public_at.isoformat())


@dataclass(frozen=True)
class Printed:
    """What came of a print: a file, or the faults that it has."""

    sha256: str = ""
    pages: int = 0
    size: int = 0
    faults: tuple[str, ...] = ()


def keep_print(session: Session, actor: Actor, edition: AnnouncementEdition, printed: Printed) -> None:
    """Say what came of the print of an edition; its announcement must be loaded."""
    allow(policy.can_print_announcement(actor, edition.announcement), "Only the program prints.")
    file = edition.printed
    if file is None:
        raise LookupError("an edition without the place for its file")
    file.file_sha256, file.pages, file.size = printed.sha256, printed.pages, printed.size
    file.faults = list(printed.faults)
    facts: Mapping[str, Any] = {"number": edition.number, "sha256": printed.sha256}
    events.record(session, actor, "announcement.printed", edition.announcement, **facts)


def _edition(actor: Actor, content: Content, number: int, what_changed: str) -> AnnouncementEdition:
    return AnnouncementEdition(
        task_force_id=actor.task_force_id,
        number=number,
        content=content,
        sha256=fingerprint(content),
        what_changed=what_changed,
        published_at=clock.now(),
        by_name=actor.name,
        printed=AnnouncementPrint(task_force_id=actor.task_force_id, file=f"{ids.new()}.pdf"),
    )


def _out(
    session: Session, actor: Actor, announcement: Announcement, edition: AnnouncementEdition, hour: datetime
) -> AnnouncementEdition:
    """It goes out: the edition is kept, told, and printed."""
    announcement.editions.append(edition)
    facts = {"number": edition.number, "sha256": edition.sha256, "public_at": hour.isoformat()}
    events.record(session, actor, "announcement.published", announcement, **facts)
    jobs.enqueue(session, PRINT_JOB, task_force_id=actor.task_force_id, edition=edition.public_id)
    return edition


def _refuse_unready(composed: Composed) -> None:
    if composed.faults:
        first = composed.faults[0]
        more = f" and {len(composed.faults) - 1} more" if len(composed.faults) > 1 else ""
        raise Refused("public_at", f"Not approved yet: {first.part} of {first.person}{more}.")
    if composed.open:
        one = composed.open[0]
        raise Refused(
            "public_at",
            f"“{one.spelling.found}” is not how “{one.spelling.approved}” is spelled. Correct it, or let it stand.",
        )


def _found(session: Session, actor: Actor, announcement: Announcement, place: str, found: str) -> Found:
    """The undecided spelling there. Raises Refused."""
    open_ = queries.composed(session, actor, announcement).open
    one = next((one for one in open_ if (one.place.key, one.spelling.found) == (place, found)), None)
    if one is None:
        raise Refused("found", "This does not stand there any more. Please look again.")
    return one
