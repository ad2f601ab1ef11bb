"""The ways in which an act is refused. Each says in words for people what to do."""

import math
from collections.abc import Mapping
from datetime import timedelta


class TaskforceError(Exception):
    """A refusal that people may read."""

    status = 400

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotAllowed(TaskforceError):
    """The actor may not do this (403)."""

    status = 403


class NotFound(TaskforceError):
    """There is no such thing for this actor (404); foreign things look the same as missing ones."""

    status = 404

    def __init__(self, sentence: str = "There is no such page, or it is not open to you.") -> None:
        super().__init__(sentence)


class WrongState(TaskforceError):
    """The thing is not in a state in which this can happen (409)."""

    status = 409


class Conflict(TaskforceError):
    """Somebody else saved first (409). Carries both texts, so that neither is lost.

    `theirs` and `mine` map the label of a field to its text.
    """

    status = 409

    def __init__(self, theirs: Mapping[str, str], mine: Mapping[str, str]) -> None:
        super().__init__("Somebody else saved this while you were writing. Both texts are below.")
        self.theirs = dict(theirs)
        self.mine = dict(mine)


class Refused(TaskforceError):
    """What was typed into `field` cannot be taken (422); shown beside that field."""

    status = 422

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


class Busy(TaskforceError):
    """The database could not be had in time (503); trying again is right."""

    status = 503

    def __init__(self) -> None:
        super().__init__("Many people are writing at this moment. Nothing was saved; please try again.")


class TooMany(TaskforceError):
    """Too many tries from one place (429); `wait` says how long until the next is taken."""

    status = 429

    def __init__(self, wait: timedelta) -> None:
        self.seconds = max(1, math.ceil(wait.total_seconds()))
        minutes = math.ceil(self.seconds / 60)
        words = "a minute" if minutes == 1 else f"{minutes} minutes"
        super().__init__(
            f"Too many tries from here. Please wait {words}; a link that was mailed to you works at once."
        )


def allow(condition: bool, sentence: str) -> None:
    """Go on only if `condition` holds; else NotAllowed with the sentence."""
    if not condition:
        raise NotAllowed(sentence)
