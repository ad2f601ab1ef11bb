"""The endorsements of a report: who was asked, what they answered in order, what their offices said."""

from taskforce.core.events import Event
from taskforce.records.writing.page import Facts, Page
from taskforce.report import queries
from taskforce.report.models import Endorsement

OPENED, ANSWERED, CLEARED, CLOSED = (
    "endorsement.opened",
    "endorsement.answered",
    "clearance.stated",
    "endorsement.closed",
)


def endorsements(page: Page) -> list[Facts]:
    """All of them, the first first. Answers that were carried over follow from the opening."""
    return [_endorsement(page, one) for one in queries.endorsements(page.session, page.actor)]


def _endorsement(page: Page, one: Endorsement) -> Facts:
    closed = page.last(one.public_id, CLOSED)
    return {
        "edition": one.edition.number,
        "form": one.form,
        "needed": one.needed,
        "clears": one.clears or None,
        "editorial": one.is_editorial or None,
        "words": one.words,
        "closes_at": page.when(one.closes_at, one.zone),
        "opened": page.event(page.of(one.public_id, OPENED)[0]),
        "signers": [page.key(signer.person_id) for signer in one.signers],
        "answers": [_answer(page, event) for event in page.of(one.public_id, ANSWERED)],
        "clearances": [
            page.event(event, to=event.facts["clearance"]) for event in page.of(one.public_id, CLEARED)
        ],
        "closed": page.event(closed) if closed else None,
    }


def _answer(page: Page, event: Event) -> Facts:
    facts = event.facts
    return page.event(event, choice=facts["choice"], view=facts["view"], exceptions=facts["exceptions"])
