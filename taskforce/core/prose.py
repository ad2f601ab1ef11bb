"""What people write: cleaned when it comes in, made into safe HTML when it goes out.

Order matters and was measured: control characters first, then Markdown without raw HTML, then an allow-list.
Never hash or compare the HTML; hash the source.
"""

import re
import unicodedata
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

SHORT, KEPT = (
    2_000,
    2_000,
)  # letters of a text, and such texts, of which the HTML is kept: at most some megabytes
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TAGS = {
    "p",
    "br",
    "em",
    "strong",
    "blockquote",
    "ul",
    "ol",
    "li",
    "h3",
    "h4",
    "h5",
    "a",
    "code",
    "hr",
    "sup",
}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}


def clean(words: str) -> str:
    """The words in NFC with Unix line ends and without control characters (tab and line feed stay)."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROL.sub("", words))


def turns_words(words: str) -> bool:
    """Whether something unseen in it turns the direction of what stands around it, so that a name reads otherwise."""
    return _TURNING.search(words) is not None


def is_storable(words: str) -> bool:
    """False where a NUL or half a surrogate pair stands: no database can keep those."""
    return _UNSTORABLE.search(words) is None


def parser() -> MarkdownIt:
    """What reads Markdown here: no raw HTML, no images, and nothing in the source that nobody sees.

    So there are no link definitions away from their link, and indentation makes no code.
    """
    options = {"html": False, "maxNesting": 20}
    reader = MarkdownIt("commonmark", options).enable("table").disable(["image", "reference", "code"])
    reader.core.ruler.push("headings", _set_headings)
    return reader


def _set_headings(state: StateCore) -> None:
    """Headings count from 1 and leave no step out, whatever was written.

    Who renders one text in pieces gives them all the same `env`: under "headings" it holds the levels above.
    """
    above: list[int] = state.env.setdefault("headings", [])
    for token in state.tokens:
        if token.type == "heading_open":
            written = int(token.tag[1])
            while above and above[-1] >= written:
                above.pop()
            above.append(written)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{len(above)}"


_markdown = parser()


def to_html(markdown: str) -> str:
    """Safe HTML of a Markdown text: no raw HTML, no images, links only to http, https and mailto.

    Headings begin at h3, because a page has its own h1 and h2.
    """
    return _short_to_html(markdown) if len(markdown) <= SHORT else _to_html(markdown)


def _to_html(markdown: str) -> str:
    return safe(_markdown.render(clean(markdown)))


_short_to_html = lru_cache(KEPT)(_to_html)  # the same comments are read by everybody, on every visit


def line_to_html(markdown: str) -> str:
    """Safe HTML of one line of Markdown, without a paragraph around it: a note, for example."""
    return safe(_markdown.renderInline(clean(markdown)))


def safe(html: str, marks: str = "") -> str:
    """What the allow-list leaves of rendered Markdown. `marks`: a pattern of the ids that `sup` may carry."""
    html = re.sub(r"<(/?)h([1-6])>", lambda m: f"<{m[1]}h{min(int(m[2]) + 2, 5)}>", html)

    def keep(tag: str, name: str, value: str) -> str | None:
        return value if name != "id" or re.fullmatch(marks, value) else None

    return nh3.clean(
        html,
        tags=_TAGS | _TABLES,
        attributes={"a": {"href", "title"}, "ol": {"start"}, "sup": {"id"}},
        attribute_filter=keep,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
