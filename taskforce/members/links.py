"""What a signed link may be for: slices above bring their purposes, and the page at `/do/<token>` knows none of them.

    links.purpose(
        "rsvp",
        links.Purpose(
            form=RsvpForm,  # its fields and buttons stand in the part that `show` names, around which the form is drawn
            show=show_rsvp,  # (session, actor, subject) -> links.Shown | None; None: there is nothing to do any more
            act=answer_rsvp,  # (session, actor, subject, facts) -> what was done, as a sentence
            change="To change your answer, sign in and open the meeting.",
        ),
    )

`actor` is the person of the link, `subject` the public name of the thing, `facts` what `form.facts()` gives, with
`answer` beside it: the value of the button that was pressed. `act` runs in the writing transaction that uses the link
up; a Refused stands beside its field, and the link stays good.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.web.forms import Form

CHANGE = "To change it, sign in, or ask the facilitator for a new link."


@dataclass(frozen=True)
class Shown:
    """What the page says: a heading, and a template part that finds `values` under `panel`, and the form.

    `sheet`: the style sheet that the part needs, if any.
    """

    heading: str
    part: str
    values: Mapping[str, Any] = field(default_factory=dict)
    sheet: str = ""


@dataclass(frozen=True)
class Purpose:
    """One thing that can be done by link: see the head of this module."""

    form: Callable[[], Form]
    show: Callable[[Session, Actor, str], Shown | None]
    act: Callable[[Session, Actor, str, dict[str, Any]], str]
    change: str = CHANGE


_purposes: dict[str, Purpose] = {}


def purpose(name: str, brought: Purpose) -> None:
    """Make a purpose known under its name, at most 30 letters."""
    _purposes[name] = brought


def of(name: str) -> Purpose | None:
    """The purpose of this name; None for one that the program has lost."""
    return _purposes.get(name)
