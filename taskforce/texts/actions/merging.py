"""When somebody saved in between: both texts made one, or what a person has to settle."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from taskforce.core import names
from taskforce.core.errors import Conflict
from taskforce.texts.models import Text, TextVersion
from taskforce.texts.rules import blocks
from taskforce.texts.rules.align import Keyed, align
from taskforce.texts.rules.merge import Clash, Merged, merge, merge_fields


@dataclass(frozen=True)
class Together:
    """What was written on top of version `begun`, and what stands now, made one as far as it goes.

    `settled` are the printed fields that do not clash. `theirs`: who wrote since, as a sentence goes on.
    """

    begun: int
    theirs: str
    settled: dict[str, str]
    clashes: dict[str, Clash]
    merged: Merged

    @property
    def is_clean(self) -> bool:
        """Whether nobody has to settle anything."""
        return not self.clashes and not self.merged.clashes

    @property
    def note(self) -> str:
        """The sentence for the record of a version that was made so."""
        return f"Begun from version {self.begun} and merged with {self.theirs}."


class TextConflict(Conflict):
    """Somebody else made version `base` first, and both changed the same words.

    `fields` and `source` are what this writer wanted, `together` is how far both can be made one.
    """

    def __init__(
        self, text: Text, current: TextVersion, fields: Mapping[str, str], source: str, together: Together
    ) -> None:
        super().__init__(theirs=_labelled(current.fields, current.source), mine=_labelled(fields, source))
        self.text_id: str = text.public_id
        self.base = current.number
        self.by_name = current.by_name
        self.fields = dict(fields)
        self.source = source
        self.together = together


def put_together(
    session: Session, text: Text, current: TextVersion, fields: Mapping[str, str], source: str, base: int
) -> Together:
    """What was written from version `base`, with what came since; its blocks must be loaded.

    From a version that there never was nothing can be told apart: then both texts clash as a whole.
    """
    since = list(
        session.scalars(
            select(TextVersion)
            .where(TextVersion.text_id == text.id, TextVersion.number >= base)
            .where(TextVersion.number <= current.number)
            .options(selectinload(TextVersion.blocks))
            .order_by(TextVersion.number)
        )
    )
    begun = since[0] if since and since[0].number == base else None
    was = keyed(begun)
    sources = blocks.split(source)
    mine = [
        Keyed(key, words) for key, words in zip(align(was, sources, text.blocks_made), sources, strict=True)
    ]
    settled, clashes = merge_fields(begun.fields if begun else {}, fields, current.fields)
    theirs = _said([one for one in since if one is not begun] or [current])
    return Together(base, theirs, settled, clashes, merge(was, mine, keyed(current)))


def keyed(version: TextVersion | None) -> list[Keyed]:
    """The blocks of a version with their keys; none where there is no version."""
    return [Keyed(block.key, block.source) for block in version.blocks] if version else []


def _said(versions: Sequence[TextVersion]) -> str:
    """`version 5 by Ana Lee`, or `versions 5 to 7 by Ana Lee and Bo Lee`."""
    first, last = versions[0].number, versions[-1].number
    numbers = f"version {last}" if first == last else f"versions {first} to {last}"
    people = list(dict.fromkeys(version.by_name for version in versions))
    return f"{numbers} by {' and '.join(', '.join(people).rsplit(', ', 1)) if len(people) > 1 else people[0]}"


def _labelled(fields: Mapping[str, str], source: str) -> dict[str, str]:
    labels = {name: names.label_of(name) for name in fields}
    return {**{labels[name]: words for name, words in fields.items()}, "Text": source}
