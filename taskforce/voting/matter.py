"""What is voted on, frozen: whoever puts something to the vote makes a Matter, and voting never looks behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from taskforce.core import canonical


@dataclass(frozen=True)
class Matter:
    """A text as it stands at the opening, with the fingerprint of its canonical JSON.

    `kind` and `public_id` say whose it is ("recommendation", its public id); `label` is its printed name.
    `text` is what `freeze` makes: all that the ballot prints and the record keeps.
    """

    kind: str
    public_id: str
    label: str
    text: dict[str, Any]
    sha256: str

    @property
    def is_sound(self) -> bool:
        """Whether the fingerprint is that of the text."""
        return canonical.digest(self.text) == self.sha256


def freeze(
    kind: str,
    public_id: str,
    label: str,
    *,
    fields: Mapping[str, str],
    blocks: Iterable[Mapping[str, str]],
    cited: Iterable[Mapping[str, Any]] = (),
    lead: Iterable[tuple[str, str]] = (),
    facts: Iterable[tuple[str, str]] = (),
    version: int | None = None,
) -> Matter:
    """A matter with the fingerprint over everything that was given here.

    `fields`: all printed fields by name. `blocks`: the text in order, each with `key` and `source` (Markdown).
    `cited`: the notes of the sources as frozen, each with `key`, `locator`, `note` and `short`. `lead`: the sentence
    that reads down, as pairs of a label and its words ("Who", "Congress"). `facts`: further pairs ("Vehicle", …).
    """
    text = {
        "label": label,
        "version": version,
        "fields": dict(fields),
        "lead": [list(pair) for pair in lead],
        "facts": [list(pair) for pair in facts],
        "blocks": [{"key": block["key"], "source": block["source"]} for block in blocks],
        "cited": [dict(source) for source in cited],
    }
    return Matter(kind, public_id, label, text, canonical.digest(text))
