"""The line of stages: the weeks of the work as a ruler, drawn on every page."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from flask import url_for

from taskforce.charter.models import Stage, TaskForce
from taskforce.charter.rules.labels import Label, Place, labels
from taskforce.core import clock

DAYS = 7
BOLD = ("now", "late")


class Span(NamedTuple):
    """One stage on the ruler, in weeks from the first day."""

    title: str
    start_week: float
    end_week: float
    phase: str  # past, now, later, late
    note: str = ""
    label: Label = Label()


@dataclass(frozen=True)
class StageLine:
    """The whole ruler. `today_week` is None outside the planned weeks."""

    stages: tuple[Span, ...]
    weeks: int
    today_week: float | None
    today: date
    sentence: str
    url: str


def stage_line(task_force: TaskForce) -> StageLine | None:
    """The ruler of a task force whose stages are loaded; None while it has none."""
    if not task_force.stages:
        return None
    today = clock.today(task_force.zone)
    first = min(stage.starts_on for stage in task_force.stages)
    last = max(stage.ends_on for stage in task_force.stages)
    weeks = -(-((last - first).days + 1) // DAYS)
    spans = tuple(_span(stage, first, today) for stage in task_force.stages)
    here = (today - first).days / DAYS
    return StageLine(
        _labelled(spans, weeks),
        weeks,
        here if 0 <= here <= weeks else None,
        today,
        _sentence(spans, weeks, here),
        url_for("charter.show", _anchor="stages"),
    )


def _span(stage: Stage, first: date, today: date) -> Span:
    if stage.passed_on is not None:
        phase = "past"
    elif stage.ends_on < today:
        phase = "late"
    else:
        phase = "now" if stage.starts_on <= today else "later"
    start, end = (
        (stage.starts_on - first).days / DAYS,
        ((stage.ends_on - first).days + 1) / DAYS,
    )
    return Span(stage.title, start, end, phase)


def _labelled(spans: tuple[Span, ...], weeks: int) -> tuple[Span, ...]:
    places = [Place(_titled(span), span.start_week, span.end_week, span.phase in BOLD) for span in spans]
    return tuple(span._replace(label=label) for span, label in zip(spans, labels(places, weeks), strict=True))


def _titled(span: Span) -> str:
    return f"{span.title}, late" if span.phase == "late" else span.title


def _sentence(spans: tuple[Span, ...], weeks: int, here: float) -> str:
    late = [span.title for span in spans if span.phase == "late"]
    now = [span.title for span in spans if span.phase == "now"]
    if here < 0:
        words = f"The {weeks} weeks have not begun"
    elif here > weeks:
        words = f"The {weeks} weeks are over"
    else:
        words = f"Week {int(here) + 1} of {weeks}"
    words += f": {', '.join(now).lower()}." if now else "."
    return words + (f" Late: {', '.join(late).lower()}." if late else "")
