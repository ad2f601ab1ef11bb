"""The charter, the people, the sources and the practices as a file has them."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from taskforce.charter.models import (
    DELEGABLE,
    EMBARGO_DAYS,
    FORM,
    STATEMENT_DAYS,
    STATEMENT_WORDS,
    Stage,
    TaskForce,
)
from taskforce.members.models import Account, Person
from taskforce.records.writing import announcing, files, inviting, offices, telling
from taskforce.records.writing.page import Facts, Page
from taskforce.sources import queries as register
from taskforce.sources.actions import SOURCE_FIELDS
from taskforce.sources.models import Source

_SIGNING = (
    "report_form",
    "co_chairs_needed",
    "asks_clearance",
    "carries_editorial",
    "statement_words",
    "statement_days",
)
_WORDS = ("slug", "name", "host", "funder", "purpose", "mandate", "rule", "zone", "accent", "sample_notice")
_PERSON = (
    "key", "printed_name", "printed_title", "organisation", "given", "family", "suffix", "sort_name", "level",
    "precedence", "listed_only", "name_variants", "honorific", "preferred", "pronunciation", "pronouns", "phone",
    "zone", "language",
)  # fmt: skip


def charter(page: Page) -> Facts:
    """`task_force`. It was founded by the first person who did anything in it."""
    found = page.task_force
    acts = sorted((event for events in page.events.values() for event in events), key=lambda event: event.id)
    first = next((event.by_id for event in acts if event.by_id is not None), None) or _facilitator(page)
    return {
        **{name: getattr(found, name) for name in _WORDS},
        "delegable": found.delegable if set(found.delegable) != set(DELEGABLE) else None,
        "embargo_days": found.embargo_days if found.embargo_days != EMBARGO_DAYS else None,
        "straw_names": None if found.straw_names else False,
        "endorsement": _endorsement(found),
        "themes": [{"key": t.key, "title": t.title, "question": t.question} for t in found.themes],
        "disclaimers": [{"key": d.key, "text": d.words} for d in found.disclaimers],
        "stages": [_stage(stage) for stage in found.stages],
        "founded": page.act(first, found.founded_at),
    }


def _endorsement(found: TaskForce) -> Facts | None:
    """What the charter says of signatures under the report, where it is not what every charter says at first."""
    plain = TaskForce(
        report_form=FORM,
        **dict.fromkeys(_SIGNING[1:4], 0),
        statement_words=STATEMENT_WORDS,
        statement_days=STATEMENT_DAYS,
    )
    differing = {name: getattr(found, name) for name in _SIGNING}
    return {name: it for name, it in differing.items() if it != getattr(plain, name)} or None


def _facilitator(page: Page) -> int | None:
    """Whoever would have: needed for a task force in which nobody has done anything yet."""
    seated = (p.id for p in page.people.values() if "facilitator" in p.role_names and not p.listed_only)
    return next(seated, None)


def _stage(stage: Stage) -> Facts:
    days = {name: getattr(stage, name) for name in ("starts_on", "ends_on", "passed_on")}
    written = {name: day.isoformat() for name, day in days.items() if day}
    return {"key": stage.key, "title": stage.title, "gate": stage.gate, **written}


def people(page: Page) -> list[Facts]:
    """`people`, in order of precedence."""
    accounts = select(Person).where(Person.task_force_id == page.task_force.id)
    found = page.session.scalars(accounts.options(joinedload(Person.account)))
    addresses = {person.id: person.account for person in found}
    approved = announcing.approvals(page)
    invited = inviting.invitations(page)
    held = offices.affiliations(page)
    return [
        {
            **_person(page, person, addresses[person.id]),
            "approvals": approved.get(person.id, []),
            "invite_to": inviting.address(person),
            "invitations": invited.get(person.id, []),
            "affiliations": held[person.id],
            "left": offices.left(page, person),
        }
        for person in page.people.values()
    ]


def _person(page: Page, person: Person, account: Account | None) -> Facts:
    return {
        **{name: getattr(person, name) for name in _PERSON},
        "roles": sorted(person.role_names),
        "email": account.address if account else None,
        "sample": person.is_sample,
        "quote": {"text": person.quote, "context": person.quote_context} if person.quote else None,
        "bio": {"short": person.bio_short, "long": person.bio_long},
        "portrait": files.portrait(page, person),
        "told": telling.told(page, person),
    }


def sources(page: Page) -> list[Facts]:
    """`sources`, in the order in which they came into the register."""
    found = sorted(register.by_key(page.session, page.actor).values(), key=lambda source: source.id)
    return [_source(source) for source in found]


def _source(source: Source) -> Facts:
    return {"key": source.key, **{name: getattr(source, name) for name in SOURCE_FIELDS}}


def practices(page: Page) -> list[dict[str, Any]]:
    """`practices`, in their order."""
    names = ("key", "place", "title", "what", "locator")
    return [
        {**{name: getattr(practice, name) for name in names}, "source": practice.source.key}
        for practice in register.practices(page.session, page.actor)
    ]
