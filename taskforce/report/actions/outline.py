"""The outline of the report: begun, named, filled with parts in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.charter.models import Theme
from taskforce.charter.queries import charter
from taskforce.core import clock, events, ids, names, prose
from taskforce.core.actor import Actor
from taskforce.core.errors import Conflict, Refused, WrongState, allow
from taskforce.report import policy
from taskforce.report.models import KIND, Part, Report
from taskforce.report.states import MANY, TITLES, PartKind
from taskforce.texts import actions as texts

LONGEST = {"title": 200, "subtitle": 300}
MOST_PARTS = 60


@dataclass(frozen=True)
class Planned:
    """A part of a planned outline. `theme` is the key of a theme, for a section."""

    kind: str
    title: str = ""
    theme: str = ""
    key: str = ""


K = PartKind
STANDARD = (
    K.LETTER,
    K.SUMMARY,
    K.RECOMMENDATIONS,
    K.PRACTICES,
    K.SECTION,  # one for each theme
    K.ROLL_CALL,
    K.ENDORSEMENT,
    K.MEMBERS,
    K.METHOD,
    K.NOTES,
    K.MEETINGS,
    K.COLOPHON,
)


def begin_report(
    session: Session,
    actor: Actor,
    *,
    title: str,
    subtitle: str = "",
    outline: Sequence[Planned] | None = None,
) -> Report:
    """Begin the report with the standard outline, a section for each theme of the charter, or with one of one's own.

    Raises WrongState when there is a report already, Refused at a fault of the words or the outline.
    """
    allow(policy.can_begin_report(actor), "Only the facilitator begins the report.")
    if session.scalar(select(Report.id).where(Report.task_force_id == actor.task_force_id)):
        raise WrongState("The report has been begun already.")
    report = Report(
        task_force_id=actor.task_force_id,
        title=_words("title", title),
        subtitle=_words("subtitle", subtitle, needed=False),
        begun_at=clock.now(),
        begun_by=actor.name,
        parts=[],
        editions=[],
    )
    session.add(report)
    events.record(session, actor, "report.begun", report, title=report.title)
    for planned in _standard(session, actor) if outline is None else outline:
        add_part(
            session,
            actor,
            report,
            kind=planned.kind,
            title=planned.title,
            theme=planned.theme,
            key=planned.key or None,
        )
    return report


def _standard(session: Session, actor: Actor) -> list[Planned]:
    themes = [Planned(K.SECTION, theme=theme.key) for theme in charter(session, actor).themes]
    parts = [themes if kind == K.SECTION else [Planned(kind)] for kind in STANDARD]
    return [planned for several in parts for planned in several]


def change_report(
    session: Session, actor: Actor, report: Report, *, edition: int, title: str, subtitle: str = ""
) -> None:
    """Give the report another title. Raises Conflict when somebody else changed it since `edition`."""
    allow(policy.can_change_report(actor, report), "Only the facilitator names the report.")
    facts = {"title": _words("title", title), "subtitle": _words("subtitle", subtitle, needed=False)}
    if report.edition != edition:
        theirs = {"Title": report.title, "Subtitle": report.subtitle}
        raise Conflict(theirs=theirs, mine={"Title": facts["title"], "Subtitle": facts["subtitle"]})
    changed = sorted(name for name, words in facts.items() if getattr(report, name) != words)
    for name in changed:
        setattr(report, name, facts[name])
    if changed:
        events.record(session, actor, "report.changed", report, fields=changed)


def add_part(
    session: Session,
    actor: Actor,
    report: Report,
    *,
    kind: str,
    title: str = "",
    theme: str = "",
    key: str | None = None,
    after: Part | None = None,
) -> Part:
    """Put a part into the outline, at its end or after another; without a title it has the usual one of its kind.

    `theme` is the key of the theme of a section. Raises Refused for what a report has only once, a second section of
    a theme, or an unknown kind or theme. `Report.parts` must be loaded.
    """
    allow(policy.can_change_report(actor, report), "Only the facilitator changes the outline.")
    found = _theme(session, actor, kind, theme)
    _refuse_second(report, kind, found)
    title = _words("title", title or (found.title if found else TITLES[PartKind(kind)]))
    part = Part(
        public_id=ids.new(),
        task_force_id=actor.task_force_id,
        key=_key(report, kind, found, key),
        kind=PartKind(kind),
        title=title,
        theme=found,
        signatures=[],
    )
    part.text = texts.begin_text(session, actor, owner_kind=KIND, owner_id=part.public_id, label=title)
    _stand(report, part, after)
    events.record(session, actor, "part.added", part, key=part.key, sort=part.kind, title=title)
    return part


def change_part(session: Session, actor: Actor, part: Part, *, edition: int, title: str) -> None:
    """Give a part another title. Raises Conflict when somebody else changed it since `edition`."""
    allow(policy.can_change_part(actor, part), "Only the facilitator names the parts.")
    title = _words("title", title)
    if part.edition != edition:
        raise Conflict(theirs={"Title": part.title}, mine={"Title": title})
    if part.title != title:
        part.title, part.edition = title, part.edition + 1
        texts.label_text(session, actor, part.text, label=title)
        events.record(session, actor, "part.changed", part, title=title)


def move_part(session: Session, actor: Actor, report: Report, part: Part, *, by: int) -> None:
    """Let a part change places with those before it (`by` below 0) or after it; at the end it stays."""
    allow(policy.can_change_part(actor, part), "Only the facilitator orders the parts.")
    order = report.outline
    if part not in order:
        raise WrongState("This part was removed. Put it back before it is moved.")
    before = order.index(part)
    order.insert(max(0, before + by), order.pop(before))
    for place, one in enumerate(order, 1):
        one.position = place
    if order.index(part) != before:
        events.record(session, actor, "part.moved", part, position=part.position)


def remove_part(session: Session, actor: Actor, part: Part) -> None:
    """Take a part out of the outline. Its text is kept, and it can be put back."""
    allow(policy.can_change_part(actor, part), "Only the facilitator takes parts out.")
    if part.removed_at is None:
        part.removed_at = clock.now()
        events.record(session, actor, "part.removed", part, title=part.title)


def put_back_part(session: Session, actor: Actor, report: Report, part: Part) -> None:
    """Put a part that was taken out back to its place. Raises Refused when another has taken it since."""
    allow(policy.can_change_part(actor, part), "Only the facilitator puts parts back.")
    if part.removed_at is not None:
        _refuse_second(report, part.kind, part.theme)
        part.removed_at = None
        events.record(session, actor, "part.put_back", part, title=part.title)


def _stand(report: Report, part: Part, after: Part | None) -> None:
    """Give a new part its place, and the others theirs."""
    order = report.outline
    part.position = len(report.parts) + 1
    report.parts.append(part)
    order.insert(order.index(after) + 1 if after in order else len(order), part)
    for place, one in enumerate(order, 1):
        one.position = place


def _refuse_second(report: Report, kind: str, theme: Theme | None) -> None:
    if len(report.outline) >= MOST_PARTS:
        raise Refused("kind", f"A report has at most {MOST_PARTS} parts.")
    there = [part for part in report.outline if part.kind == kind]
    if kind not in MANY and there:
        raise Refused("kind", f"The report has this part already: “{there[0].title}”.")
    if theme is not None and any(part.theme_id == theme.id for part in there):
        raise Refused("theme", f"“{theme.title}” has its section already.")


def _theme(session: Session, actor: Actor, kind: str, key: str) -> Theme | None:
    if kind not in set(PartKind):
        raise Refused("kind", "Please choose one of the list.")
    if kind != PartKind.SECTION:
        return None
    found = session.scalar(select(Theme).where(Theme.task_force_id == actor.task_force_id, Theme.key == key))
    if found is None:
        raise Refused("theme", "Please choose one of the themes of the charter.")
    return found


def _key(report: Report, kind: str, theme: Theme | None, key: str | None) -> str:
    taken = [part.key for part in report.parts]
    if key is None:
        return names.free(
            f"section-{theme.key}" if theme else kind.replace("_", "-"), taken, names.LONGEST_OF_TEXTS
        )
    if not names.is_key(key, names.LONGEST_OF_TEXTS):
        raise Refused("key", "A key has small letters, digits and hyphens, at most 63.")
    if key in taken:
        raise Refused("key", f"There is already a part with the key “{key}”.")
    return key


def _words(name: str, words: str, *, needed: bool = True) -> str:
    if not prose.is_storable(words):
        raise Refused(name, "This holds a character that cannot be kept. Please type it again.")
    words = " ".join(prose.clean(words).split())
    if needed and not words:
        raise Refused(name, "Please fill this in.")
    if len(words) > LONGEST[name]:
        raise Refused(name, f"At most {LONGEST[name]:,} characters; this has {len(words):,}.")
    return words
