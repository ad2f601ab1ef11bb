"""What WeasyPrint 70 works out again and again, kept: the same bytes in three quarters of the time.

Measured in a report of a hundred pages: each new note laid out all notes of its page again (a quarter of the layout);
each use of a variable of a style sheet was parsed again; the margins of each box were worked out one by one, though
most boxes have those of another; the key of a typeface was written out for each line; each tag listed all pages. All
that is kept here is a value of its arguments alone, and tests/press/test_reuse.py compares the bytes with those of the
untouched engine. Only the child process calls this.
"""

from collections.abc import Callable
from functools import wraps
from operator import itemgetter
from typing import Any

from taskforce.press.engine import (
    INHERITED,
    INITIAL_NOT_COMPUTED,
    INITIAL_VALUES,
    PHYSICAL_FUNCTIONS,
    ComputedStyle,
    LayoutContext,
    Pending,
    block_level_layout,
    build,
    layout,
    line_break,
    pydyf,
)

_DEPENDS = frozenset(("page", "float", "display", "position"))  # on what other properties say
_LAYOUTS = ("absolute", "block", "column", "float", "inline", "page", "table")
_SIDES = ("left", "right", "top", "bottom")
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
_USED = (
    *(f"{room}_{side}" for room in ("margin", "padding") for side in _SIDES),
    *(f"{most}{length}" for most in ("", "min_", "max_") for length in ("width", "height")),
)
_LENGTHS = (*_USED, *_BORDERS, "box_sizing", "border_collapse")
_FEATURES = ("ligatures", "position", "caps", "numeric", "alternates", "east_asian")
_TYPEFACE = (
    *(f"font_{fact}" for fact in ("family", "style", "stretch", "weight", "size", "feature_settings")),
    *(f"font_variant_{feature}" for feature in _FEATURES),
    *("font_variation_settings", "font_language_override", "lang", "line_height"),
)


def begin(put: Callable[[Any, str, Any], None] = setattr) -> None:
    """Keep what is worth keeping, in this process and until it ends."""
    for owner, name, kept in (
        (ComputedStyle, "__missing__", _quick_style),
        (Pending, "solve", _solved_once),
        (LayoutContext, "_update_footnote_area", _each_note_once),
        (line_break, "font_features", _once),
        (pydyf, "_to_bytes", _by_kind),
    ):
        put(owner, name, kept(getattr(owner, name)))
    lengths = _once_for_lengths(layout.block.resolve_percentages)
    struts = _once_for_typeface(line_break.strut)
    for place in _LAYOUTS:
        put(getattr(layout, place), "resolve_percentages", lengths)
    for room in (line_break, layout.inline):
        put(room, "strut", struts)
    put(pydyf.PDF, "page_references", property(_page_references))


def _quick_style(missing: Callable[..., Any]) -> Callable[..., Any]:
    """Most properties of most boxes are nobody's wish: handed down as they are, or what they are at first."""
    plain = {key for key in INITIAL_VALUES if key not in _DEPENDS and not key.startswith("text_decoration_")}
    handed_down = (plain & INHERITED) - PHYSICAL_FUNCTIONS.keys()
    at_first = plain - INHERITED - INITIAL_NOT_COMPUTED
    also = {key: frozenset(_other_names(key)) for key in at_first}

    @wraps(missing)
    def value(self: Any, key: str) -> Any:
        wished = self.cascaded
        if key not in wished and self.parent_style is not None:
            if key in handed_down:
                found = self[key] = self.parent_style[key]
                return found
            if key in at_first and also[key].isdisjoint(wished):
                found = self[key] = INITIAL_VALUES[key]
                return found
        return missing(self, key)

    return value


def _other_names(key: str) -> list[str]:
    """What a side of a box is called by the direction of the text in it."""
    called = PHYSICAL_FUNCTIONS.get(key)
    return [called(block="ttb", inline=way) for way in ("ltr", "rtl")] if called else []


def _solved_once(solve: Callable[..., Any]) -> Callable[..., Any]:
    """A wish that names a variable is parsed once for each value of the variable."""
    solved: dict[Any, tuple[Any, Any]] = {}

    @wraps(solve)
    def value(self: Any, tokens: list[Any], wanted_key: str, base_url: Any) -> Any:
        key = (id(self), wanted_key, base_url, *map(id, tokens))
        if key not in solved:
            alive = (self, *tokens)  # an id is good as long as what it names
            solved[key] = alive, solve(self, tokens, wanted_key, base_url)
        return solved[key][1]

    return value


def _each_note_once(update: Callable[..., Any]) -> Callable[..., Any]:
    """The room of the notes is the sum of theirs, where nothing stands between them."""

    @wraps(update)
    def value(self: Any) -> Any:
        area, notes = self.current_footnote_area, self.current_page_footnotes
        if self.in_column or not notes or not (_grows(area) and all(map(_stands_alone, notes))):
            return update(self)
        if area.height != "auto":
            self.page_bottom += area.margin_height()
        area.children = notes
        area.height = sum(_height(self, area, note) for note in notes)
        self.page_bottom -= area.margin_height()
        return False

    return value


def _grows(area: Any) -> bool:
    style = area.style
    return style["height"] == "auto" and style["max_height"].value == float("inf") and not area.min_height


def _stands_alone(note: Any) -> bool:
    return all(getattr(note.style[side], "value", 1) == 0 for side in ("margin_top", "margin_bottom"))


def _height(context: Any, area: Any, note: Any) -> float:
    """Of this note alone, in an area of this width."""
    known: dict[float, float] = note.__dict__.setdefault("known_heights", {})
    if area.width not in known:
        alone = area.copy_with_children([note])
        laid = build.create_anonymous_boxes(alone.deepcopy())
        known[area.width] = block_level_layout(context, laid, -float("inf"), None, area.page)[0].height
    return known[area.width]


def _once_for_lengths(resolve: Callable[..., Any]) -> Callable[..., Any]:
    """Lengths that name no percentage are the same in every box that wishes for them, wherever it stands."""
    known: dict[Any, dict[str, Any] | None] = {}
    wishes: Callable[[Any], tuple[Any, ...]] = itemgetter(*_LENGTHS)

    @wraps(resolve)
    def value(box: Any, containing_block: Any) -> None:
        wished = wishes(box.style)
        if wished not in known:
            is_fixed = wished[-1] != "collapse" and all(map(_is_fixed, wished[: len(_USED)]))
            resolve(box, containing_block)
            used = {name: getattr(box, name) for name in (*_USED, *_BORDERS)}
            known[wished] = used if is_fixed else None
        elif (found := known[wished]) is not None:
            box.__dict__.update(found)
        else:
            resolve(box, containing_block)

    return value


def _is_fixed(length: Any) -> bool:
    return length == "auto" or getattr(length, "unit", None) == "px"


def _once_for_typeface(strut: Callable[..., Any]) -> Callable[..., Any]:
    """A line is as high as its typeface says; its wishes are known by where they lie, not by how they are written."""
    known: dict[Any, tuple[Any, Any]] = {}
    wishes: Callable[[Any], tuple[Any, ...]] = itemgetter(*_TYPEFACE)

    @wraps(strut)
    def value(style: Any) -> Any:
        wished = (style.font_config, *wishes(style))
        key = tuple(map(id, wished))
        if key not in known:
            known[key] = wished, strut(style)  # an id is good as long as what it names
        return known[key][1]

    return value


def _once(function: Callable[..., Any]) -> Callable[..., Any]:
    kept: dict[Any, Any] = {}

    @wraps(function)
    def value(*args: Any) -> Any:
        if args not in kept:
            kept[args] = function(*args)
        return kept[args]

    return value


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    """Asked for with each tag of the file, and made anew only when there is another page."""
    pages = pdf.pages["Kids"][::3]
    if len(pdf.__dict__.setdefault("known_pages", ())) != len(pages):
        pdf.known_pages = tuple(f"{number} 0 R".encode() for number in pages)
    return pdf.known_pages  # type: ignore[no-any-return]


def _by_kind(to_bytes: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    """Bytes and whole numbers, which is nearly all, are known at a look."""

    @wraps(to_bytes)
    def value(item: Any) -> bytes:
        kind = type(item)
        if kind is bytes:
            return item  # type: ignore[no-any-return]
        return str(item).encode("ascii") if kind is int or kind is str else to_bytes(item)

    return value
