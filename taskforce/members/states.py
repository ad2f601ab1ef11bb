"""The words of roles, levels and invitations, and the moves of an invitation."""

from enum import StrEnum

from taskforce.core.states import Move


class RoleName(StrEnum):
    """What a person is in the task force. A delegate has rights only while acting for a principal."""

    FACILITATOR = "facilitator"
    CO_CHAIR = "co_chair"
    MEMBER = "member"
    OBSERVER = "observer"
    HOST_PRINCIPAL = "host_principal"
    DELEGATE = "delegate"
    FUNDER = "funder"


VOTERS = frozenset({RoleName.MEMBER, RoleName.CO_CHAIR})  # who stands in an electorate


class Scope(StrEnum):
    """What a principal may let a delegate do in their name, as far as the charter allows it."""

    READ = "read"
    DRAFT = "draft"
    COMMENT = "comment"
    ATTEND = "attend"
    PREPARE_VOTE = "prepare_vote"
    VOTE = "vote"
    SIGN = "sign"


class Leaving(StrEnum):
    """How a person left the task force."""

    RESIGNED = "resigned"
    WITHDRAWN = "withdrawn"  # by the host or whoever named them
    REPLACED = "replaced"


class Level(StrEnum):
    """The level of government or society for which a person speaks."""

    FEDERAL = "federal"
    STATE = "state"
    LOCAL = "local"
    TRIBAL = "tribal"
    CIVIC = "civic"
    NONE = "none"


class Branch(StrEnum):
    """The branch of government in which somebody holds an office."""

    EXECUTIVE = "executive"
    LEGISLATIVE = "legislative"
    JUDICIAL = "judicial"


class InvitationState(StrEnum):
    """The life of an invitation."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Interests(StrEnum):
    """The kinds of interest that people declare."""

    EMPLOYMENT = "employment"
    FUNDING = "funding"
    HOLDINGS = "holdings"
    FAMILY = "family"
    OTHER = "other"


class Standing(StrEnum):
    """How far a person has come to their seat, as the list of people tells it."""

    LISTED = "listed"
    SEATED = "seated"
    INVITED = "invited"
    LAPSED = "lapsed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    NOT_INVITED = "not_invited"


ACCEPT = Move("accept", {InvitationState.INVITED}, InvitationState.ACCEPTED)
DECLINE = Move("decline", {InvitationState.INVITED}, InvitationState.DECLINED)
WITHDRAW = Move("withdraw", {InvitationState.INVITED}, InvitationState.WITHDRAWN)


class Part(StrEnum):
    """A part of how somebody is printed; each is approved by itself."""

    NAME = "name"  # with the title
    QUOTE = "quote"
    BIO = "bio"
    PHOTO = "photo"


class ApprovalState(StrEnum):
    """What was last said of a part. Whether an approval still holds is told by what is printed now."""

    SENT = "sent"
    APPROVED = "approved"
    CHANGES_ASKED = "changes_asked"


APPROVE = Move("approve", set(ApprovalState), ApprovalState.APPROVED)
ASK_CHANGES = Move("ask for a change", set(ApprovalState), ApprovalState.CHANGES_ASKED)
SEND = Move("ask for approval", set(ApprovalState), ApprovalState.SENT)
