"""The items of an agenda and their order. The meeting must be loaded with its record."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from taskforce.core import events
from taskforce.core.actor import Actor
from taskforce.core.errors import Conflict, NotFound, Refused, WrongState, allow
from taskforce.meetings import policy
from taskforce.meetings.models import AgendaItem, ItemRecommendation, Meeting
from taskforce.meetings.states import ItemKind
from taskforce.members.models import Person
from taskforce.recommendations.models import Recommendation

LONGEST_ITEM = 24 * 60
MOST_ITEMS = 500
ONLY = "Only the facilitator changes an agenda, and only until the meeting was held or cancelled."


def add_item(
    session: Session,
    actor: Actor,
    meeting: Meeting,
    *,
    title: str,
    kind: str,
    minutes: int = 0,
    lead: Person | None = None,
    recommendations: Sequence[Recommendation] = (),
    note: str = "",
) -> AgendaItem:
    """Put an item at the end of the agenda. Raises Refused at a fault of the facts."""
    allow(policy.can_change_meeting(actor, meeting), ONLY)
    if len(meeting.items) >= MOST_ITEMS:
        raise Refused("title", f"An agenda holds at most {MOST_ITEMS} items.")
    _check(actor, minutes, lead, recommendations)
    item = AgendaItem(
        task_force_id=actor.task_force_id,
        position=len(meeting.items) + 1,
        title=title,
        kind=ItemKind(kind),
        minutes=minutes,
        lead=lead,
        note=note,
        links=[],
        decisions=[],
        actions=[],
    )
    _lay_on_table(item, recommendations)
    meeting.items.append(item)
    events.record(session, actor, "item.added", item, meeting=meeting.public_id, title=title)
    return item


def change_item(
    session: Session,
    actor: Actor,
    item: AgendaItem,
    *,
    edition: int,
    title: str,
    kind: str,
    minutes: int = 0,
    lead: Person | None = None,
    recommendations: Sequence[Recommendation] = (),
    note: str = "",
) -> None:
    """Change an item in its place. Raises Conflict when somebody else changed it since `edition`, Refused."""
    allow(policy.can_change_meeting(actor, item.meeting), ONLY)
    _check(actor, minutes, lead, recommendations)
    before = _words(item)
    theirs = item.edition
    if theirs != edition:
        titles = ", ".join(found.fields.title for found in recommendations)
        mine = _labelled(title, kind, minutes, lead, titles, note)
        raise Conflict(theirs=before, mine=mine)
    item.title, item.kind, item.minutes, item.lead, item.note = title, ItemKind(kind), minutes, lead, note
    _lay_on_table(item, recommendations)
    changed = sorted(label for label, words in _words(item).items() if words != before[label])
    if changed:
        item.edition = theirs + 1
        events.record(session, actor, "item.changed", item, meeting=item.meeting.public_id, fields=changed)


def move_item(session: Session, actor: Actor, item: AgendaItem, *, by: int) -> None:
    """Move an item up (`by` is -1) or down (1). At the end of the list it stays where it is."""
    place_item(session, actor, item, place=item.meeting.items.index(item) + 1 + by)


def place_item(session: Session, actor: Actor, item: AgendaItem, *, place: int) -> None:
    """Make it the item of that number, from 1; beyond the ends of the list it becomes the first or the last."""
    meeting = item.meeting
    allow(policy.can_change_meeting(actor, meeting), ONLY)
    items = list(meeting.items)
    old = items.index(item)
    new = min(max(place - 1, 0), len(items) - 1)
    if new == old:
        return
    items.insert(new, items.pop(old))
    _number(items)
    meeting.items.sort(key=lambda one: one.position)
    events.record(session, actor, "item.moved", item, meeting=meeting.public_id, place=new + 1)


def remove_item(session: Session, actor: Actor, item: AgendaItem) -> None:
    """Take an item off the agenda. Raises WrongState while decisions or actions stand under it."""
    meeting = item.meeting
    allow(policy.can_change_meeting(actor, meeting), ONLY)
    if item.decisions or item.actions:
        raise WrongState("Decisions or actions stand under this item. Strike them first, if they are wrong.")
    events.record(session, actor, "item.removed", item, meeting=meeting.public_id, title=item.title)
    meeting.items.remove(item)
    _number(meeting.items)


def _number(items: Sequence[AgendaItem]) -> None:
    for position, item in enumerate(items, 1):
        item.position = position


def _check(
    actor: Actor, minutes: int, lead: Person | None, recommendations: Sequence[Recommendation]
) -> None:
    if not 0 <= minutes <= LONGEST_ITEM:
        raise Refused("minutes", f"A whole number from 0 to {LONGEST_ITEM:,}.")
    if lead is not None and lead.task_force_id != actor.task_force_id:
        raise NotFound
    if lead is not None and lead.listed_only:
        raise Refused("lead", f"{lead.printed_name} is listed as announced and acts in nothing.")
    if any(found.task_force_id != actor.task_force_id for found in recommendations):
        raise NotFound


def _lay_on_table(item: AgendaItem, recommendations: Sequence[Recommendation]) -> None:
    """Let the item carry these, in this order; what stays keeps its row."""
    known = {link.recommendation: link for link in item.links}
    links = []
    for position, recommendation in enumerate(dict.fromkeys(recommendations), 1):
        link = known.get(recommendation) or ItemRecommendation(recommendation=recommendation)
        link.position = position
        links.append(link)
    item.links = links


def _words(item: AgendaItem) -> dict[str, str]:
    titles = ", ".join(found.fields.title for found in item.recommendations)
    return _labelled(item.title, item.kind, item.minutes, item.lead, titles, item.note)


def _labelled(
    title: str, kind: str, minutes: int, lead: Person | None, titles: str, note: str
) -> dict[str, str]:
    return {
        "Title": title,
        "Kind": str(kind),
        "Minutes": str(minutes),
        "Lead": lead.printed_name if lead else "",
        "Recommendations": titles,
        "Note": note,
    }
