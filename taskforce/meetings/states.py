"""The words of meetings, items, attendance and minutes, and the moves of a meeting and its minutes."""

from enum import StrEnum

from taskforce.core.states import Move


class MeetingKind(StrEnum):
    """What kind of meeting is called."""

    PLENARY = "plenary"
    WORKING_GROUP = "working_group"
    HEARING = "hearing"
    CO_CHAIRS = "co_chairs"


class MeetingState(StrEnum):
    """The life of a meeting."""

    PLANNED = "planned"
    PUBLISHED = "published"
    HELD = "held"
    CANCELLED = "cancelled"


class ItemKind(StrEnum):
    """What is done under an item of the agenda."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"
    CONSENT = "consent"
    HEARING = "hearing"
    RECESS = "recess"


class Presence(StrEnum):
    """How a person attended. `delegate`: somebody else was there for them, who does not count."""

    PRESENT = "present"
    REMOTE = "remote"
    APOLOGIES = "apologies"
    DELEGATE = "delegate"
    ABSENT = "absent"


class Answer(StrEnum):
    """What somebody who is called to a meeting says. `delegate`: somebody else comes for them."""

    NONE = ""
    YES = "yes"
    TENTATIVE = "tentative"
    NO = "no"
    DELEGATE = "delegate"


class MinutesState(StrEnum):
    """The life of the minutes. After `approved` nothing of the meeting's record changes."""

    DRAFT = "draft"
    CIRCULATED = "circulated"
    APPROVED = "approved"


TAKING_PART = (Presence.PRESENT, Presence.REMOTE)
COMING = (MeetingState.PLANNED, MeetingState.PUBLISHED)

PUBLISH = Move("publish the agenda", {MeetingState.PLANNED}, MeetingState.PUBLISHED)
HOLD = Move("mark it held", COMING, MeetingState.HELD)
CANCEL = Move("cancel the meeting", COMING, MeetingState.CANCELLED)
CIRCULATE = Move("circulate the minutes", {MinutesState.DRAFT}, MinutesState.CIRCULATED)
APPROVE = Move("approve the minutes", {MinutesState.CIRCULATED}, MinutesState.APPROVED)
