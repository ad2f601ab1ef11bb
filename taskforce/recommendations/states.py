"""The life of a recommendation: its states, the named moves between them, and what its text takes in each."""

from enum import StrEnum

from taskforce.core.states import Move


class State(StrEnum):
    """Where a recommendation stands."""

    IDEA = "idea"
    PROPOSED = "proposed"
    DRAFTING = "drafting"
    OPEN_FOR_COMMENT = "open_for_comment"
    COMMENTS_CLOSED = "comments_closed"
    UP_FOR_DECISION = "up_for_decision"
    ADOPTED = "adopted"
    FAILED = "failed"
    DEFERRED = "deferred"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class TextTakes(StrEnum):
    """What the text takes while the recommendation is in a state; what takes nothing is frozen."""

    EDITS = "edits"
    EDITS_AND_COMMENTS = "edits_and_comments"
    NOTHING = "nothing"


class How(StrEnum):
    """What a recommendation has to do with one of an earlier report."""

    NEW = "new"
    CONTINUES = "continues"
    MODIFIES = "modifies"
    REPLACES = "replaces"
    DROPS = "drops"


FROM_EARLIER = (How.CONTINUES, How.MODIFIES, How.REPLACES)

S = State
IN_WORK = (S.IDEA, S.PROPOSED, S.DRAFTING, S.OPEN_FOR_COMMENT, S.COMMENTS_CLOSED, S.UP_FOR_DECISION)
PUT_ASIDE = (S.DEFERRED, S.WITHDRAWN, S.MERGED)
TAKES_OTHERS_IN = (S.IDEA, S.PROPOSED, S.DRAFTING, S.OPEN_FOR_COMMENT, S.COMMENTS_CLOSED)  # not frozen yet
SETTLED = (S.ADOPTED, S.FAILED)

PUT_FORWARD = Move("put forward", (S.IDEA,), S.PROPOSED)
DRAFT = Move("take into drafting", (S.PROPOSED,), S.DRAFTING)
OPEN_FOR_COMMENT = Move("open for comment", (S.DRAFTING, S.COMMENTS_CLOSED), S.OPEN_FOR_COMMENT)
CLOSE_COMMENTS = Move("close comments", (S.OPEN_FOR_COMMENT,), S.COMMENTS_CLOSED)
BRING_TO_DECISION = Move("bring to decision", (S.COMMENTS_CLOSED,), S.UP_FOR_DECISION)
PUT_TO_VOTE = Move("put to the vote", (S.COMMENTS_CLOSED, S.UP_FOR_DECISION), S.UP_FOR_DECISION)
TAKE_BACK = Move("take back into drafting", (S.COMMENTS_CLOSED, S.UP_FOR_DECISION), S.DRAFTING)
ADOPT = Move("adopt", (S.UP_FOR_DECISION,), S.ADOPTED)
FAIL = Move("fail", (S.UP_FOR_DECISION,), S.FAILED)
DEFER = Move("defer", IN_WORK, S.DEFERRED)
WITHDRAW = Move("withdraw", (*IN_WORK, S.DEFERRED), S.WITHDRAWN)
MERGE = Move("merge into another", (*IN_WORK, S.DEFERRED), S.MERGED)
TAKE_UP_AGAIN = Move("take up again", (S.FAILED, *PUT_ASIDE), S.DRAFTING)

TAKES = {
    S.IDEA: TextTakes.EDITS,
    S.PROPOSED: TextTakes.EDITS,
    S.DRAFTING: TextTakes.EDITS,
    S.OPEN_FOR_COMMENT: TextTakes.EDITS_AND_COMMENTS,
    S.COMMENTS_CLOSED: TextTakes.EDITS,
    S.UP_FOR_DECISION: TextTakes.NOTHING,
    S.ADOPTED: TextTakes.NOTHING,
    S.FAILED: TextTakes.NOTHING,
    S.DEFERRED: TextTakes.NOTHING,
    S.WITHDRAWN: TextTakes.NOTHING,
    S.MERGED: TextTakes.NOTHING,
}
