"""The words of roles, levels and invitations, and the moves of an invitation."""

from enum import StrEnum

from taskforce.core.states import Move


class RoleName(StrEnum):
    """What a person is in the task force."""

    FACILITATOR = "facilitator"
    CO_CHAIR = "co_chair"
    MEMBER = "member"
    OBSERVER = "observer"
    HOST_PRINCIPAL = "host_principal"


class Level(StrEnum):
    """The level of government or society for which a person speaks."""

    FEDERAL = "federal"
    STATE = "state"
    LOCAL = "local"
    TRIBAL = "tribal"
    CIVIC = "civic"
    NONE = "none"


class InvitationState(StrEnum):
    """The life of an invitation."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Standing(StrEnum):
    """How far a person has come to their seat, as the list of people tells it."""

    LISTED = "listed"
    SEATED = "seated"
    INVITED = "invited"
    LAPSED = "lapsed"
    DECLINED = "declined"
    NOT_INVITED = "not_invited"


ACCEPT = Move("accept", {InvitationState.INVITED}, InvitationState.ACCEPTED)
DECLINE = Move("decline", {InvitationState.INVITED}, InvitationState.DECLINED)
WITHDRAW = Move("withdraw", {InvitationState.INVITED}, InvitationState.WITHDRAWN)
