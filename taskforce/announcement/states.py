"""The life of an announcement and of its print."""

from enum import StrEnum

from taskforce.core.states import Move


class AnnouncementState(StrEnum):
    """Written, then published; written again for a correction while the published one stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CORRECTING = "correcting"


S = AnnouncementState
OPEN = frozenset({S.DRAFT, S.CORRECTING})  # the words can be changed
PUBLISH = Move("publish it", OPEN, S.PUBLISHED)
CORRECT = Move("begin a correction", (S.PUBLISHED,), S.CORRECTING)
