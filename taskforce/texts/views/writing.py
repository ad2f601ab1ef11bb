"""What every page that writes versions shares: words kept from before, who else writes, merging, and collisions.

A slice that owns texts begins its form with `begin`, sends it with `save`, and shows `texts/_writing.html` in it.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import request
from sqlalchemy.orm import Session

from taskforce.core import ids
from taskforce.core.actor import Actor
from taskforce.core.errors import TaskforceError
from taskforce.texts import actions, queries
from taskforce.texts.actions import TextConflict
from taskforce.texts.forms import BringingForm
from taskforce.texts.models import Text, TextVersion, WorkingCopy
from taskforce.texts.views.bringing import bring_in, is_bringing
from taskforce.texts.views.collision import collision, name_of, settle
from taskforce.web.forms import Form
from taskforce.web.page import Answer
from taskforce.web.session import attempt, writing

APART = frozenset({"csrf_token", "base", "source", "note"})  # of a form; its other fields are printed ones
Act = Callable[[Session, Actor], TextVersion]


@dataclass(frozen=True)
class Draft:
    """What stands beside the field. `kept_at`: when the words in it were written, if they are not saved yet.

    `number` is the current version, `base` the one from which the words began.
    """

    text_id: str
    hand: str
    mark: str
    kept_at: datetime | None
    others: list[str]
    number: int
    base: int


def begin(
    session: Session, actor: Actor, text: Text | None, given: Mapping[str, Any]
) -> tuple[dict[str, Any], Draft | None]:
    """What the form begins with: `given` (printed fields, source, base), or what this person wrote and did not save.

    A text that is not begun keeps nothing yet.
    """
    begun = dict(given)
    if text is None:
        return begun, None
    copy = queries.copy_of(session, actor, text.id)
    is_back = copy is not None and copy.kept_at is not None and not _is_same(copy, given)
    if copy is not None and is_back:
        begun |= {name: words for name, words in copy.fields.items() if name in given}
        begun |= {"source": copy.source, "note": copy.note, "base": copy.base}
    return begun, Draft(
        text.public_id,
        name_of("hand") or ids.new(),
        copy.mark if copy else "",
        copy.kept_at if copy and is_back else None,
        queries.writing_now(session, actor, text),
        text.number,
        int(begun["base"]),
    )


def save(form: Form, text: Text | None, act: Act) -> TextVersion | Answer | None:
    """Send the form: the version that `act` made, or the page where a person settles what clashed.

    None when nothing was sent, or there are faults on the form. Whatever was typed and not saved is kept.
    """
    if not form.is_submitted():
        return None
    if isinstance(form, BringingForm) and is_bringing(form):
        bring_in(form)
        if text is not None:
            _keep(form, text.public_id)
        return None
    if text is not None and "settles" in request.form:
        unanswered = settle(form, text)
        if unanswered is not None:
            return unanswered
    if form.is_sent():
        try:
            with attempt(form) as (session, actor):
                version = act(session, actor)
                actions.drop_copy(session, actor, version.text_id, mark=name_of("copy"), hand=name_of("hand"))
        except TextConflict as conflict:
            _keep(form, conflict.text_id)
            return collision(form, conflict)
        if not form.errors:
            return version
    if text is not None:
        _keep(form, text.public_id)
    return None


def saved(version: TextVersion, base: int) -> str:
    """What was done, in a sentence; `base` is the version from which the writer began."""
    if version.number == base:
        return "Nothing was changed, so there is no new version."
    start = version.note.find(f"Begun from version {base} and merged")
    return f"Saved as version {version.number}. {version.note[start:] if start >= 0 else ''}".strip()


def _keep(form: Form, text_id: str) -> None:
    """Keep what was typed and could not be saved. What cannot even be kept stands on the page all the same."""
    facts = form.facts()
    fields = {name: str(facts[name] or "") for name in facts if name not in APART}
    base = facts["base"] if isinstance(facts.get("base"), int) else 0
    if not name_of("hand"):
        return
    with suppress(TaskforceError), writing() as (session, actor):
        text = queries.text(session, actor, text_id)
        actions.keep_copy(
            session,
            actor,
            text,
            hand=name_of("hand"),
            mark=name_of("copy"),
            base=base,
            fields=fields,
            source=str(facts.get("source") or ""),
            note=str(facts.get("note") or ""),
        )


def _is_same(copy: WorkingCopy, given: Mapping[str, Any]) -> bool:
    words = {name: words for name, words in copy.fields.items() if name in given} | {"source": copy.source}
    return not copy.note and all(str(given.get(name, "")).strip() == words[name].strip() for name in words)
