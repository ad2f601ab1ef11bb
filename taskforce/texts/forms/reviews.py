"""What is typed to ask people from outside, and what these type."""

import re
from datetime import datetime

from taskforce.core import zones
from taskforce.core.errors import Refused
from taskforce.texts.forms.comments import KINDS, LONGEST
from taskforce.texts.states import Audience, ReviewKind
from taskforce.web.forms import Choice, Form, Line, Moment, Prose

KINDS_OF_REVIEW = [
    (ReviewKind.FACT_CHECK.value, "Fact check"),
    (ReviewKind.LEGAL.value, "Legal review"),
    (ReviewKind.TAX_STATUS.value, "Tax status of the host"),
    (ReviewKind.OTHER.value, "Another review"),
]
READ_BY = [
    (Audience.ALL.value, "Everybody who reads drafts"),
    (Audience.CO_CHAIRS.value, "The co-chairs and the facilitator"),
]
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class ReviewForm(Form):
    """Who is asked, for what, until when."""

    kind = Choice("What it is", KINDS_OF_REVIEW)
    reviewers = Prose(
        "Who is asked",
        longest=5_000,
        rows=4,
        help="One to a line: name; office; address of mail. Each gets a link that opens this text and nothing else.",
    )
    words = Prose("Words to them", required=False, longest=5_000, rows=3)
    closes_at = Moment("Until", required=False, help="Left empty: until somebody closes it by hand.")
    audience = Choice("Who reads what they say", READ_BY)

    def people(self) -> list[tuple[str, str, str]]:
        """Name, office and address of each. Raises Refused."""
        found = []
        for n, line in enumerate((self.reviewers.data or "").splitlines(), 1):
            parts = [part.strip() for part in line.split(";")]
            if not any(parts):
                continue
            name, address = parts[0], parts[-1]
            if len(parts) < 2 or not name or not _ADDRESS.fullmatch(address):
                raise Refused("reviewers", f"Line {n} should be a name, an office and an address of mail.")
            if len(name) > 150 or len(address) > 254 or len("; ".join(parts[1:-1])) > 200:
                raise Refused("reviewers", f"Line {n} is too long.")
            found.append((name, "; ".join(parts[1:-1]), address))
        return found

    def until(self, zone: str) -> datetime | None:
        """The hour in UTC. Raises Refused."""
        local = self.closes_at.data
        try:
            return zones.to_utc(local, zone) if local else None
        except ValueError as fault:
            raise Refused("closes_at", str(fault)) from fault


class ReviewingForm(Form):
    """What a reviewer says."""

    on = Choice("On which part", required=False)
    kind = Choice("How much hangs on it", KINDS, default="substantive")
    body = Prose("Comment", required="Please write what you have to say.", longest=LONGEST, rows=4)
    words = Line(
        "On which words?", required=False, longest=2_000, help="Copied from there; else on all of it."
    )
    proposed = Prose("Proposed wording", required=False, longest=LONGEST, rows=3)
