"""Two versions of one text side by side in one text, as plain values."""

from dataclasses import dataclass

from taskforce.core import citing
from taskforce.texts import homes
from taskforce.texts.models import Text, TextVersion
from taskforce.texts.rules.align import Keyed
from taskforce.texts.rules.compare import Part, Row, changed_words, compare, compare_fields


@dataclass(frozen=True)
class FieldChange:
    """A printed field in both versions, by word."""

    name: str
    label: str
    parts: list[Part]

    @property
    def is_changed(self) -> bool:
        """Whether the two versions differ here."""
        return any(kind != "same" for kind, _ in self.parts)


@dataclass(frozen=True)
class Comparison:
    """What came, what went and what moved from `old` to `new`; `came` and `went` count words."""

    old: TextVersion
    new: TextVersion
    fields: list[FieldChange]
    rows: list[Row]
    came: int
    went: int

    @property
    def moved(self) -> int:
        """How many blocks stand elsewhere."""
        return sum(row.kind == "moved" for row in self.rows)

    @property
    def changes(self) -> list[Row]:
        """The blocks that differ."""
        return [row for row in self.rows if row.kind != "same"]

    @property
    def is_empty(self) -> bool:
        """Whether both are the same."""
        return not self.changes and not any(field.is_changed for field in self.fields)


def comparison(text: Text, old: TextVersion, new: TextVersion) -> Comparison:
    """Both versions compared; their blocks must be loaded."""
    rows = compare(_keyed(old), _keyed(new))
    parts = compare_fields(_named(old.fields), _named(new.fields))
    fields = [FieldChange(name, homes.label(text, name), parts[name]) for name in parts]
    of_fields = [Row(field.name, "changed", field.parts, 0, 0) for field in fields]
    came, went = changed_words([*rows, *of_fields])
    return Comparison(old, new, fields, rows, came, went)


def _keyed(version: TextVersion) -> list[Keyed]:
    return [Keyed(block.key, citing.named(block.source)) for block in version.blocks]


def _named(fields: dict[str, str]) -> dict[str, str]:
    return {name: citing.named(words) for name, words in fields.items()}
