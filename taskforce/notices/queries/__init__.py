"""Reading notices: what an act is about, whom it concerns, what a person was told, what is due by mail."""

from taskforce.notices.queries.readers import Reader, concerned, reader, readers
from taskforce.notices.queries.subjects import About, Named, named
from taskforce.notices.queries.told import (
    PAGE,
    Undelivered,
    choice,
    count_unread,
    due_people,
    notices,
    pending,
    person,
    reminder_on,
    reminders,
    undelivered,
    unread,
)

__all__ = [
    "PAGE",
    "About",
    "Named",
    "Reader",
    "Undelivered",
    "choice",
    "concerned",
    "count_unread",
    "due_people",
    "named",
    "notices",
    "pending",
    "person",
    "reader",
    "readers",
    "reminder_on",
    "reminders",
    "undelivered",
    "unread",
]
