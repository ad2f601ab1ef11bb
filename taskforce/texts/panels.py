"""What texts bring to the pages of slices below."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.events import Event
from taskforce.sources.models import Source
from taskforce.texts import homes, queries
from taskforce.web import homes as things
from taskforce.web import panels

Link = tuple[str, str]


@panels.fill("sources.citing", "texts/_citing.html")
def citing(session: Session, actor: Actor, sources: Sequence[Source]) -> dict[str, list[Link]]:
    """For the register: by the key of a source the label and address of each text that cites it."""
    found = queries.citing(session, actor)
    return {key: [(text.label, homes.url(text)) for text in texts] for key, texts in found.items()}


@things.register("comment", "text", "recommendation", "part")
def homes_of(session: Session, actor: Actor, events: Sequence[Event]) -> dict[str, things.Home]:
    """The page of the text that was written or commented on, for whoever may read it."""
    names = {event.subject_id: str(event.facts.get("text") or event.subject_id) for event in events}
    found = queries.of_public_names(session, actor, set(names.values()))
    return {
        subject: things.Home(found[name].label, homes.url(found[name]))
        for subject, name in names.items()
        if name in found
    }
