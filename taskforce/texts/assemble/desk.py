"""A text with its record beside it, as the page shows it to one reader."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from flask import url_for
from markupsafe import Markup

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.texts import homes, policy
from taskforce.texts.assemble.rendering import Rendered, render
from taskforce.texts.models import FIELD, WHOLE, Comment
from taskforce.texts.queries import GONE, Placed, Record
from taskforce.texts.rules.compare import Part, compare_words
from taskforce.texts.rules.marking import Mark, apart, mark
from taskforce.texts.rules.plain import Span

ANY = "any-comment"  # stands in an address for the comment: sixty of them need not be built one by one


@dataclass(frozen=True)
class Line:
    """A printed field: its name, what it is called, its words, and the comments on it."""

    name: str
    label: str
    words: Markup
    comments: list[Placed] = field(default_factory=list)


@dataclass(frozen=True)
class Desk:
    """The record of a text, rendered, and what the reader may do with it.

    `lead` are the fields that stand as a sentence above the text, `facts` the others.
    """

    record: Record
    rendered: Rendered
    lead: list[Line]
    facts: list[Line]
    home: str
    may_comment: bool
    may_reply: bool
    may_dispose: bool
    may_see_readers: bool
    may_accept: bool
    _reply_url: str
    _dispose_url: str
    may_respond: Callable[[Comment], bool]

    def reply_url(self, comment: Comment) -> str:
        """Where a reply to the comment is sent."""
        return self._reply_url.replace(ANY, comment.public_id)

    def dispose_url(self, comment: Comment) -> str:
        """Where the comment is answered."""
        return self._dispose_url.replace(ANY, comment.public_id)

    def changes(self, one: Placed) -> list[Part]:
        """What became of the words that a comment was written on."""
        return compare_words(one.words, one.now)

    def fold(self, on: str) -> int:
        """How many comments on that place are not shown here."""
        shown = self.record.gone if on == GONE else self.record.comments.get(on, [])
        return self.record.counts[on] - len(shown)

    def place(self, on: str) -> tuple[Markup, str]:
        """The words of a place and what it is called. Raises NotFound where there is none such."""
        if on in (WHOLE, GONE):
            return Markup(), "the whole text" if on == WHOLE else "words that are gone"
        for line in (*self.lead, *self.facts):
            if FIELD + line.name == on:
                return line.words, line.label.lower()
        for number, block in enumerate(self.rendered.blocks, 1):
            if block.key == on:
                return block.html, f"paragraph {number}"
        raise NotFound

    @property
    def whole(self) -> list[Placed]:
        """The comments on the text as a whole."""
        return self.record.comments.get(WHOLE, [])

    @property
    def field_notes(self) -> list[tuple[Line, Placed]]:
        """The comments on printed fields with their field."""
        return [(line, one) for line in [*self.lead, *self.facts] for one in line.comments]


def desk(actor: Actor, record: Record) -> Desk:
    """The record as `actor` sees it, inside a request. Call it after the read has ended: it needs no database."""
    version, text = record.version, record.text
    lead = homes.lead(text)
    rendered = Rendered({}, [], [])
    if version is not None:
        blocks = [(block.key, block.source) for block in version.blocks]
        facts = [name for name in version.fields if name not in lead]
        rendered = _marked(render(version.fields, blocks, version.cited, last=facts), record)
    lines = [
        Line(name, homes.label(text, name), words, record.comments.get(FIELD + name, []))
        for name, words in rendered.fields.items()
    ]
    return Desk(
        record,
        rendered,
        sorted((line for line in lines if line.name in lead), key=lambda line: lead.index(line.name)),
        [line for line in lines if line.name not in lead],
        homes.url(text),
        policy.can_comment(actor, text) and record.is_current,
        policy.can_reply(actor, text),
        policy.can_dispose_comments(actor, text),
        policy.can_see_readers(actor, text),
        policy.can_accept_suggestions(actor, text) and record.is_current,
        url_for("texts.reply", public_id=text.public_id, comment_id=ANY),
        url_for("texts.dispose_comment", public_id=text.public_id, comment_id=ANY),
        partial(policy.can_respond_to_disposition, actor),
    )


def _marked(rendered: Rendered, record: Record) -> Rendered:
    """The same with the words set apart that comments are on."""
    marks = {
        on: apart([_mark(one, one.span) for one in many if one.span]) for on, many in record.comments.items()
    }
    fields = {
        name: Markup(mark(words, marks.get(FIELD + name, []))) for name, words in rendered.fields.items()
    }
    blocks = [replace(one, html=Markup(mark(one.html, marks.get(one.key, [])))) for one in rendered.blocks]
    return Rendered(fields, blocks, rendered.notes)


def _mark(one: Placed, span: Span) -> Mark:
    name = f"on-{one.comment.public_id}"
    if not one.is_suggestion:
        return Mark(span, name)
    return Mark(span, name, one.comment.proposed, one.comment.by_name, one.comment.strikes)
