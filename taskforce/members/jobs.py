"""What happens after somebody asked to sign in, away from the page that they see."""

from taskforce.core import jobs
from taskforce.members import actions
from taskforce.members.actions.door import JOB


@jobs.handler(JOB, forgets=["address"])
def mail_sign_in_link(work: jobs.Work) -> None:
    """Mail the link to the address of the payload. Repeated after a dead worker, it mails another."""
    with work.database.write() as session:
        actions.mail_sign_in_link(session, work.payload["address"], base_url=work.settings.base_url)
