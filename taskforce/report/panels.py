"""What the report puts on pages below: its files beside the board, what is open to those who read no drafts, and the
endorsement by a signed link."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.members import links
from taskforce.report import actions, policy, queries
from taskforce.report.actions.endorsing import PURPOSE
from taskforce.report.forms import EndorseForm
from taskforce.report.queries import Published
from taskforce.report.states import CHOICES, Choice
from taskforce.web import panels


@dataclass(frozen=True)
class Open:
    """What is open to somebody who reads no drafts: the public report, or its hour and a copy of their own."""

    published: Published | None
    public_at: datetime | None
    copies_from: datetime | None
    may_take: bool


@panels.fill("members.place", "report/_open.html")
def open_now(session: Session, actor: Actor, task_force: Any) -> Open | None:
    """For the funder and for guests; nothing while neither an hour is set nor anything public."""
    waits, out = queries.embargoed(session, actor), _published(session, task_force.slug)
    days = task_force.embargo_days if actor.has("funder") else 0
    if waits is None or not days:
        return Open(out, None, None, False) if out else None
    may_take = policy.can_download_copy(actor, waits, days)
    return Open(out, waits.at, waits.at - timedelta(days=days), may_take)


@panels.fill("recommendations.board", "report/_sheets.html")
def files(session: Session, actor: Actor, thing: Any) -> bool:
    """Every recommendation as a table, for whoever sees the board."""
    return True


def _published(session: Session, slug: str) -> Published | None:
    try:
        return queries.published(session, slug)
    except NotFound:
        return None


def show_endorsement(session: Session, actor: Actor, subject: str) -> links.Shown | None:
    """The question behind the link; None when it is closed, or they are not asked."""
    found = queries.endorsement(session, actor, subject)
    mine = queries.signer(found, actor.stands_for_id)
    if not policy.can_answer_endorsement(actor, found, mine):
        return None
    shown = queries.put_before(session, found, mine)
    return links.Shown("Do you endorse this report?", "report/_endorse_by_link.html", vars(shown))


def endorse(session: Session, actor: Actor, subject: str, facts: dict[str, Any]) -> str:
    """Take the answer given by link."""
    facts.pop("answer")
    actions.answer_endorsement(session, actor, queries.endorsement(session, actor, subject), **facts)
    return f"Your answer is kept: {CHOICES[Choice(facts['choice'])]}."


links.purpose(
    PURPOSE,
    links.Purpose(
        form=EndorseForm,
        show=show_endorsement,
        act=endorse,
        change="Until the endorsement is closed you can change it: sign in and open it from Today or the editions.",
    ),
)
