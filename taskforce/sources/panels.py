"""What sources bring to the pages of slices below."""

from collections.abc import Sequence
from typing import Any

from flask import url_for
from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.events import Event
from taskforce.sources import queries
from taskforce.sources.rules import citations
from taskforce.web import homes, panels


@homes.register("source")
def home_of_source(session: Session, actor: Actor, events: Sequence[Event]) -> dict[str, homes.Home]:
    """The register, where the source stands under the title it had then."""
    register = url_for("sources.register")
    named = {event.subject_id: event.facts.get("title") for event in events}
    return {subject: homes.Home(str(title), register) for subject, title in named.items() if title}


@panels.fill("charter.purpose", "sources/_unknown.html")
def unknown_keys(session: Session, actor: Actor, charter: Any) -> list[str] | None:
    """What purpose and mandate cite that is not in the register. The charter is written before the register is."""
    texts = [charter.purpose, *charter.mandate]
    cited = dict.fromkeys(one.key for text in texts for one in citations.find(text))
    known = queries.by_key(session, actor, cited) if cited else {}
    return [key for key in cited if key not in known] or None
