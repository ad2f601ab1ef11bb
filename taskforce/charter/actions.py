"""Every change of the charter."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.charter import policy
from taskforce.charter.models import Disclaimer, Stage, TaskForce, Theme
from taskforce.core import clock, events
from taskforce.core.actor import Actor, program
from taskforce.core.errors import Conflict, Refused, allow


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
    )
    session.add(task_force)
    session.flush()
    events.record(
        session, program(task_force.id), "task_force.founded", task_force, name=name
    )
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
        labels = {name: name.replace("_", " ").capitalize() for name in facts}
        raise Conflict(
            theirs={labels[name]: str(getattr(task_force, name)) for name in facts},
            mine={labels[name]: str(value) for name, value in facts.items()},
        )
    before = {name: getattr(task_force, name) for name in facts}
    for name, value in facts.items():
        setattr(task_force, name, value)
    changed = sorted(name for name in facts if before[name] != facts[name])
    if changed:
        events.record(session, actor, "charter.edited", task_force, fields=changed)


def set_themes(
    session: Session,
    actor: Actor,
    task_force: TaskForce,
    themes: Sequence[dict[str, str]],
) -> None:
    """Give the themes in order: each a mapping with key, title, question. Themes that are gone stay if in use."""
    allow(
        policy.can_edit_charter(actor, task_force),
        "Only the facilitator sets the themes.",
    )
    known = {theme.key: theme for theme in task_force.themes}
    for position, facts in enumerate(themes, 1):
        theme = known.pop(facts["key"], None)
        if theme is None:
            theme = Theme(task_force_id=task_force.id, key=facts["key"])
            session.add(theme)
        theme.title, theme.question, theme.position = (
            facts["title"],
            facts.get("question", ""),
            position,
        )
    for theme in known.values():
        session.delete(theme)
    events.record(
        session,
        actor,
        "charter.themes_set",
        task_force,
        keys=[theme["key"] for theme in themes],
    )


def set_stages(
    session: Session,
    actor: Actor,
    task_force: TaskForce,
    stages: Sequence[dict[str, Any]],
) -> None:
    """Give the stages: each a mapping with key, title, starts_on, ends_on, gate and perhaps passed_on."""
    allow(
        policy.can_edit_charter(actor, task_force),
        "Only the facilitator sets the stages.",
    )
    for facts in stages:
        if facts["starts_on"] > facts["ends_on"]:
            raise Refused("ends_on", f"“{facts['title']}” ends before it begins.")
    known = {stage.key: stage for stage in task_force.stages}
    for facts in stages:
        stage = known.pop(facts["key"], None)
        if stage is None:
            stage = Stage(task_force_id=task_force.id, key=facts["key"])
            session.add(stage)
        for name in ("title", "starts_on", "ends_on", "gate", "passed_on"):
            if name in facts:
                setattr(stage, name, facts[name])
    for stage in known.values():
        session.delete(stage)
    events.record(
        session,
        actor,
        "charter.stages_set",
        task_force,
        keys=[stage["key"] for stage in stages],
    )


def set_disclaimers(
    session: Session,
    actor: Actor,
    task_force: TaskForce,
    disclaimers: Sequence[dict[str, str]],
) -> None:
    """Give the disclaimers in order: each a mapping with key and words."""
    allow(
        policy.can_edit_charter(actor, task_force),
        "Only the facilitator sets the disclaimers.",
    )
    for old in task_force.disclaimers:
        session.delete(old)
    session.flush()
    for position, facts in enumerate(disclaimers, 1):
        session.add(Disclaimer(task_force_id=task_force.id, position=position, **facts))
    events.record(
        session,
        actor,
        "charter.disclaimers_set",
        task_force,
        keys=[d["key"] for d in disclaimers],
    )


def pass_gate(
    session: Session, actor: Actor, task_force: TaskForce, stage: Stage, *, on: date
) -> None:
    """Say that a stage is over: its gate was passed on that day."""
    allow(
        policy.can_pass_gate(actor, task_force), "Only the facilitator passes a gate."
    )
    stage.passed_on = on
    events.record(
        session, actor, "stage.gate_passed", stage, title=stage.title, on=on.isoformat()
    )
