"""Files that people brought, as a task-force file carries them: in letters, with their facts."""

import base64
import textwrap

from taskforce.core.events import Event
from taskforce.files import queries as files
from taskforce.files.models import StoredFile
from taskforce.members.models import Person
from taskforce.records.writing.page import Facts, Page

WIDTH = 96


def content(page: Page, file: StoredFile) -> str:
    """The bytes of the file in base64, in lines. Raises ValueError where the export was given no folder."""
    if page.folder is None:
        raise ValueError("There are files to write out; say in which data folder they lie.")
    letters = base64.b64encode(files.bytes_of(file, page.folder)).decode()
    return "\n".join(textwrap.wrap(letters, WIDTH))


def portrait(page: Page, person: Person) -> Facts | None:
    """`portrait` of one of the people, as it was last set."""
    shown, last = person.portrait, page.last(person.public_id, "portrait.set")
    if shown is None or last is None:
        return None
    return {
        **page.act(_by(last), last.at),
        "alt": shown.alternative_text,
        "licence": shown.licence,
        "credit": shown.credit,
        "data": content(page, shown),
    }


def _by(event: Event) -> int | None:
    """Whose act it was: what staff did for a principal counts as the principal's here."""
    return event.for_id or event.by_id
