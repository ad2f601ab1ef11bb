"""Where every comment stands on a version: written with the version, so that reading it is cheap."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session, selectinload

from taskforce.texts.models import WHOLE, Comment, Placement, Text, TextVersion
from taskforce.texts.queries.places import reading_of, readings_of
from taskforce.texts.rules.placement import Carrier, Quote, Standing, place
from taskforce.texts.rules.plain import Span
from taskforce.texts.rules.reading import Reading


def place_comments(session: Session, text: Text, parent: TextVersion, version: TextVersion) -> None:
    """Carry every comment on the text from its parent onto the version; both must have their blocks."""
    old, new = reading_of(parent), reading_of(version)
    carrier = Carrier(old, new)
    rows = [
        row(comment.id, version, carrier.carry(quote, stood))
        for comment, quote, stood in _standing(session, text, parent, old)
    ]
    if rows:
        session.execute(insert(Placement), rows)


def place_comment(session: Session, text: Text, comment: Comment) -> None:
    """Write down where a new comment stands: on its version, and on each that came since."""
    session.flush()
    versions = session.scalars(
        select(TextVersion)
        .where(TextVersion.text_id == text.id, TextVersion.number > comment.version.number)
        .order_by(TextVersion.number)
        .options(selectinload(TextVersion.blocks))
    )
    span = None if comment.starts is None or comment.ends is None else Span(comment.starts, comment.ends)
    stands, old = Standing("same", comment.on, span), reading_of(comment.version)
    rows = [row(comment.id, comment.version, stands)]
    for version in versions:
        new = reading_of(version)
        stands, old = Carrier(old, new).carry(quote_of(comment), stands), new
        rows.append(row(comment.id, version, stands))
    session.execute(insert(Placement), rows)


def row(comment_id: int, version: TextVersion, stands: Standing) -> dict[str, Any]:
    """The stored place of one comment."""
    starts, ends = stands.span or (None, None)
    return {
        "comment_id": comment_id,
        "version_id": version.id,
        "how": stands.how,
        "on": stands.on,
        "starts": starts,
        "ends": ends,
        "kept": None if stands.kept is None else list(stands.kept),
    }


def quote_of(comment: Any) -> Quote:
    """What the comment was written on."""
    return Quote(comment.exact, comment.before, comment.after)


def _standing(
    session: Session, text: Text, parent: TextVersion, old: Reading
) -> Iterable[tuple[Any, Quote, Standing]]:
    """Every comment with its words and with where it stood on the parent."""
    columns = (Comment.id, Comment.version_id, Comment.on, Comment.exact, Comment.before, Comment.after)
    stood = (Placement.how, Placement.on.label("place"), Placement.starts, Placement.ends, Placement.kept)
    found = session.execute(
        select(*columns, *stood)
        .outerjoin(Placement, (Placement.comment_id == Comment.id) & (Placement.version_id == parent.id))
        .where(Comment.text_id == text.id)
        .order_by(Comment.id)
    ).all()
    bare = {one.version_id for one in found if one.how is None and one.on != WHOLE}
    then = readings_of(session, bare - {parent.id}) | {parent.id: old}
    for one in found:
        if one.how is not None:
            yield one, quote_of(one), _stood(one)
        elif one.on == WHOLE:
            yield one, quote_of(one), Standing("same", WHOLE)
        else:  # from before places were stored
            exact = then[one.version_id].places[one.on]
            yield one, Quote(exact), Standing(place(exact, old.places.get(one.on)), one.on)


def _stood(one: Any) -> Standing:
    span = None if one.starts is None else Span(one.starts, one.ends)
    return Standing(one.how, one.place, span, None if one.kept is None else tuple(one.kept))
