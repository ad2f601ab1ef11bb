"""Fingerprints of what a round was opened on. Anybody can make them again from the record."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from taskforce.core import canonical

_NOTHING: Mapping[str, str] = {}


def moment(value: datetime) -> str:
    """A moment as it stands in a fingerprint: UTC to the microsecond."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def of_electorate(seats: Iterable[Mapping[str, str]]) -> str:
    """The fingerprint of the seats in order, each with person, name, title and level as printed at the opening."""
    return canonical.digest([dict(seat) for seat in seats])


def of_round(
    *,
    matter: Mapping[str, str],
    electorate: str,
    rule: Mapping[str, Any],
    question: str,
    closes_at: datetime,
    more: Mapping[str, str] = _NOTHING,
) -> str:
    """The seal of a round. `matter`: kind, id, label and the fingerprint of its text; `electorate`: its fingerprint.

    `more`: what else is sealed of a round that is not as most are (an hour to open, the round that it reconsiders).
    """
    return canonical.digest(
        {
            "matter": dict(matter),
            "electorate": electorate,
            "rule": dict(rule),
            "question": question,
            "closes_at": moment(closes_at),
            **more,
        }
    )
