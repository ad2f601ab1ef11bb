"""The chain over all acts of voting in a task force: each link seals one act and the link before it.

A link has a head that anybody may see once the vote is closed (which act, in which vote, of whom, when), and what the
act said, of which the head holds a salted fingerprint only. So a head gives away nothing before its time, and what
was said can be shown, or not, later. `rules/verify.py` says the same a second time, for whoever has no part of ours.
"""

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

from taskforce.core import canonical

START = "0" * 64  # what stands before the first link
OPENED, CAST, CLOSED = "round.opened", "position.cast", "round.closed"
CALLED = "roll.called"
KINDS = (OPENED, CALLED, CAST, CLOSED)
BESIDE = ("receipt", "number")  # what an event says of its link, and what the link cannot seal


def new_salt() -> str:
    """128 random bits: a choice of six cannot be guessed from its fingerprint."""
    return secrets.token_hex(16)


def said(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What an act said: the facts of its event without those of its link."""
    return {name: fact for name, fact in facts.items() if name not in BESIDE}


def sealed(salt: str, facts: Mapping[str, Any]) -> str:
    """The salted fingerprint of what an act said."""
    return canonical.digest({"salt": salt, "said": said(facts)})


def head(*, n: int, kind: str, round_: str, person: str, at: str, sealed: str) -> dict[str, Any]:
    """The head of a link. `n`: its number, from 1; `round_`: public name of the vote; `at`: see `seal.moment`."""
    return {"n": n, "kind": kind, "round": round_, "person": person, "at": at, "sealed": sealed}


def joined(prev: str, head: Mapping[str, Any]) -> str:
    """The fingerprint of a link: of the one before and of its own head."""
    return hashlib.sha256(f"tf1{prev}{canonical.digest(dict(head))}".encode()).hexdigest()
