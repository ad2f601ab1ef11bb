"""Proposing, writing versions, and the order within a theme."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from taskforce.charter.models import Theme
from taskforce.core import clock, events, ids, names
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.members.models import Person
from taskforce.recommendations import policy
from taskforce.recommendations.models import KIND, Recommendation
from taskforce.recommendations.rules.fields import LABELS, Fields
from taskforce.recommendations.states import TAKES, State, TextTakes
from taskforce.texts import actions as texts
from taskforce.texts.models import TextVersion

NEEDED = ("title", "addressee", "action")


def propose(
    session: Session,
    actor: Actor,
    *,
    theme: str,
    fields: Mapping[str, str],
    source: str,
    key: str | None = None,
    as_idea: bool = False,
) -> Recommendation:
    """Put a recommendation before the task force, with its first version; `as_idea` only notes it.

    `theme` is the key of a theme, `source` the rationale in Markdown; the permanent key is made from the title when
    none is given. Raises Refused beside `theme`, `key`, `title`, `addressee` or `action`.
    """
    allow(policy.can_propose(actor), "Members, co-chairs and the facilitator propose.")
    proposer = session.get_one(Person, actor.stands_for_id)
    recommendation = begin(
        session,
        actor,
        _theme(session, actor, theme),
        proposer,
        fields=fields,
        source=source,
        key=key,
        as_idea=as_idea,
    )
    kind = "recommendation.noted" if as_idea else "recommendation.proposed"
    events.record(
        session, actor, kind, recommendation, key=recommendation.key, title=fields["title"], theme=theme
    )
    return recommendation


def begin(
    session: Session,
    actor: Actor,
    theme: Theme,
    proposer: Person,
    *,
    fields: Mapping[str, str],
    source: str,
    key: str | None = None,
    as_idea: bool = False,
) -> Recommendation:
    """One at the end of the theme, with its first version. Who calls it has asked and records it. Raises Refused."""
    _require(fields)
    recommendation = _placed(session, theme, proposer)
    recommendation.key = _key(session, actor, key, fields["title"])
    recommendation.state = State.IDEA if as_idea else State.PROPOSED
    recommendation.text = texts.begin_text(
        session, actor, owner_kind=KIND, owner_id=recommendation.public_id, label=fields["title"]
    )
    session.add(recommendation)
    texts.write_version(
        session, actor, recommendation.text, fields=Fields.of(fields).as_dict(), source=source, base=0
    )
    return recommendation


def write(
    session: Session,
    actor: Actor,
    recommendation: Recommendation,
    *,
    base: int,
    fields: Mapping[str, str],
    source: str,
    note: str = "",
) -> TextVersion:
    """A new version, begun from version `base`; the same content makes none and gives the current one.

    Raises Conflict with both texts when another version was saved since, WrongState while no edits are taken,
    Refused for an empty field that must be filled.
    """
    allow(
        policy.can_write(actor, recommendation), "Whoever proposed this writes it, or the facilitator does."
    )
    _require(fields)
    if TAKES[State(recommendation.state)] == TextTakes.NOTHING:
        raise WrongState("This text takes no edits now. Take the recommendation back into drafting first.")
    before = recommendation.text.number
    version = texts.write_version(
        session,
        actor,
        recommendation.text,
        fields=Fields.of(fields).as_dict(),
        source=source,
        base=base,
        note=note,
    )
    if version.number != before:
        texts.label_text(session, actor, recommendation.text, label=version.fields["title"])
        events.record(
            session, actor, "recommendation.written", recommendation, version=version.number, note=note
        )
    return version


def place(
    session: Session, actor: Actor, recommendation: Recommendation, *, theme: str, position: int
) -> None:
    """Give it a place in a theme, from 1; the others make room. Its key and its record stay. Raises Refused."""
    allow(
        policy.can_place(actor, recommendation),
        "The facilitator and the co-chairs order the recommendations.",
    )
    home = _theme(session, actor, theme)
    others = session.scalars(
        select(Recommendation)
        .where(Recommendation.theme_id == home.id, Recommendation.id != recommendation.id)
        .order_by(Recommendation.position, Recommendation.id)
    ).all()
    order = [*others]
    order.insert(max(0, position - 1), recommendation)
    recommendation.theme, recommendation.theme_id = home, home.id
    for number, each in enumerate(order, 1):
        each.position = number
    events.record(
        session,
        actor,
        "recommendation.placed",
        recommendation,
        theme=home.title,
        position=recommendation.position,
    )


def _placed(session: Session, theme: Theme, proposer: Person) -> Recommendation:
    """A recommendation of that person's at the end of the theme, not in the session yet."""
    return Recommendation(
        public_id=ids.new(),
        task_force_id=theme.task_force_id,
        theme=theme,
        position=_last(session, theme) + 1,
        moved_at=clock.now(),
        proposed_at=clock.now(),
        proposed_by=proposer,
    )


def _require(fields: Mapping[str, str]) -> None:
    for name in NEEDED:
        if not fields.get(name, "").strip():
            raise Refused(name, f"Please fill in “{LABELS[name]}”.")


def _theme(session: Session, actor: Actor, key: str) -> Theme:
    found = session.scalar(select(Theme).where(Theme.task_force_id == actor.task_force_id, Theme.key == key))
    if found is None:
        raise Refused("theme", "Please choose one of the themes of the charter.")
    return found


def _key(session: Session, actor: Actor, wanted: str | None, title: str) -> str:
    taken = set(
        session.scalars(select(Recommendation.key).where(Recommendation.task_force_id == actor.task_force_id))
    )
    if wanted is None:
        made = names.key_of(title, "recommendation", names.LONGEST_OF_TEXTS)
        return names.free(made, taken, names.LONGEST_OF_TEXTS)
    if not names.is_key(wanted, names.LONGEST_OF_TEXTS):
        raise Refused("key", "A key has small letters, digits and hyphens, at most 63.")
    if wanted in taken:
        raise Refused("key", f"There is already a recommendation with the key “{wanted}”.")
    return wanted


def _last(session: Session, theme: Theme) -> int:
    return (
        session.scalar(select(func.max(Recommendation.position)).where(Recommendation.theme_id == theme.id))
        or 0
    )
