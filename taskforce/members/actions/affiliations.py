"""The offices and posts of a person, and which of them is printed."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from taskforce.core import events
from taskforce.core.actor import Actor
from taskforce.core.errors import Conflict, Refused, allow
from taskforce.members import policy
from taskforce.members.actions.people import edit_person
from taskforce.members.models import Affiliation, Person

FIELDS = (
    "organisation", "title", "level", "branch", "party", "state", "district", "starts_on", "ends_on", "is_printed",
)  # fmt: skip


def set_affiliations(
    session: Session,
    actor: Actor,
    person: Person,
    affiliations: Sequence[dict[str, Any]],
    *,
    edition: int | None = None,
) -> None:
    """Give the offices and posts of a person, whose own must be loaded: each a mapping with FIELDS and perhaps key.

    One that is no longer given goes. Where another is printed, or it reads otherwise, printed title, organisation and
    level follow it. Raises Refused for a missing organisation, days out of order, or two that are printed; Conflict
    when somebody else saved since `edition`.
    """
    if edition not in (None, person.edition):
        raise Conflict(theirs=_said(person.affiliations), mine=_said(affiliations))
    before = _printed(person)
    list_affiliations(session, actor, person, affiliations)
    flag_modified(person, "organisation")  # so that the edition rises, whatever is printed
    session.flush()
    after = _printed(person)
    if after and after != before:
        title, organisation, level = after
        words = ", ".join(part for part in (title, organisation) if part)
        facts = {"printed_title": words[:300], "organisation": organisation, "level": level}
        edit_person(session, actor, person, edition=person.edition, **facts)


def list_affiliations(
    session: Session, actor: Actor, person: Person, affiliations: Sequence[dict[str, Any]]
) -> None:
    """The same, and what is printed stays as it is: for a file, which has that already."""
    allow(policy.can_edit_person(actor, person), "Only the facilitator keeps the offices of people.")
    for facts in affiliations:
        _require_sound(facts)
    if sum(bool(facts.get("is_printed")) for facts in affiliations) > 1:
        raise Refused("affiliations", "Only one of them is printed.")
    known = {one.public_id: one for one in person.affiliations}
    rows = [_written(person, known.get(facts.get("key") or ""), facts) for facts in affiliations]
    person.affiliations[:] = rows
    events.record(session, actor, "person.affiliations_set", person, count=len(affiliations))


def _require_sound(facts: dict[str, Any]) -> None:
    if not facts.get("organisation"):
        raise Refused("affiliations", "Each office needs its organisation.")
    starts_on, ends_on = facts.get("starts_on"), facts.get("ends_on")
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused("affiliations", f"“{facts['organisation']}” ends before it begins.")


def _written(person: Person, row: Affiliation | None, facts: dict[str, Any]) -> Affiliation:
    row = row or Affiliation(task_force_id=person.task_force_id)
    for name in FIELDS:
        default: Any = {"level": "none", "is_printed": False, "starts_on": None, "ends_on": None}.get(
            name, ""
        )
        setattr(row, name, facts.get(name) or default)
    return row


def _printed(person: Person) -> tuple[str, str, str] | None:
    return next(
        ((one.title, one.organisation, one.level) for one in person.affiliations if one.is_printed), None
    )


def _said(affiliations: Sequence[Any]) -> dict[str, str]:
    """All of them as people read them, for whoever meets a conflict."""
    rows = [one if isinstance(one, dict) else vars(one) for one in affiliations]
    lines = [", ".join(part for part in (row.get("title"), row.get("organisation")) if part) for row in rows]
    return {"Offices and posts": "\n".join(lines)}
