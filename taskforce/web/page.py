"""Answering: a page, or the way to the next one."""

import json
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask import (
    current_app,
    flash,
    g,
    make_response,
    redirect,
    render_template,
    url_for,
)
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup
from werkzeug.wrappers import Response

from taskforce.core import numbers, prose
from taskforce.web.forms import Form

Answer = Response
LONGEST_MESSAGE = 300
MOST_TIMES = 4_096  # moments kept as words, some hundred letters each


def page(template: str, status: int = 200, **values: Any) -> Response:
    """The page; with status 422 when a form on it has faults, so that the browser keeps what was typed."""
    if any(isinstance(value, Form) and value.errors for value in values.values()):
        status = 422
    return make_response(render_template(template, **values), status)


def go(endpoint: str, message: str = "", *, fragment: str | None = None, **values: Any) -> Response:
    """Send the browser on after an act (303), with a sentence that says what was done; it travels in the cookie."""
    if message:
        flash(message if len(message) <= LONGEST_MESSAGE else f"{message[:LONGEST_MESSAGE]}…")
    return redirect(url_for(endpoint, _anchor=fragment, **values), 303)


def asset(name: str) -> str:
    """The address of a style sheet, script or font of ours; it changes with the content."""
    return url_for("static", filename=_manifest(Path(current_app.static_folder or "")).get(name, name))


@cache
def _manifest(folder: Path) -> dict[str, str]:
    file = folder / "manifest.json"
    return dict(json.loads(file.read_text())) if file.exists() else {}


def csrf_token() -> str:
    """The token against forged forms; made once a page, whatever number of forms stands on it."""
    if "form_token" not in g:
        g.form_token = generate_csrf()
    return str(g.form_token)


def zone_here() -> str:
    """The zone in which this page says its hours: that of the task force."""
    task_force = g.get("task_force")
    return task_force.zone if task_force else "UTC"


def moment(value: datetime | None, zone: str | None = None) -> str:
    """`Wed 18 May 2022, 17:00 EDT`: weekday, day, hour and the name of the zone."""
    return _said(value, "{0:%a} {0.day} {0:%b %Y, %H:%M %Z}", zone or zone_here()) if value else ""


def hour(value: datetime | None, zone: str | None = None) -> str:
    """`17:00`."""
    return _said(value, "{0:%H:%M}", zone or zone_here()) if value else ""


def day(value: date | datetime | None, zone: str | None = None) -> str:
    """`Wed 18 May 2022`; a moment is first brought into the zone."""
    return _said(value, "{0:%a} {0.day} {0:%b %Y}", zone or zone_here()) if value else ""


@lru_cache(MOST_TIMES)
def _said(value: date | datetime, form: str, zone: str) -> str:
    """A day or a moment in words; kept, as the rows of a page say the same ones again and again."""
    return form.format(value.astimezone(ZoneInfo(zone)) if isinstance(value, datetime) else value)


def words(value: Any) -> str:
    """`accepted_in_part` as people read it: `accepted in part`."""
    return str(value).replace("_", " ")


FILTERS = {
    "prose": lambda markdown: Markup(prose.to_html(markdown or "")),
    "line": lambda markdown: Markup(prose.line_to_html(markdown or "")),
    "moment": moment,
    "hour": hour,
    "day": day,
    "words": words,
    "spelled": numbers.spelled,
}
