"""What is typed to ask for comments."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from taskforce.core import clock, zones
from taskforce.core.errors import Refused
from taskforce.members.models import Person
from taskforce.web.forms import Choice, Form, Line, Moment, Prose, Tick, Ticks, options

ALL, CHAIRS, BY_HAND = "all", "co_chairs", "by_hand"
WHOM = (
    (ALL, "All members and co-chairs"),
    (CHAIRS, "The co-chairs"),
    (BY_HAND, "Those ticked below"),
)
LASTS = timedelta(days=7)
ENDS = time(17, 0)


class AskingFields(Form):
    """Until when, whom, and whether by mail."""

    closes_at = Moment(
        "Comments close at", required=False, help="Left empty: until somebody closes them by hand."
    )
    whom = Choice("Who is asked", WHOM, default=ALL)
    people = Ticks("Chosen by hand")
    by_mail = Tick(
        "Write to each of them now",
        help="With a link that says “no comments” in one click, without signing in.",
    )

    def offer(self, people: Sequence[Person]) -> None:
        """Offer these people to choose from."""
        self.people.choices = options([(one.public_id, one.printed_name) for one in people])

    def asking(self, people: Sequence[Person], zone: str) -> dict[str, Any]:
        """`closes_at`, `asked` and `by_mail` as the action takes them. Raises Refused beside the field."""
        return {
            "closes_at": self._in_utc(zone),
            "asked": self._asked(people),
            "by_mail": bool(self.by_mail.data),
        }

    def _asked(self, people: Sequence[Person]) -> list[Person] | None:
        if self.whom.data == CHAIRS:
            return [one for one in people if one.is_co_chair]
        if self.whom.data == BY_HAND:
            return [one for one in people if one.public_id in (self.people.data or [])]
        return None

    def _in_utc(self, zone: str) -> datetime | None:
        local = self.closes_at.data
        try:
            return zones.to_utc(local, zone) if local else None
        except ValueError as fault:
            raise Refused("closes_at", str(fault)) from fault


class CommentRoundForm(AskingFields):
    """A round of one’s own making, about one text or several."""

    title = Line("Title", longest=300, help="As people read it on Today: “Comment on …”.")
    words = Prose("Words to those whom you ask", required=False, longest=5_000, rows=3)
    texts = Ticks("What they are asked about")


def usual_close(zone: str) -> datetime:
    """In a week at five, by the clocks of the task force."""
    return datetime.combine(clock.today(zone) + LASTS, ENDS)
