"""Fingerprints: what a round was opened on, and what a voter was told. Anybody can make them again from the record."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from taskforce.core import canonical


def moment(value: datetime) -> str:
    """A moment as it stands in a fingerprint: UTC to the microsecond."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def of_electorate(seats: Iterable[Mapping[str, str]]) -> str:
    """The fingerprint of the seats in order, each with person, name, title and level as printed at the opening."""
    return canonical.digest([dict(seat) for seat in seats])


def of_round(
    *, matter: Mapping[str, str], electorate: str, rule: Mapping[str, Any], question: str, closes_at: datetime
) -> str:
    """The seal of a round. `matter`: kind, id, label and the fingerprint of its text; `electorate`: its fingerprint."""
    return canonical.digest(
        {
            "matter": dict(matter),
            "electorate": electorate,
            "rule": dict(rule),
            "question": question,
            "closes_at": moment(closes_at),
        }
    )


def of_position(
    *, seal: str, person: str, choice: str, reason: str, cast_at: datetime, key: str, cast_by: str = ""
) -> str:
    """The fingerprint on a receipt. `key` is random and came with the form, so the choice cannot be guessed from it.

    `cast_by`: who took it for that person; where the person did, nothing is said of it.
    """
    return canonical.digest(
        {
            "round": seal,
            "person": person,
            "choice": choice,
            "reason": reason,
            "cast_at": moment(cast_at),
            "key": key,
        }
        | ({"cast_by": cast_by} if cast_by else {})
    )
