"""Whether what is printed of somebody is approved: told by comparing fingerprints, never by a flag."""

from collections.abc import Mapping
from enum import StrEnum

from taskforce.core import canonical


class Stand(StrEnum):
    """How far one part of one person is, as the list of approvals tells it."""

    NOTHING = "nothing"  # there is nothing to approve
    NOT_SENT = "not_sent"
    SENT = "sent"
    CHANGES_ASKED = "changes_asked"
    CHANGED = "changed"  # approved, and changed since: as if it never were
    APPROVED = "approved"


SETTLED = frozenset({Stand.NOTHING, Stand.APPROVED})


def digest(shown: Mapping[str, str]) -> str:
    """The fingerprint of exactly what was shown, by the names of its fields."""
    return canonical.digest(dict(shown))


def stand(shown: Mapping[str, str], state: str | None, approved: str) -> Stand:
    """Where a part stands: what it shows now, what was last said (`ApprovalState`, None: nobody was asked), of what.

    One character that differs, and an approval is worth nothing; put back, it holds again. A change that was asked
    for waits for the facilitator until the words are others.
    """
    if not any(shown.values()):
        return Stand.NOTHING
    if state is None:
        return Stand.NOT_SENT
    is_same = digest(shown) == approved
    if state == "approved":
        return Stand.APPROVED if is_same else Stand.CHANGED
    if state == "changes_asked":
        return Stand.CHANGES_ASKED if is_same else Stand.CHANGED
    return Stand.SENT
