"""The 18 weeks of a task force, laid out from a first day.

Source of stages, order and weeks: the announced case ran from 22 February to 27 June 2022; the order follows the
bodies compared in the study of the domain (charter, recruiting, evidence, drafting, comment, votes, endorsement).
"""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Planned:
    """One stage as planned: both days belong to it."""

    key: str
    title: str
    starts_on: date
    ends_on: date
    gate: str


# key, title, first week, last week (weeks are counted from 1), gate
TEMPLATE = (
    ("charter", "Charter", 1, 1, "The host and the co-chairs have approved the charter."),
    (
        "members",
        "Members",
        2,
        3,
        "Co-chairs are confirmed; members have accepted; printed names are approved.",
    ),
    ("evidence", "Evidence", 4, 8, "Hearings are held and sources are in the register."),
    ("proposals", "Proposals", 9, 9, "Each proposal has an addressee, an action and a rationale."),
    ("short-list", "Short list", 10, 10, "The body knows which proposals it will draft."),
    ("comments", "Comments", 11, 12, "Every comment has a disposition."),
    ("votes", "Votes", 13, 14, "Each recommendation is adopted, deferred, withdrawn or failed."),
    ("clearance", "Clearance", 15, 15, "All principals have read the draft or waived it."),
    ("endorsement", "Endorsement", 16, 16, "Every member has answered; silence is not consent."),
    ("freeze", "Freeze", 17, 17, "The report has passed its checks and its hash is recorded."),
    ("launch", "Launch", 18, 18, "The report is published."),
)


def eighteen_weeks(first_day: date) -> tuple[Planned, ...]:
    """The stages of the template, week by week from `first_day`. Raises OverflowError past the year 9999."""

    def day(weeks: int) -> date:
        return first_day + timedelta(weeks=weeks)

    return tuple(
        Planned(key, title, day(first - 1), day(last) - timedelta(days=1), gate)
        for key, title, first, last, gate in TEMPLATE
    )
