"""What texts bring to the pages of slices below."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.sources.models import Source
from taskforce.texts import homes, queries
from taskforce.web import panels

Link = tuple[str, str]


@panels.fill("sources.citing", "texts/_citing.html")
def citing(session: Session, actor: Actor, sources: Sequence[Source]) -> dict[str, list[Link]]:
    """For the register: by the key of a source the label and address of each text that cites it."""
    found = queries.citing(session, actor)
    return {key: [(text.label, homes.url(text)) for text in texts] for key, texts in found.items()}
