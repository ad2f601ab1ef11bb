"""A Word file becomes words in the field, to be looked at and changed; a version they become when they are saved."""

from flask import request

from taskforce.core.errors import Refused
from taskforce.files.rules import packages, word
from taskforce.files.rules.names import Unsound, parted
from taskforce.texts.forms.bringing import INSTEAD, Arrived, BringingForm
from taskforce.web.uploads import Brought

BRING = "bring"  # in the address, so that whatever stands in the form alone saves


def is_bringing(form: BringingForm) -> bool:
    """Whether the form was sent to bring a file in, and not to be saved."""
    return bool(form.is_submitted()) and BRING in request.args


def bring_in(form: BringingForm) -> None:
    """Put the words of the file into the field `source` and say so in `form.brought`; where it is refused, say why."""
    if not form.file.validate(form):
        return
    try:
        file = form.file.data
        if file is None:
            raise Unsound("Please choose a Word file.")
        found = _read(file)
    except Unsound as fault:
        form.refuse(Refused("file", str(fault)))
        return
    before = "" if form.place.data == INSTEAD else (form.source.data or "").rstrip()
    form.source.data = f"{before}\n\n{found.markdown}".lstrip("\n")
    form.brought = Arrived(file.name, found.notes, found.said)


def _read(file: Brought) -> word.Written:
    if parted(file.name)[1] != "docx":
        raise Unsound("This takes Word files that end in .docx. Word saves older ones so, with “Save as”.")
    return word.read(packages.docx(file.data))
