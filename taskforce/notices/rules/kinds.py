"""The kinds of notices, how each goes out unless somebody chose otherwise, and the hour of the daily mail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

OFF, AT_ONCE, DAILY = "off", "at_once", "daily"
WAYS = {OFF: "Not by mail", AT_ONCE: "At once", DAILY: "In the morning"}
FIRST_HOUR = 8
GATHERS = timedelta(minutes=2)  # several acts in a row are one mail


@dataclass(frozen=True)
class Kind:
    """One kind: its key, what people are told, the default, the ways there are, and whose it is (all, if empty)."""

    key: str
    words: str
    default: str
    ways: tuple[str, ...] = (AT_ONCE, DAILY, OFF)
    roles: frozenset[str] = frozenset()
    hint: str = ""


KINDS = (
    Kind("vote_opened", "A vote opens in which you have a seat", AT_ONCE),
    Kind(
        "vote_closed",
        "A recommendation is adopted, or is not",
        OFF,
        (DAILY, OFF),
        hint="A letter with the result, and the fingerprint of the record, comes apart when a vote closes.",
    ),
    Kind("comment_asked", "A recommendation opens for comment", DAILY),
    Kind("answered", "Somebody replies to a comment of yours, or answers it", DAILY),
    Kind("mentioned", "Somebody names you in a comment", DAILY),
    Kind("mine_moved", "A recommendation that you proposed moves on", DAILY),
    Kind(
        "meeting",
        "A meeting is called, changed or cancelled",
        OFF,
        (DAILY, OFF),
        hint="Calendar mails come apart.",
    ),
    Kind("minutes", "Minutes are circulated or approved", DAILY),
    Kind(
        "delegation",
        "Somebody may act for you, or you for somebody",
        OFF,
        (DAILY, OFF),
        hint="A letter comes apart when somebody else grants it.",
    ),
    Kind("edition", "An edition of the report is ready", DAILY, roles=frozenset({"facilitator", "co_chair"})),
    Kind(
        "endorsement",
        "An edition of the report is put before you for endorsement",
        OFF,
        (DAILY, OFF),
        hint="A letter with a link of your own comes apart.",
    ),
    Kind("seat", "Somebody takes, declines or leaves a seat", DAILY, roles=frozenset({"facilitator"})),
    Kind(
        "reminder",
        "What waits for you and is due",
        DAILY,
        (DAILY, OFF),
        hint="At most one a day, and only when something is due by tomorrow.",
    ),
)
BY_KEY = {kind.key: kind for kind in KINDS}


def way_of(kind: str, ways: Mapping[str, str]) -> str:
    """How this kind goes out to somebody who chose `ways`; a choice that is none counts as not made."""
    chosen = ways.get(kind, "")
    return chosen if chosen in BY_KEY[kind].ways else BY_KEY[kind].default


def mail_at(way: str, now: datetime, zone: str, hour: int) -> datetime | None:
    """When a notice made `now` goes out by mail: after a pause in which others join it, in the morning, or never."""
    if way == OFF:
        return None
    return now + GATHERS if way == AT_ONCE else next_morning(now, zone, hour)


def next_morning(now: datetime, zone: str, hour: int) -> datetime:
    """The next time that the clock of the zone shows this hour, or the first moment after it where it is skipped."""
    place = ZoneInfo(zone)
    local = now.astimezone(place)
    morning = local.replace(hour=hour, minute=0, second=0, microsecond=0, fold=0)
    if morning.astimezone(now.tzinfo) <= now:
        morning = (morning + timedelta(days=1)).replace(fold=0)
    return morning.astimezone(now.tzinfo)
