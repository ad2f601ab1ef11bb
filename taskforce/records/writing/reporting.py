"""The report and its parts as a file has them, with the editions that were published; others are made again."""

from taskforce.core.events import Event
from taskforce.records.writing import endorsing, publishing
from taskforce.records.writing.drafting import text_version, versions_of
from taskforce.records.writing.page import Facts, Page
from taskforce.report import queries
from taskforce.report.models import Part
from taskforce.texts.models import TextVersion

SIGNED = "part.signers_named"
CHANGES = {"part.removed": "removed", "part.put_back": "put_back", SIGNED: "signed_by"}


def report(page: Page) -> Facts | None:
    """`report`, its parts in the order of the outline, and after them what was taken out."""
    found = queries.find_report(page.session, page.actor)
    if found is None:
        return None
    begun = page.of(found.public_id, "report.begun")[0]
    parts = [*found.outline, *sorted(found.removed, key=lambda part: part.id)]
    versions = versions_of(page, [part.text_id for part in parts])
    return {
        "title": found.title,
        "subtitle": found.subtitle,
        "begun": page.event(begun),
        "parts": [_part(page, part, begun, versions[part.text_id]) for part in parts],
        "editions": publishing.editions(page, found),
        "endorsements": endorsing.endorsements(page),
    }


def _part(page: Page, part: Part, begun: Event, versions: list[TextVersion]) -> Facts:
    added = page.of(part.public_id, "part.added")[0]
    changes = page.of(part.public_id, *CHANGES)
    signed = changes[0] if changes and _is_one_act(added, changes[0]) else None
    return {
        "key": part.key,
        "kind": str(part.kind),
        "title": part.title,
        "theme": part.theme.key if part.theme else None,
        "signers": signed.facts["signers"] if signed else None,
        "added": None if _same_hand(added, begun) else page.event(added),
        "versions": [text_version(page, version) for version in versions],
        "history": [_change(page, event) for event in changes if event is not signed],
    }


def _is_one_act(added: Event, change: Event) -> bool:
    """Whether the signers were named in the moment in which the letter was added."""
    return change.kind == SIGNED and _same_hand(added, change)


def _same_hand(one: Event, other: Event) -> bool:
    return (one.at, one.by_id) == (other.at, other.by_id)


def _change(page: Page, event: Event) -> Facts:
    return page.event(event, to=CHANGES[event.kind], signers=event.facts.get("signers"))
