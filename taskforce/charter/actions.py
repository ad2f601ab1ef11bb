"""Every change of the charter."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from taskforce.charter import policy
from taskforce.charter.models import Disclaimer, Stage, TaskForce, Theme
from taskforce.charter.rules import plan
from taskforce.core import clock, events, names
from taskforce.core.actor import Actor, program
from taskforce.core.errors import Conflict, Refused, allow

FIRST_RULE = {"base": "cast", "operator": "more_than", "threshold": "1/2", "quorum": "1/2"}


def found_task_force(
    session: Session,
    *,
    slug: str,
    name: str,
    zone: str,
    rule: dict[str, Any],
    sample_notice: str = "",
) -> TaskForce:
    """Begin a task force. The one act without a person: who runs the installation does it by command or file.

    Raises Refused when the address is taken.
    """
    if session.scalar(select(TaskForce.id).where(TaskForce.slug == slug)):
        raise Refused("slug", f"There is already a task force at “{slug}”.")
    task_force = TaskForce(
        slug=slug,
        name=name,
        zone=zone,
        rule=rule,
        sample_notice=sample_notice,
        founded_at=clock.now(),
        changed_at=clock.now(),
    )
    session.add(task_force)
    session.flush()
    events.record(session, program(task_force.id), "task_force.founded", task_force, name=name)
    return task_force


def edit_charter(
    session: Session, actor: Actor, task_force: TaskForce, *, edition: int, **facts: Any
) -> None:
    """Write the words of the charter anew. Raises Conflict when somebody else saved since `edition`."""
    allow(
        policy.can_edit_charter(actor, task_force),
        "Only the facilitator edits the charter.",
    )
    if task_force.edition != edition:
        labels = {name: names.label_of(name) for name in facts}
        raise Conflict(
            theirs={labels[name]: _said(getattr(task_force, name)) for name in facts},
            mine={labels[name]: _said(value) for name, value in facts.items()},
        )
    before = {name: getattr(task_force, name) for name in facts}
    for name, value in facts.items():
        setattr(task_force, name, value)
    changed = sorted(name for name in facts if before[name] != facts[name])
    if changed:
        task_force.changed_at = clock.now()
        events.record(session, actor, "charter.edited", task_force, fields=changed)


def _said(value: Any) -> str:
    """A value of the charter as people read it: each task, and each part of the rule, on a line of its own."""
    if isinstance(value, dict):
        return "\n".join(f"{names.label_of(name)}: {_part(value[name])}" for name in sorted(value))
    return "\n".join(value) if isinstance(value, list) else str(value)


def _part(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).replace("_", " ")


def set_themes(
    session: Session,
    actor: Actor,
    task_force: TaskForce,
    themes: Sequence[dict[str, str]],
    *,
    edition: int | None = None,
) -> None:
    """Give the themes in order: each a mapping with title, question and perhaps key.

    A theme that is no longer given goes; the database refuses that while something stands under it. Raises Refused for
    that and where a title is missing.
    """
    allow(policy.can_edit_charter(actor, task_force), "Only the facilitator sets the themes.")
    if not all(facts["title"] for facts in themes):
        raise Refused("themes", "Each theme needs a title.")
    _take_turn(task_force, edition, "Themes", task_force.themes, themes)
    known = {theme.key: theme for theme in task_force.themes}
    keys = _keys(themes)
    for position, (key, facts) in enumerate(zip(keys, themes, strict=True), 1):
        theme = known.pop(key, None)
        if theme is None:
            theme = Theme(task_force_id=task_force.id, key=key)
            session.add(theme)
        theme.title, theme.question, theme.position = facts["title"], facts.get("question", ""), position
    _let_go(session, list(known.values()), "themes", "has recommendations under it and cannot go")
    events.record(session, actor, "charter.themes_set", task_force, keys=keys)


def set_stages(
    session: Session,
    actor: Actor,
    task_force: TaskForce,
    stages: Sequence[dict[str, Any]],
    *,
    edition: int | None = None,
) -> None:
    """Give the stages: each a mapping with title, starts_on, ends_on, gate, and perhaps key and passed_on.

    Raises Refused where a stage has no title or days, or ends before it begins.
    """
    allow(policy.can_edit_charter(actor, task_force), "Only the facilitator sets the stages.")
    _take_turn(task_force, edition, "Stages", task_force.stages, stages)
    for facts in stages:
        if not facts["title"] or not facts["starts_on"] or not facts["ends_on"]:
            raise Refused("stages", "Each stage needs a title, a first and a last day.")
        if facts["starts_on"] > facts["ends_on"]:
            raise Refused("stages", f"“{facts['title']}” ends before it begins.")
    known = {stage.key: stage for stage in task_force.stages}
    keys = _keys(stages)
    for key, facts in zip(keys, stages, strict=True):
        stage = known.pop(key, None)
        if stage is None:
            stage = Stage(task_force_id=task_force.id, key=key)
            session.add(stage)
        for name in ("title", "starts_on", "ends_on", "gate", "passed_on"):
            if name in facts:
                setattr(stage, name, facts[name])
    _let_go(session, list(known.values()), "stages", "cannot go")
    events.record(session, actor, "charter.stages_set", task_force, keys=keys)


def plan_stages(session: Session, actor: Actor, task_force: TaskForce, *, first_day: date) -> None:
    """Lay out the 18 weeks of the template from their first day, in the place of what was planned."""
    set_stages(session, actor, task_force, [vars(stage) for stage in plan.eighteen_weeks(first_day)])


def set_disclaimers(
    session: Session,
    actor: Actor,
    task_force: TaskForce,
    disclaimers: Sequence[dict[str, str]],
    *,
    edition: int | None = None,
) -> None:
    """Give the disclaimers in order: each a mapping with words and perhaps key."""
    allow(policy.can_edit_charter(actor, task_force), "Only the facilitator sets the disclaimers.")
    _take_turn(task_force, edition, "Disclaimers", task_force.disclaimers, disclaimers)
    for old in task_force.disclaimers:
        session.delete(old)
    session.flush()
    keys = _keys([{**facts, "title": f"disclaimer {n}"} for n, facts in enumerate(disclaimers, 1)])
    for position, (key, facts) in enumerate(zip(keys, disclaimers, strict=True), 1):
        session.add(Disclaimer(task_force_id=task_force.id, key=key, words=facts["words"], position=position))
    events.record(session, actor, "charter.disclaimers_set", task_force, keys=keys)


def pass_gate(
    session: Session, actor: Actor, task_force: TaskForce, stage: Stage, *, on: date | None = None
) -> None:
    """Say that a stage is over: its gate was passed on that day, or today."""
    allow(policy.can_pass_gate(actor, task_force), "Only the facilitator passes a gate.")
    stage.passed_on = on or clock.today(task_force.zone)
    events.record(
        session, actor, "stage.gate_passed", stage, title=stage.title, on=stage.passed_on.isoformat()
    )


def _take_turn(
    task_force: TaskForce,
    edition: int | None,
    label: str,
    rows: Sequence[Any],
    wanted: Sequence[dict[str, Any]],
) -> None:
    """The charter changes now. Raises Conflict with both lists when somebody else changed it since `edition`."""
    if edition not in (None, task_force.edition):
        theirs = [{name: getattr(row, name) for name in wanted[0]} for row in rows] if wanted else []
        raise Conflict(theirs={label: _in_lines(theirs)}, mine={label: _in_lines(wanted)})
    task_force.changed_at = clock.now()


def _in_lines(rows: Sequence[dict[str, Any]]) -> str:
    shown = [[str(value) for name, value in row.items() if value and name != "key"] for row in rows]
    return "\n".join(" · ".join(values) for values in shown)


def _keys(rows: Sequence[dict[str, Any]]) -> list[str]:
    """A key for each row: its own, if that is one, else one made of its title that no other row has."""
    own = [str(row.get("key", "")) for row in rows]
    keys: list[str] = []
    for row, key in zip(rows, own, strict=True):
        is_taken = not names.is_key(key) or key in keys
        made = names.key_of(row["title"], "item")
        keys.append(names.free(made, {*own, *keys}) if is_taken else key)
    return keys


def _let_go(session: Session, things: Sequence[Theme | Stage], field: str, why: str) -> None:
    for thing in things:
        try:
            with session.begin_nested():
                session.delete(thing)
                session.flush()
        except IntegrityError:
            raise Refused(field, f"“{thing.title}” {why}.") from None
