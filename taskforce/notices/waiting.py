"""Mail that could not be delivered waits for the facilitator: the address is wrong, or the person has moved."""

from typing import Any

from sqlalchemy import Select

from taskforce.core.jobs import Job, JobState
from taskforce.members.waiting import for_each, holders
from taskforce.web import waiting
from taskforce.web.waiting import LATELY, TASK_FORCE, Urgency


@waiting.source(
    "undelivered",
    "Look at a mail to {title} that could not be delivered",
    "See why",
    "notices.undelivered",
    by="",
    urgency=Urgency.WAITS,
)
def undelivered() -> Select[Any]:
    """Mails of the last two weeks that were given up."""
    who = holders("facilitator")
    found = waiting.rows(who.c.person_id, Job.public_id, Job.payload["to_name"].as_string())
    return for_each(who, found, Job).where(
        Job.task_force_id == TASK_FORCE,
        Job.kind == waiting.spelled("mail"),
        Job.state == waiting.spelled(JobState.FAILED),
        Job.finished_at > LATELY,
    )
