"""The published editions of a report, word for word, and from when each was public."""

import json

from taskforce.records.writing.page import Facts, Page
from taskforce.report import queries
from taskforce.report.models import Edition, Publication, Report

SET, CALLED_OFF = "publication.set", "publication.called_off"


def editions(page: Page, report: Report) -> list[Facts]:
    """The editions whose hour was set and stands, in the order of their numbers."""
    found = sorted(report.editions, key=lambda edition: edition.number)
    pairs = [(edition, edition.publication) for edition in found]
    return [_edition(page, edition, made) for edition, made in pairs if made is not None]


def _edition(page: Page, edition: Edition, made: Publication) -> Facts:
    said = page.of(made.public_id, SET)[0]
    content = queries.manuscript(page.session, edition)
    return {
        "number": edition.number,
        "asked": page.act(edition.by_id, edition.asked_at),
        "sha256": edition.content_sha256,
        "content": json.dumps(content, sort_keys=True, separators=(",", ":")),
        "published": page.event(said),
        "public_from": page.when(made.at),
        "what_changed": made.errata or None,
    }
