"""Texts as the tests set them up: a text with one source, written by Nia; comments by Mateo."""

from collections.abc import Mapping
from dataclasses import dataclass

from taskforce.sources import actions as sources
from taskforce.sources import queries as register
from taskforce.texts import actions, queries
from taskforce.texts.models import Comment, Disposition, Text, TextVersion
from taskforce.texts.queries import Record
from tests.people import Cast

FIELDS = {"title": "Own a dredge together", "action": "should buy and run one dredge together"}
SOURCE = "Four towns own one dredge [@survey, p. 12].\n\nThe agreement should name who goes first."
EDITED = (
    "Four towns own one dredge [@survey, p. 12].\n\nThe agreement should say who goes first after a storm."
)


@dataclass
class Scene:
    """One text and what people do with it. Each act is a transaction of its own, as on the pages."""

    cast: Cast
    public_id: str = ""

    def begin(self, by: str = "nia", owner_id: str = "dredge") -> "Scene":
        """A text without a version; its source is in the register."""
        with self.cast.database.write() as session:
            actor = self.cast.actor(by)
            if not register.by_key(session, actor):
                facts = {"kind": "report", "author": "Harbor Institute", "issued": "January 2022"}
                sources.add_source(session, actor, key="survey", title="Forty Harbors", **facts)
            text = actions.begin_text(
                session, actor, owner_kind="motion", owner_id=owner_id, label="One dredge"
            )
        self.public_id = text.public_id
        return self

    def write(
        self,
        source: str = SOURCE,
        *,
        by: str = "nia",
        base: int | None = None,
        fields: Mapping[str, str] = FIELDS,
        note: str = "",
    ) -> TextVersion:
        """A version on top of the current one, unless `base` says otherwise."""
        with self.cast.database.write() as session:
            text = queries.text(session, self.cast.actor("farida"), self.public_id)
            base = text.number if base is None else base
            actor = self.cast.actor(by)
            return actions.write_version(
                session, actor, text, fields=fields, source=source, base=base, note=note
            )

    def do(self, verb: str, by: str = "farida") -> Text:
        """`open_comments`, `close_comments`, `freeze` or `take_up_again`."""
        with self.cast.database.write() as session:
            text = queries.text(session, self.cast.actor("farida"), self.public_id)
            getattr(actions, verb)(session, self.cast.actor(by), text)
        return text

    def comment(
        self,
        on: str = "b1",
        *,
        by: str = "mateo",
        kind: str = "substantive",
        body: str = "Say who.",
        words: str = "",
        start: int | None = None,
        audience: str = "all",
        proposed: str = "",
        strikes: bool = False,
        version: int = 1,
    ) -> Comment:
        """A comment, on version 1 unless said otherwise."""
        with self.cast.database.write() as session:
            text = queries.text(session, self.cast.actor("farida"), self.public_id)
            actor = self.cast.actor(by)
            said = {"kind": kind, "body": body, "words": words, "audience": audience, "proposed": proposed}
            return actions.comment(
                session, actor, text, version=version, on=on, start=start, strikes=strikes, **said
            )

    def reply(self, comment: Comment, body: str = "The harbor master?", by: str = "nia") -> None:
        """A reply under a comment."""
        with self.cast.database.write() as session:
            found = queries.comment(session, self.cast.actor(by), comment.public_id)
            actions.reply(session, self.cast.actor(by), found, body=body)

    def dispose(
        self,
        comment: Comment,
        disposition: str = "accepted",
        reason: str = "",
        by: str = "farida",
        duplicate_of: Comment | None = None,
    ) -> Disposition:
        """The answer to a comment."""
        with self.cast.database.write() as session:
            reader = self.cast.actor("farida")
            found = queries.comment(session, reader, comment.public_id)
            other = queries.comment(session, reader, duplicate_of.public_id) if duplicate_of else None
            return actions.dispose_comment(
                session,
                self.cast.actor(by),
                found,
                disposition=disposition,
                reason=reason,
                duplicate_of=other,
            )

    def record(self, by: str = "olive", number: int | None = None) -> Record:
        """The whole record as this person reads it."""
        with self.cast.database.read() as session:
            actor = self.cast.actor(by)
            text = queries.text(session, actor, self.public_id)
            return queries.record(session, actor, text, number)


def open_for_comment(cast: Cast, owner_id: str = "dredge", source: str = SOURCE) -> Scene:
    """A text of one version that takes comments."""
    scene = Scene(cast).begin(owner_id=owner_id)
    scene.write(source)
    scene.do("open_comments")
    return scene
