"""The one table of permissions as a page, and where those come in who read no drafts."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from flask import g

from taskforce.charter.models import TaskForce
from taskforce.core.actor import DELEGATE, DRAFTS, OPERATOR, PROGRAM
from taskforce.core.permissions import Permission, table
from taskforce.members.views.blueprint import blueprint
from taskforce.web import navigation, panels
from taskforce.web.access import PLACED, reach
from taskforce.web.page import Answer, go, page, words
from taskforce.web.session import reading

COLUMNS = (
    ("facilitator", "Facilitator"),
    ("co_chair", "Co-chair"),
    ("member", "Member"),
    (DELEGATE, "Delegate"),
    ("observer", "Observer"),
    ("host_principal", "Principal of the host"),
    ("funder", "Funder"),
    (OPERATOR, "Operator"),
)
TITLES = {
    "charter": "Charter",
    "members": "People",
    "files": "Files",
    "announcement": "Announcement",
    "sources": "Sources",
    "texts": "Texts and comments",
    "voting": "Votes",
    "recommendations": "Recommendations",
    "meetings": "Meetings",
    "report": "Report",
    "notices": "Notices",
    "installation": "Installation",
}


@dataclass(frozen=True)
class Line:
    """One act: what it is, what else must hold, and for each column a mark or a word; empty where nobody may."""

    words: str
    when: str
    cells: tuple[str, ...]


@blueprint.get("/t/<slug>")
@reach(PLACED)
def place() -> Answer:
    """The first page of a task force: the work, or for those who read no drafts what is open to them."""
    if g.actor.reads_drafts:
        return go(navigation.first())
    with reading() as (session, actor):
        open_now = panels.gather(session, actor, "members.place", g.task_force)
    return page("members/place.html", open_now=open_now)


@blueprint.get("/t/<slug>/permissions")
@reach(PLACED)
def permissions() -> Answer:
    """Who may do what: every line of the table, by slice."""
    lines = table()
    groups = [("Reading", list(_reading(g.task_force)))]
    for name, part in groupby(sorted(lines, key=_order), key=_group):
        shown = [_line(line, g.task_force) for line in part if _is_for_people(line)]
        groups.append((TITLES.get(name, words(name).capitalize()), shown))
    return page("members/permissions.html", columns=[title for _, title in COLUMNS], groups=groups)


def _group(line: Permission) -> str:
    """The slice; what operators do is no business of a task force."""
    return "installation" if OPERATOR in line.roles else line.slice


def _order(line: Permission) -> int:
    """In the order of the titles; a slice that has none comes last."""
    return [*TITLES, _group(line)].index(_group(line))


def _is_for_people(line: Permission) -> bool:
    """What only the program does is no act of anybody."""
    return bool(line.scope) or bool(line.roles - {PROGRAM})


def _line(line: Permission, task_force: TaskForce) -> Line:
    scope = _scope(line.scope, task_force) if line.scope else ""
    cells = tuple(scope if role == DELEGATE else "yes" if role in line.roles else "" for role, _ in COLUMNS)
    return Line(line.words, line.when, cells)


def _scope(scope: str, task_force: TaskForce) -> str:
    allowed = scope in task_force.delegable
    return f"given “{words(scope)}”" if allowed else f"never: “{words(scope)}” is not in the charter"


def _reading(task_force: TaskForce) -> Iterator[Line]:
    """What is no act, and so stands in no policy: which doors open (`reach` in the views)."""
    yield Line(
        "Read drafts, comments, meetings, votes and the list of people",
        "votes and minutes as far as they are open to all",
        tuple(
            _scope("read", task_force) if role == DELEGATE else "yes" if role in DRAFTS else ""
            for role, _ in COLUMNS
        ),
    )
    days = task_force.embargo_days
    yield Line(
        "Read the report before it is published",
        f"a copy with the reader’s name, {days} days before" if days else "this charter gives no copy before",
        tuple("yes" if role == "funder" and days else "" for role, _ in COLUMNS),
    )
    yield Line(
        "Read what is published, and this page",
        "",
        tuple("" if role == OPERATOR else "yes" for role, _ in COLUMNS),
    )
