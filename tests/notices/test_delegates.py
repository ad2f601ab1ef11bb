"""Staff who act for somebody are told what concerns their principal, as far as it is lent to them."""

from sqlalchemy import select

from taskforce.charter.models import TaskForce
from taskforce.members.models import Delegation
from taskforce.recommendations.states import State
from tests.meetings.scenes import call
from tests.notices.scenes import told
from tests.people import Cast
from tests.recommendations.scenes import propose, set_themes
from tests.voting.scenes import open_round

VOTE = "The vote on Own a dredge together is open"


def lend(cast: Cast, *scopes: str, charter: tuple[str, ...] = ("read", "draft", "comment", "vote")) -> None:
    """Mateo lets Dana do this for him, and the charter lets everybody lend that."""
    with cast.database.write() as session:
        session.scalars(select(Delegation)).one().scopes = list(scopes)
        session.get_one(TaskForce, cast.actor("mateo").task_force_id).delegable = list(charter)


def test_a_vote_that_opens_is_told_once_to_who_may_cast_it_for_somebody(cast: Cast) -> None:
    lend(cast, "read", "vote")
    open_round(cast)
    assert (told(cast, "dana"), told(cast, "mateo")) == ([VOTE], [VOTE])


def test_a_vote_that_opens_is_not_told_to_who_may_only_read_and_comment(cast: Cast) -> None:
    lend(cast, "read", "comment")
    open_round(cast)
    assert told(cast, "dana") == []


def test_what_the_charter_no_longer_lets_anybody_lend_is_told_to_no_delegate(cast: Cast) -> None:
    lend(cast, "read", "vote", charter=("read",))
    open_round(cast)
    assert told(cast, "dana") == []


def test_a_text_that_opens_for_comment_is_told_to_who_may_comment_for_somebody(cast: Cast) -> None:
    lend(cast, "read", "comment")
    set_themes(cast)
    recommendation = propose(cast, state=State.OPEN_FOR_COMMENT)
    assert f"{recommendation.fields.title} is open for comment" in told(cast, "dana")


def test_a_meeting_is_told_to_whoever_reads_for_somebody(cast: Cast) -> None:
    lend(cast, "read")
    meeting = call(cast)
    assert told(cast, "dana") == [f"{meeting.title} was called"]


def test_what_has_ended_is_told_no_more(cast: Cast) -> None:
    with cast.database.write() as session:
        one = session.scalars(select(Delegation)).one()
        one.ended_at = one.granted_at
    call(cast)
    assert told(cast, "dana") == []
