"""What people have approved, and announcements, as a file has them."""

from typing import Any

from taskforce.announcement import queries as announcements
from taskforce.announcement.models import Announcement, AnnouncementEdition
from taskforce.core.events import Event
from taskforce.members import queries as people
from taskforce.members.models import Person
from taskforce.members.queries import Line
from taskforce.records.writing.page import Facts, Page

_SAID = ("approval.given", "approval.recorded", "approval.change_asked")
_WRITTEN = ("headline", "place", "opening", "closing", "with_members", "left_out", "about_host", "contact")


def approvals(page: Page) -> dict[int, list[Facts]]:
    """`approvals` of everybody, by number: what was said of the words that stand now. Of others nothing is left."""
    return {
        sheet.person.id: [
            _approval(page, sheet.person, line)
            for line in sheet.lines
            if line.stand in ("approved", "changes_asked")
        ]
        for sheet in people.sheets(page.session, page.actor)
    }


def _approval(page: Page, person: Person, line: Line) -> Facts:
    said = line.said
    if said is None or said.answered_at is None:
        raise LookupError("an approval without its row")
    last = next((one for one in reversed(page.of(person.public_id, *_SAID)) if _is_of(one, line)), None)
    by = (last.for_id or last.by_id) if last else None
    facts = page.act(by, said.answered_at, part=str(line.part))
    if line.stand == "changes_asked":
        return {**facts, "asked": said.words}
    return {**facts, "given_by": said.by_name, "how": said.words} if said.recorded_by else facts


def _is_of(event: Event, line: Line) -> bool:
    return line.part in event.facts.get("parts", {}) or event.facts.get("part") == line.part


def listed(page: Page) -> list[Facts]:
    """`announcements`, in the order in which they were begun."""
    found = announcements.announcements(page.session, page.actor)
    return [_announcement(page, one) for one in sorted(found, key=lambda one: one.id)]


def _announcement(page: Page, one: Announcement) -> Facts:
    begun, opened = (
        page.last(one.public_id, kind) for kind in ("announcement.begun", "announcement.correction_begun")
    )
    return {
        "key": one.slug,
        "day": one.dated_on.isoformat(),
        **{name: getattr(one, name) for name in _WRITTEN},
        "accepted": [{"place": place, "found": found} for place, found in one.accepted],
        "begun": page.act(begun.by_id if begun else None, one.begun_at),
        "public_at": page.when(one.public_at) if one.public_at else None,
        "editions": [_edition(page, one, edition) for edition in one.editions],
        "correcting": page.event(opened) if opened and one.state == "correcting" else None,
    }


def _edition(page: Page, one: Announcement, edition: AnnouncementEdition) -> Facts:
    out = page.of(one.public_id, "announcement.published")
    by = next((event.by_id for event in out if event.facts.get("number") == edition.number), None)
    content: dict[str, Any] = edition.content
    return page.act(
        by, edition.published_at, what_changed=edition.what_changed, sha256=edition.sha256, content=content
    )
