"""The editions of a report that were published or put forward for endorsement, word for word."""

import json

from taskforce.records.writing.page import Facts, Page
from taskforce.report import queries
from taskforce.report.models import Edition, Report

SET, CALLED_OFF = "publication.set", "publication.called_off"


def editions(page: Page, report: Report) -> list[Facts]:
    """The editions that were put forward for endorsement or whose hour was set and stands, in their order."""
    asked = {one.edition_id for one in queries.endorsements(page.session, page.actor)}
    found = sorted(report.editions, key=lambda edition: edition.number)
    return [_edition(page, one) for one in found if one.publication is not None or one.id in asked]


def _edition(page: Page, edition: Edition) -> Facts:
    content = queries.manuscript(page.session, edition)
    made = edition.publication
    return {
        "number": edition.number,
        "asked": page.act(edition.by_id, edition.asked_at),
        "sha256": edition.content_sha256,
        "content": json.dumps(content, sort_keys=True, separators=(",", ":")),
        "published": page.event(page.of(made.public_id, SET)[0]) if made else None,
        "public_from": page.when(made.at) if made else None,
        "what_changed": (made.errata or None) if made else None,
    }
