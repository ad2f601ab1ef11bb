"""Two editions compared by what they say: part by part, recommendation by recommendation, word by word.

Both are plain values, as `report.frozen` keeps them. What a part says besides its text (people, meetings, sources) is
compared with it, so that nothing printed can change unseen.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from taskforce.report.rules import flat
from taskforce.texts.rules.align import Keyed
from taskforce.texts.rules.compare import Part, Row, compare

AROUND = 120  # letters that stand on each side of a change
_IS = "is"
_UNSAID = frozenset(
    {_IS, "key", "number", "counts", "positions", "hue", "is_sample", "accent", "date", "edition"}
)


def changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Row]:
    """Each part and recommendation that is not word for word the same, in the order of the new edition."""
    rows = compare(blocks(old), blocks(new))
    return [row._replace(parts=_near(row.parts)) for row in rows if row.kind != "same"]


def _near(parts: Sequence[Part]) -> list[Part]:
    """What came and went with the words around it: nobody reads a chapter again for the sake of a comma."""
    near: list[Part] = []
    for at, (kind, words) in enumerate(parts):
        if kind == "same" and len(words) > 3 * AROUND:
            head = words[:AROUND] if at else ""
            tail = words[-AROUND:] if at + 1 < len(parts) else ""
            near.append((kind, f"{head} … {tail}"))
        else:
            near.append((kind, words))
    return near


def recommendations(kept: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Key and `1.1 Create an office` of each recommendation that the edition puts forward."""
    found = [
        one for part in kept["parts"] if part[_IS] == "Section" for one in part.get("recommendations", [])
    ]
    return [(one["key"], f"{one['number']} {one['title']}") for one in found]


def blocks(kept: Mapping[str, Any]) -> list[Keyed]:
    """The front, then each part and each recommendation in it, as a heading and words."""
    front = {name: item for name, item in kept.items() if name not in ("parts", "voters")}
    made = [Keyed("front", _words(front))]
    for part in kept["parts"]:
        own = {name: item for name, item in part.items() if name not in ("recommendations", "not_adopted")}
        made.append(Keyed(f"part-{part['key']}", _words(own)))
        inside = [*part.get("recommendations", []), *part.get("not_adopted", [])]
        made += [Keyed(f"rec-{one['key']}", f"{one['number']} {_words(one)}") for one in inside]
    return made


def _words(value: Any) -> str:
    return "\n\n".join(_leaves(value))


def _leaves(value: Any) -> Iterator[str]:
    """Every word in it, in order, as people read it."""
    if isinstance(value, Mapping):
        is_prose = value.get(_IS) == "Prose"
        for name, item in value.items():
            if is_prose and name == "html":
                yield from filter(None, [flat.words(item)])
            elif name not in _UNSAID:
                yield from _leaves(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _leaves(item)
    elif isinstance(value, str) and value.strip():
        yield flat.words(value) if "<" in value else value
