"""The field for a file. What may be in a file is judged where it is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import FileStorage
from wtforms import FileField
from wtforms.validators import StopValidation

LARGEST_FILE = 20 * 1024 * 1024
LARGEST_DOCUMENT = 50 * 1024 * 1024  # a Word file with its pictures, of which the words are taken


@dataclass(frozen=True)
class Brought:
    """A file as it came: the name that it has with whoever sent it, and its bytes."""

    name: str
    data: bytes


class Upload(FileField):
    """A file; its value is a `Brought`, or None where nothing was chosen. What is in it the action judges.

    A view with such a form is decorated with `access.takes_files` or `access.takes_documents`, so that a request may be
    as large as a file.
    """

    def __init__(
        self,
        label: str,
        endings: Sequence[str],
        *,
        required: bool = True,
        largest: int = LARGEST_FILE,
        help: str = "",
        **rest: Any,
    ):
        self._largest = largest
        keywords = {"accept": ",".join(f".{ending}" for ending in endings), **rest.pop("render_kw", {})}
        super().__init__(label, [Chosen(required, largest)], description=help, render_kw=keywords, **rest)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """At most one byte more is read than may be: so much is enough to know."""
        files = [file for file in valuelist if isinstance(file, FileStorage) and file.filename]
        self.data = Brought(files[0].filename or "", files[0].read(self._largest + 1)) if files else None


class Chosen:
    """A file must be chosen, and none that is too large."""

    def __init__(self, required: bool, largest: int) -> None:
        self.required, self.largest = required, largest
        self.field_flags = {"required": True} if required else {}

    def __call__(self, form: Any, field: Upload) -> None:
        if field.data is None and self.required:
            raise StopValidation("Please choose a file.")
        if field.data and len(field.data.data) > self.largest:
            raise StopValidation(f"A file may have up to {self.largest // 1024**2} MB; this is larger.")
