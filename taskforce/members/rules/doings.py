"""What somebody did for a principal, in plain words: an event as a sentence about whoever acted."""

from collections.abc import Mapping, Sequence
from typing import Any

SENTENCES = {
    "action.completed": "said that an action is done",
    "attendance.recorded": "recorded who came to a meeting",
    "comment.made": "commented on a text",
    "comment.replied": "replied to a comment",
    "edition.downloaded": "downloaded an edition of the report",
    "position.cast": "voted",
    "part.written": "wrote a part of the report",
    "practice.added": "added a practice",
    "recommendation.noted": "noted an idea",
    "recommendation.proposed": "proposed a recommendation",
    "recommendation.put_forward": "put a recommendation forward",
    "recommendation.split": "split a recommendation",
    "recommendation.lineage_stated": "said where a recommendation comes from",
    "recommendation.lineage_taken_back": "took back where a recommendation comes from",
    "recommendation.withdrawn": "withdrew a recommendation",
    "recommendation.written": "wrote a version of a recommendation",
    "straw_poll.answered": "answered a straw poll",
    "source.added": "added a source",
    "sources.imported": "imported sources",
    "source.changed": "changed a source",
    "text.begun": "began a text",
    "text.written": "wrote a version of a text",
}
SILENT = frozenset(
    {
        "text.begun",
        "text.written",
        "text.labelled",
        "note.made",
        "note.replied",
        "note.disposed",
        "mention.made",
        "recommendation.split_off",
    }
)  # another event says the same in better words, or it is not for everybody


def sentence(kind: str, facts: Mapping[str, Any]) -> str:
    """What was done, as it follows a name: `commented on a text`. A kind of which we know nothing names itself."""
    known = SENTENCES.get(kind)
    if known:
        return known
    noun, _, verb = kind.partition(".")
    return f"{verb.replace('_', ' ')}: {noun.replace('_', ' ')}"


def listed(words: Sequence[str]) -> str:
    """`read, draft and comment`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
