"""What happens to a vote when nobody is there: it closes at its hour, and the head of the chain goes out."""

from typing import Any

from taskforce.charter.models import TaskForce
from taskforce.core import jobs, mail
from taskforce.core.actor import program
from taskforce.members import queries as people
from taskforce.voting import actions, queries
from taskforce.voting.actions.casting import TELL
from taskforce.voting.actions.heads import MAIL_HEAD
from taskforce.voting.actions.polls import CLOSE as CLOSE_POLL
from taskforce.web.page import moment

_SUBJECT = {
    "cast": "A vote was cast for you",
    "prepared": "A ballot is prepared for you",
    "entered": "Your position was written down",
}
_CAST = """{by} took a position in this vote, in your name:

{question}

See it, and change it if you wish, until {hour}:
{page}

What you cast yourself stands: nobody can change it for you.
"""
_ENTERED = """{by} wrote down the position that was said for you when the roll was called:

{question}

See it, and change it if you wish, until {hour}:
{page}

What you cast yourself stands: nobody can change it for you.
"""
_PREPARED = """{by} filled in a ballot for you. It counts for nothing until you cast it:

{question}

Cast it or another until {hour}:
{page}
"""


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


@jobs.handler(CLOSE_POLL)
def close_due_straw_poll(work: jobs.Work) -> None:
    """Close the straw poll whose hour has come. Repeated, or after somebody closed it by hand, it does nothing."""
    if work.task_force_id is None:
        raise jobs.JobRefused("A straw poll belongs to a task force.")
    actor = program(work.task_force_id)
    with work.database.write() as session:
        poll = queries.straw_poll(session, actor, work.payload["poll"]).poll
        if poll.is_open:
            actions.close_straw_poll(session, actor, poll)


@jobs.handler(TELL)
def tell_of_ballot(work: jobs.Work) -> None:
    """Tell a principal by mail that a ballot was cast or prepared for them; the mail does not say which.

    Whoever has no address, or has left since, is told nothing. Repeated after a dead worker, it mails again.
    """
    if work.task_force_id is None:
        raise jobs.JobRefused("A ballot belongs to a task force.")
    with work.database.write() as session:
        actor = program(work.task_force_id)
        round_ = queries.round_(session, actor, work.payload["round"]).round
        person = people.person(session, actor, work.payload["person"])
        if person.account is None or not round_.is_open:
            return
        slug = session.get_one(TaskForce, work.task_force_id).slug
        said = {"cast": _CAST, "prepared": _PREPARED, "entered": _ENTERED}[work.payload["what"]]
        page = f"{work.settings.base_url}/t/{slug}/votes/{round_.public_id}"
        hour = moment(round_.closes_at, round_.zone)
        text = said.format(by=work.payload["by"], question=round_.question, hour=hour, page=page)
        mail.send(session, person.printed_name, person.account.address, _SUBJECT[work.payload["what"]], text)


@jobs.handler(MAIL_HEAD)
def mail_head(work: jobs.Work) -> dict[str, Any]:
    """Mail the head of the chain at the close of a round; repeated, it mails nothing more."""
    if work.task_force_id is None:
        raise jobs.JobRefused("A round belongs to a task force.")
    with work.database.write() as session:
        actor = program(work.task_force_id)
        round_ = queries.round_(session, actor, work.payload["round"]).round
        slug = session.get_one(TaskForce, work.task_force_id).slug
        page = f"{work.settings.base_url}/t/{slug}/votes/{round_.public_id}"
        return {"people": actions.mail_head(session, actor, round_, page=page)}
