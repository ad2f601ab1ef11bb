"""A list of sources: looked at first, then what is sound goes into the register."""

from flask import request

from taskforce.core.errors import Refused, allow
from taskforce.sources import actions, policy, queries
from taskforce.sources.forms import ImportSourcesForm
from taskforce.sources.rules import chicago, importing
from taskforce.sources.rules.importing import Entry
from taskforce.sources.views.blueprint import blueprint
from taskforce.web.access import reach, takes_files
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading

STORE = "store"


@blueprint.route("/import", methods=["GET", "POST"])
@reach("facilitator", "co_chair", "member")
@takes_files
def import_sources() -> Answer:
    """Look at a list; store it once it was looked at. Between the two it travels in the page, and lies nowhere."""
    form = ImportSourcesForm()
    with reading() as (session, actor):
        allow(policy.can_import_sources(actor), "Observers read the register and add nothing.")
        known = queries.by_key(session, actor)
    found = _read(form, list(known)) if form.is_sent() else []
    if found and request.form.get("way") == STORE:
        with attempt(form) as (session, actor):
            made = actions.import_sources(session, actor, found)
        if not form.errors:
            return go(
                "sources.register",
                f"{len(made)} source{'s are' if len(made) != 1 else ' is'} in the register.",
            )
    return page(
        "sources/import.html",
        form=form,
        entries=[(entry, chicago.note(Preview(entry)) if not entry.faults else "") for entry in found],
        number=sum(entry.is_sound for entry in found),
    )


class Preview:
    """An entry as a note is made of it."""

    def __init__(self, entry: Entry) -> None:
        facts = entry.facts
        self.kind, self.author, self.title = facts["kind"], facts["author"], facts["title"]
        self.container, self.issued = facts["container"], facts["issued"]
        self.url, self.accessed = facts["url"], facts["accessed"]


def _read(form: ImportSourcesForm, known: list[str]) -> list[Entry]:
    """The entries of the file, or of the field; what makes them unreadable stands beside it."""
    brought, text = form.file.data, form.entries.data or ""
    field = "file" if brought else "entries"
    try:
        text = brought.data.decode("utf-8-sig") if brought else text
        if not text.strip():
            raise importing.Unreadable("Please choose a file, or put the entries here.")
        if len(text) > 500_000:
            raise importing.Unreadable("This is too long for a list of sources.")
        found = importing.read(text, known)
    except UnicodeDecodeError:
        form.refuse(Refused(field, "This is not text in UTF-8. Please save it so."))
        return []
    except importing.Unreadable as fault:
        form.refuse(Refused(field, str(fault)))
        return []
    form.entries.data = text
    return found
