"""Endorsement: an edition is put before those who sign, and it is closed.

An answer is bound to what the edition says. A later edition with other words asks anew; one whose changes are only
editorial takes the answers over, where the charter lets it.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.charter.models import TaskForce
from taskforce.charter.rules.signing import FORMS
from taskforce.core import clock, events, jobs
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.members import queries as members
from taskforce.members.models import Person
from taskforce.members.states import RoleName
from taskforce.report import frozen, policy, queries
from taskforce.report.actions.answering import answer, typed
from taskforce.report.models import Edition, Endorsement, Manuscript, Signer
from taskforce.report.states import Choice, Clearance

WRITE, PURPOSE = "ask_for_endorsement", "endorse"  # the job that writes, and the links in its letters
LONGEST_WORDS = 1_000
PAGE = "Endorsement"  # as `report.frozen` calls the part


class Asked(NamedTuple):
    """What a signature means and what is needed: as the charter says it now, or as a file says that it was."""

    form: str
    needed: int
    clears: bool


def asked_by(charter: TaskForce) -> Asked:
    """As the charter says it now."""
    return Asked(charter.report_form, charter.co_chairs_needed, charter.asks_clearance)


def open_endorsement(
    session: Session,
    actor: Actor,
    edition: Edition,
    *,
    closes_at: datetime,
    words: str = "",
    is_editorial: bool = False,
    asked: Asked | None = None,
    signers: Sequence[Person] | None = None,
) -> Endorsement:
    """Put an edition before everybody who signs: seated members and all co-chairs, unless `signers` are given.

    `is_editorial`: answers on the edition before hold for this one too. Raises Refused beside `closes_at`, `words` and
    `is_editorial`, WrongState while another edition is put forward, and for one without words or page of endorsement.
    """
    allow(policy.can_open_endorsement(actor, edition), "Only the facilitator asks for endorsement.")
    before = queries.latest_endorsement(session, actor)
    content = _content(session, edition, before)
    charter = session.get_one(TaskForce, actor.task_force_id)
    if closes_at <= clock.now():
        raise Refused("closes_at", "Answers are asked for by an hour that is still to come.")
    is_let = charter.carries_editorial or session.info.get(events.REPLAYED)
    if is_editorial and not (before and is_let):
        raise Refused(
            "is_editorial", "Here every edition is endorsed anew: the charter carries no answers over."
        )
    made = _opened(actor, edition, charter, asked or asked_by(charter))
    made.body_sha256, made.closes_at = frozen.fingerprint_of_body(content), closes_at
    made.words, made.is_editorial = typed("words", words, LONGEST_WORDS), is_editorial
    session.add(made)
    session.flush()
    chosen = members.electorate(session, actor, chairs_vote=True) if signers is None else signers
    _seat(session, made, chosen)
    _record_opening(session, actor, made)
    if is_editorial and before is not None:
        _carry(session, actor, before, made, content)
    return made


def close_endorsement(session: Session, actor: Actor, endorsement: Endorsement) -> None:
    """From now on no answer changes. Raises WrongState when it is closed."""
    if not endorsement.is_open:
        raise WrongState("This endorsement is closed already.")
    allow(policy.can_close_endorsement(actor, endorsement), "Only the facilitator closes it.")
    endorsement.closed_at, endorsement.closed_by_name = clock.now(), actor.name
    counts = {choice.value: 0 for choice in Choice} | {"silent": len(endorsement.silent)}
    for one in endorsement.signers:
        if one.answer:
            counts[one.answer.choice] += 1
    number = endorsement.edition.number
    events.record(session, actor, "endorsement.closed", endorsement, number=number, **counts)


def _content(session: Session, edition: Edition, before: Endorsement | None) -> Mapping[str, Any]:
    """What the edition says, where it can be put forward. Raises WrongState."""
    if before is not None and before.is_open:
        raise WrongState(f"Edition {before.edition.number} is put forward now. Close that endorsement first.")
    if before is not None and before.edition.number >= edition.number:
        raise WrongState("A later edition, or this one, was put forward before. Export the report again.")
    kept = session.get(Manuscript, edition.id)
    if kept is None:
        raise WrongState("This edition was made before its words were kept. Export the report again.")
    if not any(part["is"] == PAGE for part in kept.content["parts"]):
        raise WrongState(
            "This edition has no page of endorsement. Add that part to the outline and export the report again."
        )
    return kept.content


def _opened(actor: Actor, edition: Edition, charter: TaskForce, asked: Asked) -> Endorsement:
    if asked.form not in FORMS or asked.needed < 0:
        raise Refused("form", "There is no such form of endorsement.")
    made = Endorsement(
        task_force_id=actor.task_force_id,
        edition_id=edition.id,
        form=asked.form,
        needed=asked.needed,
        clears=asked.clears,
        opened_at=clock.now(),
        opened_by_name=actor.name,
        zone=charter.zone,
    )
    set_committed_value(made, "edition", edition)
    return made


def _seat(session: Session, made: Endorsement, people: Sequence[Person]) -> None:
    if not people:
        raise WrongState("There is nobody to ask: no member and no co-chair has taken a seat.")
    seats = []
    for place, person in enumerate(people, 1):
        seat = Signer(
            task_force_id=made.task_force_id,
            endorsement_id=made.id,
            person_id=person.id,
            place=place,
            printed_name=person.printed_name,
            is_co_chair=RoleName.CO_CHAIR in person.role_names,
            clearance=Clearance.REQUESTED if made.clears else "",
        )
        set_committed_value(seat, "person", person)
        set_committed_value(seat, "answers", [])
        seats.append(seat)
    session.add_all(seats)
    session.flush()
    set_committed_value(made, "signers", seats)


def _record_opening(session: Session, actor: Actor, made: Endorsement) -> None:
    events.record(
        session,
        actor,
        "endorsement.opened",
        made,
        number=made.edition.number,
        body_sha256=made.body_sha256,
        closes_at=made.closes_at.isoformat(),
        is_editorial=made.is_editorial,
        asked=[one.person_id for one in made.signers],
    )
    if not session.info.get(events.REPLAYED):
        jobs.enqueue(
            session, WRITE, task_force_id=made.task_force_id, endorsement=made.public_id, by=actor.name
        )


def _carry(
    session: Session, actor: Actor, before: Endorsement, made: Endorsement, content: Mapping[str, Any]
) -> None:
    """Take answers over, and what their offices said; not those that except what is no longer there."""
    there = {key for key, _ in queries.choices_of(session, made)}
    by_person = {one.person_id: one for one in before.signers}
    carried = []
    for seat in made.signers:
        old = by_person.get(seat.person_id)
        if old is None or old.answer is None or not there.issuperset(old.answer.exceptions):
            continue
        last = old.answer
        answer(seat, last.choice, last.view, last.exceptions, last.by_name).is_carried = True
        if made.clears and old.clearance:
            seat.clearance, seat.cleared_at, seat.cleared_by_name = (
                old.clearance,
                old.cleared_at,
                old.cleared_by_name,
            )
        carried.append(seat.person_id)
    number = before.edition.number
    events.record(session, actor, "endorsement.carried", made, people=carried, number=number)
