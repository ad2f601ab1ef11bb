"""Meetings with agenda, record and minutes as a file has them."""

from taskforce.core.events import Event
from taskforce.meetings import queries
from taskforce.meetings.models import ActionItem, AgendaItem, Decision, Meeting, Minutes
from taskforce.recommendations.models import Recommendation
from taskforce.records.writing.drafting import text_version, versions_of
from taskforce.records.writing.files import content
from taskforce.records.writing.page import Facts, Page, labelled
from taskforce.texts.models import TextVersion

_FACTS = ("key", "title", "kind", "zone", "place", "link")


def meetings(page: Page) -> list[Facts]:
    """`meetings`, by the time of their start."""
    found = [
        queries.meeting(page.session, page.actor, one.public_id)
        for one in queries.meetings(page.session, page.actor)
    ]
    versions = versions_of(page, [one.minutes.text_id for one in found if one.minutes])
    places = {
        item.id: {"meeting": one.key, "item": f"i{place}"}
        for one in found
        for place, item in enumerate(one.items, 1)
    }
    return [_written(page, one, versions, places) for one in found]


def _written(
    page: Page, found: Meeting, versions: dict[int, list[TextVersion]], places: dict[int, Facts]
) -> Facts:
    name, zone = found.public_id, found.zone
    cancelled = page.last(name, "meeting.cancelled")
    return {
        **{fact: str(getattr(found, fact)) for fact in _FACTS},
        "starts_at": page.when(found.starts_at, zone),
        "ends_at": page.when(found.ends_at, zone),
        "called": _event(page, page.last(name, "meeting.called"), zone),
        "published": _event(page, page.last(name, "agenda.published"), zone),
        "held": _event(page, page.last(name, "meeting.held"), zone),
        "cancelled": page.event(cancelled, zone, why=found.cancelled_why) if cancelled else None,
        "sequence": found.sequence - (cancelled is not None) or None,
        "agenda": labelled("i", [_item(page, item, zone, places) for item in found.items]),
        "answers": _answers(page, found),
        "papers": _papers(page, found, places),
        "attendance": _attendance(page, found),
        "minutes": _minutes(page, found.minutes, versions, zone),
    }


def _event(page: Page, event: Event | None, zone: str) -> Facts | None:
    return page.event(event, zone) if event else None


def _answers(page: Page, found: Meeting) -> list[Facts]:
    """What people answered, in order of precedence; what was mailed stays out."""
    rows = [row for row in queries.invitees(page.session, found) if row.has_answered and row.answered_at]
    return [
        {
            "person": page.key(row.person_id),
            "as": row.answer,
            "at": page.when(row.answered_at, found.zone),
            "delegate": page.key(row.delegate_id),
            "words": row.words,
        }
        for row in rows
        if row.answered_at
    ]


def _papers(page: Page, found: Meeting, places: dict[int, Facts]) -> list[Facts]:
    return [
        {
            "title": one.paper.file.title,
            "kind": one.paper.file.extension,
            "item": places[one.paper.item_id]["item"] if one.paper.item_id else None,
            **page.act(one.paper.sent_by_id, one.paper.sent_at, found.zone),
            "data": content(page, one.paper.file),
        }
        for one in queries.papers(page.session, page.actor, found)
    ]


def _item(page: Page, item: AgendaItem, zone: str, places: dict[int, Facts]) -> Facts:
    return {
        "title": item.title,
        "kind": str(item.kind),
        "minutes": item.minutes,
        "lead": page.key(item.lead_id),
        "recommendations": [found.key for found in item.recommendations],
        "note": item.note,
        "carried_from": places.get(item.carried_from_id) if item.carried_from_id else None,
        "begun": _event(page, page.last(item.public_id, "item.begun"), zone),
        "missed": None if item.was_reached else _event(page, page.last(item.public_id, "item.missed"), zone),
        "decisions": [_decision(page, decision, item.recommendations, zone) for decision in item.decisions],
        "actions": [_action(page, action, zone) for action in item.actions],
    }


def _decision(page: Page, decision: Decision, carried: list[Recommendation], zone: str) -> Facts:
    about = {found.id: found.key for found in carried}
    return {
        "text": decision.words,
        "mover": page.key(decision.mover_id),
        "recommendation": about.get(decision.recommendation_id) if decision.recommendation_id else None,
        **page.act(decision.recorded_by_id, decision.recorded_at, zone),
        "quorum": {
            "present": decision.present_voting,
            "of": decision.voting_members,
            "needed": decision.quorum_needed,
        }
        if decision.present_voting is not None
        else None,
    }


def _action(page: Page, action: ActionItem, zone: str) -> Facts:
    return {
        "text": action.words,
        "owner": page.key(action.owner_id),
        "due_on": action.due_on.isoformat() if action.due_on else None,
        **page.act(action.recorded_by_id, action.recorded_at, zone),
        "done": page.act(action.done_by_id, action.done_at, zone) if action.done_at else None,
    }


def _attendance(page: Page, found: Meeting) -> Facts | None:
    kinds = ("attendance.recorded", "person.arrived", "person.left")
    acts = [event for event in (page.last(found.public_id, kind) for kind in kinds) if event is not None]
    recorded = max(acts, key=lambda event: event.id, default=None)
    if recorded is None or not found.attendance:
        return None
    order = {person_id: place for place, person_id in enumerate(page.people)}
    rows = sorted(found.attendance, key=lambda row: order[row.person_id])
    people = [
        {
            "person": page.key(row.person_id),
            "as": str(row.presence),
            "arrived_at": page.when(row.arrived_at, found.zone) if row.arrived_at else None,
            "left_at": page.when(row.left_at, found.zone) if row.left_at else None,
            "by": page.key(row.represented_by_id),
        }
        for row in rows
    ]
    return page.event(recorded, found.zone, people=people)


def _minutes(
    page: Page, found: Minutes | None, versions: dict[int, list[TextVersion]], zone: str
) -> Facts | None:
    if found is None:
        return None
    circulated = found.circulated_at
    return {
        "versions": [text_version(page, version, zone) for version in versions[found.text_id]],
        "circulated": page.act(found.circulated_by_id, circulated, zone) if circulated else None,
        "approved": _approved(page, found, zone),
    }


def _approved(page: Page, found: Minutes, zone: str) -> Facts | None:
    if found.certified_at is None:
        return None
    return page.act(found.certified_by_id, found.certified_at, zone, certificate=found.certificate)
