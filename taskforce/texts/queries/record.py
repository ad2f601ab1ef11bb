"""The whole record of a text: its history, and each comment where it stands on one version."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.attributes import set_committed_value

from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.texts.models import Block, Comment, Text, TextVersion
from taskforce.texts.queries.places import plain_of
from taskforce.texts.queries.standing import Stands, standing
from taskforce.texts.queries.texts import history as all_versions
from taskforce.texts.queries.texts import standing_alone, versions
from taskforce.texts.rules.plain import Span
from taskforce.texts.states import How

STILL_NEW = timedelta(hours=1)  # what somebody opened is new to them until then
PER_PLACE, ON_A_PAGE = 3, 40  # how many comments a page shows in full; the others are a link away
GONE = "gone"  # where those are counted whose words are no longer there


@dataclass(frozen=True)
class Placed:
    """A comment as it stands on a version: on which place now, and on which of its words (None: all of them).

    `words`: the words it was written on, where they are not the same now; `now`: what stands there.
    """

    comment: Comment
    placement: How
    words: str
    on: str = ""
    span: Span | None = None
    is_open: bool = False
    now: str = ""

    @property
    def is_suggestion(self) -> bool:
        """Whether it would change the words it is on, which are there still, and nobody has answered."""
        suggests = self.comment.proposed or self.comment.strikes
        return bool(suggests and self.span and self.is_open and not self.words)


@dataclass(frozen=True)
class Record:
    """All there is about a text, seen from one version. `versions` newest first, without blocks.

    `comments`: by block key, `field:<name>` or "" for the whole text. `gone`: those whose words are no longer there.
    Of many comments the newest are there, those without an answer first; `said` knows of all.
    `read`: which versions the reader has read, and when.
    """

    text: Text
    version: TextVersion | None
    versions: list[TextVersion] = field(default_factory=list)
    comments: dict[str, list[Placed]] = field(default_factory=dict)
    gone: list[Placed] = field(default_factory=list)
    said: list[Stands] = field(default_factory=list)
    read: dict[int, datetime] = field(default_factory=dict)

    @property
    def is_current(self) -> bool:
        """Whether this is seen from the current version."""
        return self.version is None or self.version.number == self.text.number

    @property
    def listed(self) -> list[TextVersion]:
        """The versions that stand by themselves, newest first."""
        return standing_alone(self.versions)

    @property
    def before(self) -> int | None:
        """The number of the version before the one that is shown."""
        numbers = [one.number for one in self.listed if self.version and one.number < self.version.number]
        return max(numbers, default=None)

    @property
    def read_before(self) -> int | None:
        """The version that the reader knows, if what is shown is new to them: unread, or read within this hour."""
        if self.version is None:
            return None
        at = self.read.get(self.version.number)
        known = [number for number in self.read if number < self.version.number]
        return max(known, default=None) if at is None or clock.now() - at < STILL_NEW else None

    @property
    def all_comments(self) -> list[Placed]:
        """Every comment that is shown, in the order of writing."""
        placed = [*self.gone, *(one for many in self.comments.values() for one in many)]
        return sorted(placed, key=lambda one: (one.comment.made_at, one.comment.id))

    @cached_property
    def counts(self) -> Counter[str]:
        """How many comments there are by place, and under `gone`, shown or not."""
        return Counter(_place(one) for one in self.said)


def record(
    session: Session, actor: Actor, text: Text, number: int | None = None, *, on: str | None = None
) -> Record:
    """The whole record of a text, seen from a version, by default the current one. Raises NotFound.

    Four statements, however many versions and comments there are: `text` comes from `text` or from its owner.
    `on`: all comments on this one place (or `gone`), and no others.
    """
    found = all_versions(session, actor, text)
    history = [one for one, _ in found]
    if not history:
        return Record(text, None)
    shown = next((one for one in history if one.number == (number or text.number)), None)
    if shown is None:
        raise NotFound
    _load_blocks(session, shown)
    said = standing(session, actor, text, shown)
    chosen = _chosen(said) if on is None else [one for one in said if _place(one) == on]
    comments: dict[str, list[Placed]] = defaultdict(list)
    gone: list[Placed] = []
    for one in _placed(_loaded(session, chosen, history), chosen, shown):
        (gone if one.placement == How.GONE else comments[one.on]).append(one)
    read = {one.number: at for one, at in found if at is not None}
    return Record(text, shown, history, dict(comments), gone, said, read)


def suggestions(session: Session, actor: Actor, text: Text) -> list[Placed]:
    """Every suggestion that waits on the current version, in the order of writing; `text` with its current version."""
    shown = text.current
    if shown is None:
        return []
    said = [one for one in standing(session, actor, text, shown) if one.span and one.is_open]
    loaded = _loaded(session, said, versions(session, text))
    for one in loaded.values():
        set_committed_value(one, "text", text)
    return [one for one in _placed(loaded, said, shown) if one.is_suggestion]


def overlapping(found: Sequence[Placed]) -> list[list[Placed]]:
    """The same by the words that they change: those that change the same words together."""
    groups: list[list[Placed]] = []
    ordered = sorted(found, key=lambda one: (one.on, one.span or (0, 0)))
    end = 0
    for one in ordered:
        start, stop = one.span or (0, 0)
        if groups and groups[-1][0].on == one.on and start < end:
            groups[-1].append(one)
            end = max(end, stop)
        else:
            groups.append([one])
            end = stop
    return groups


def reach_of(group: Sequence[Placed]) -> Span:
    """All words that suggestions on one place would change."""
    spans = [one.span for one in group if one.span]
    return Span(min(one.start for one in spans), max(one.end for one in spans))


def _place(one: Stands) -> str:
    return GONE if one.how == How.GONE else one.on


def _chosen(said: Sequence[Stands]) -> list[Stands]:
    """What a page shows: of each place the newest, those without an answer first; and the first critical one."""
    first = next((one for one in said if one.is_critical), None)
    newest = [one for one in said[::-1] if one.is_open] + [one for one in said[::-1] if not one.is_open]
    taken: Counter[str] = Counter()
    chosen: set[int] = {first.id} if first else set()
    for one in newest:
        if len(chosen) < ON_A_PAGE and taken[_place(one)] < PER_PLACE:
            taken[_place(one)] += 1
            chosen.add(one.id)
    return [one for one in said if one.id in chosen]


def _loaded(session: Session, chosen: Collection[Stands], history: list[TextVersion]) -> dict[int, Comment]:
    """These comments in full; their versions are those of the history."""
    found = (
        select(Comment)
        .where(Comment.id.in_([one.id for one in chosen]))
        .options(
            joinedload(Comment.replies),
            joinedload(Comment.disposition),
            joinedload(Comment.duplicate_of),
        )
    )
    by_id = {one.id: one for one in history}
    said = {one.id: one for one in session.scalars(found).unique()} if chosen else {}
    for one in said.values():
        set_committed_value(one, "version", by_id[one.version_id])
    return said


def _load_blocks(session: Session, shown: TextVersion) -> None:
    """Give this version its blocks; the others of a long history stay light."""
    found = select(Block).where(Block.version_id == shown.id).order_by(Block.position)
    set_committed_value(shown, "blocks", list(session.scalars(found)))


def _placed(said: dict[int, Comment], chosen: Sequence[Stands], shown: TextVersion) -> list[Placed]:
    placed = []
    for one in chosen:
        comment = said[one.id]
        now = "" if one.how == How.GONE else plain_of(shown, one.on, one.span)
        words = "" if one.how == How.SAME or now == comment.exact else comment.exact
        placed.append(Placed(comment, one.how, words, one.on, one.span, one.is_open, now))
    return placed
