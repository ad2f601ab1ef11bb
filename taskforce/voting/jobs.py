"""What happens to a vote when nobody is there: it closes at its hour."""

from typing import Any

from taskforce.core import jobs
from taskforce.core.actor import program
from taskforce.voting import actions, queries


@jobs.handler("close_due_round")
def close_due_round(work: jobs.Work) -> dict[str, Any] | None:
    """Close the round whose hour has come. Repeated, or after somebody closed it by hand, it does nothing."""
    if work.task_force_id is None:
        raise jobs.JobRefused("A round belongs to a task force.")
    actor = program(work.task_force_id)
    with work.database.write() as session:
        round_ = queries.round_(session, actor, work.payload["round"]).round
        if round_.is_open:
            actions.close_round(session, actor, round_)
    return {"outcome": round_.outcome}
