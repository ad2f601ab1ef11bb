"""Separate statements of a recommendation as a file has them."""

from taskforce.recommendations.models import Recommendation, Statement
from taskforce.records.writing.page import Facts, Page

MADE, REWRITTEN, SIGNED, UNSIGNED, WITHDRAWN = (
    "statement.made",
    "statement.rewritten",
    "statement.signed",
    "statement.unsigned",
    "statement.withdrawn",
)


def statements(page: Page, found: Recommendation, made: list[Statement]) -> list[Facts]:
    """Those on one recommendation, withdrawn ones too."""
    return [_statement(page, found, one) for one in made]


def _statement(page: Page, found: Recommendation, one: Statement) -> Facts:
    acts = [
        event
        for event in page.of(found.public_id, MADE, REWRITTEN, SIGNED, UNSIGNED, WITHDRAWN)
        if event.facts["statement"] == one.public_id
    ]
    written = [event for event in acts if event.kind in (MADE, REWRITTEN)]
    withdrawn = [page.event(event) for event in acts if event.kind == WITHDRAWN]
    return {
        "kind": one.kind,
        "versions": [
            page.event(event, text=version.text) for event, version in zip(written, one.versions, strict=True)
        ],
        "signed": [page.event(event) for event in acts if event.kind == SIGNED],
        "unsigned": [page.event(event) for event in acts if event.kind == UNSIGNED],
        "withdrawn": withdrawn[0] if withdrawn else None,
    }
