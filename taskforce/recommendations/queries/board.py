"""The board: recommendations by theme or by state, what waits on each, whose turn it is, and the latest vote."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from taskforce.charter.models import Theme
from taskforce.core.actor import Actor
from taskforce.core.numbers import capital, counted, listed, spelled
from taskforce.members.models import Person
from taskforce.recommendations.models import KIND, Recommendation
from taskforce.recommendations.queries.one import OpenComments, open_comments_by_text, themes
from taskforce.recommendations.rules.fields import Fields
from taskforce.recommendations.rules.turns import turn
from taskforce.recommendations.states import PUT_ASIDE, State
from taskforce.texts.models import Text, TextVersion
from taskforce.texts.queries import last_read
from taskforce.voting.models import Round
from taskforce.voting.states import RoundState

WORDS = {state: str(state).replace("_", " ") for state in State} | {
    State.IDEA: "only noted",
    State.DRAFTING: "in drafting",
    State.COMMENTS_CLOSED: "closed for comments",
    State.FAILED: "not adopted",
}
UNDECIDED = (State.COMMENTS_CLOSED, State.UP_FOR_DECISION)  # what still needs a vote


@dataclass(frozen=True)
class Wanted:
    """What of the board is asked for. `theme` is a key; an empty value narrows nothing."""

    state: State | None = None
    theme: str = ""
    undecided: bool = False
    mine: bool = False

    @property
    def is_narrow(self) -> bool:
        """Whether anything is left out."""
        return any((self.state, self.theme, self.undecided, self.mine))


WHOLE = Wanted()
NO_COMMENTS = OpenComments()


@dataclass(frozen=True)
class Latest:
    """The latest vote on a recommendation, in brief."""

    public_id: str
    is_open: bool
    closes_at: datetime
    closed_at: datetime | None
    yes: int
    no: int
    had_quorum: bool


@dataclass(frozen=True)
class Row:
    """One line of the board. `turn`: who does what next. `read`: the last version of `text` that the reader read."""

    public_id: str
    number: str
    is_provisional: bool
    title: str
    brief: str
    hue: int
    theme: str
    state: State
    moved_at: datetime
    comments: OpenComments
    vote: Latest | None
    turn: str
    text: str
    version: int
    read: int | None

    @property
    def is_new(self) -> bool:
        """Whether a version came since the reader read it last."""
        return self.read is not None and self.read < self.version


@dataclass(frozen=True)
class Section:
    """A theme with its rows. `count`: how many stand under it, whatever is shown."""

    key: str
    title: str
    question: str
    hue: int
    rows: list[Row]
    count: int


@dataclass(frozen=True)
class Board:
    """What was asked for, and how many there are of each whatever is shown. `aside`: deferred and withdrawn."""

    wanted: Wanted
    sections: list[Section]
    aside: list[Row]
    counts: Counter[State]

    @property
    def count(self) -> int:
        """How many recommendations there are."""
        return self.counts.total()

    @property
    def shown(self) -> list[Section]:
        """The themes under which something is shown."""
        return [section for section in self.sections if section.rows]

    @property
    def columns(self) -> list[tuple[State, list[Row]]]:
        """The same rows by state, from the first of a life to the last, where any stand."""
        rows = [*(row for section in self.sections for row in section.rows), *self.aside]
        pairs = [(state, [row for row in rows if row.state == state]) for state in State]
        return [(state, found) for state, found in pairs if found]

    @property
    def counts_in_order(self) -> list[tuple[State, int]]:
        """The states in which any stand, from the first to the last of a life, with how many."""
        return [(state, self.counts[state]) for state in State if self.counts[state]]

    @property
    def undecided(self) -> int:
        """How many still need a vote."""
        return sum(self.counts[state] for state in UNDECIDED)

    @property
    def title(self) -> str:
        """`Twelve recommendations`."""
        return capital(counted(self.count, "recommendation", "recommendations"))

    @property
    def aside_words(self) -> str:
        """`Two put aside`."""
        return capital(f"{spelled(len(self.aside))} put aside")

    @property
    def sentence(self) -> str:
        """`Two are adopted, three are open for comment and one is withdrawn.`"""
        parts = [f"{counted(count, 'is', 'are')} {WORDS[state]}" for state, count in self.counts_in_order]
        return f"{capital(listed(parts))}." if parts else ""


def board(session: Session, actor: Actor, wanted: Wanted = WHOLE) -> Board:
    """The board of the actor's task force in five statements, which read no more than what is shown."""
    there = themes(session, actor)
    found = session.execute(_small(actor).where(*_narrowed(actor, wanted))).all()
    counts = (
        _counts(session, actor)
        if wanted.is_narrow
        else Counter((one.theme_id, State(one.state)) for one in found)
    )
    comments = open_comments_by_text(
        session, actor, [one.text_id for one in found] if wanted.is_narrow else None
    )
    votes = _latest(session, actor, [one.public_id for one in found] if wanted.is_narrow else None)
    places = {theme.id: theme for theme in there}
    rows = [
        (
            one.theme_id,
            _row(one, places[one.theme_id], comments.get(one.text_id, NO_COMMENTS), votes.get(one.public_id)),
        )
        for one in found
    ]
    sections = [_section(theme, rows, counts, wanted) for theme in there]
    aside = [] if wanted.state else [row for _, row in rows if row.state in PUT_ASIDE]
    by_state: Counter[State] = Counter()
    for (_, state), count in counts.items():
        by_state[state] += count
    return Board(wanted, sections, aside, by_state)


def _narrowed(actor: Actor, wanted: Wanted) -> Iterable[ColumnElement[bool]]:
    if wanted.state is not None:
        yield Recommendation.state == wanted.state
    if wanted.theme:
        yield Recommendation.theme.has(Theme.key == wanted.theme)
    if wanted.undecided:
        yield Recommendation.state.in_(UNDECIDED)
    if wanted.mine:
        yield Recommendation.proposed_by_id == actor.stands_for_id


def _counts(session: Session, actor: Actor) -> dict[tuple[int, State], int]:
    """How many stand in each state under each theme."""
    place = Recommendation.theme_id, Recommendation.state
    found = select(*place, func.count()).where(Recommendation.task_force_id == actor.task_force_id)
    return {(theme, State(state)): count for theme, state, count in session.execute(found.group_by(*place))}


def _section(
    theme: Theme, rows: list[tuple[int, Row]], counts: dict[tuple[int, State], int], wanted: Wanted
) -> Section:
    here = [row for theme_id, row in rows if theme_id == theme.id]
    shown = [row for row in here if wanted.state or row.state not in PUT_ASIDE]
    count = sum(number for (theme_id, _), number in counts.items() if theme_id == theme.id)
    return Section(theme.key, theme.title, theme.question, theme.position, shown, count)


def _small(actor: Actor) -> Select[*tuple[Any, ...]]:
    """What a line shows and nothing more, in the order of print: whole rows would cost three times as much."""
    columns = (
        Recommendation.public_id, Recommendation.theme_id, Recommendation.text_id, Recommendation.number,
        Recommendation.position, Recommendation.state, Recommendation.moved_at, TextVersion.fields, Person.printed_name,
        Text.public_id.label("text_name"), Text.number.label("version"), last_read(actor).label("read"),
    )  # fmt: skip
    return (
        select(*columns)
        .join(Recommendation.theme)
        .join(Recommendation.proposed_by)
        .join(Recommendation.text)
        .outerjoin(Text.current)
        .where(Recommendation.task_force_id == actor.task_force_id)
        .order_by(Theme.position, Recommendation.position, Recommendation.id)
    )


def _row(found: Any, theme: Theme, comments: OpenComments, vote: Latest | None) -> Row:
    fields, state = Fields.of(found.fields or {}), State(found.state)
    is_voted_on = vote is not None and vote.is_open
    return Row(
        public_id=found.public_id,
        number=found.number or f"{theme.position}.{found.position}",
        is_provisional=found.number is None,
        title=fields.title,
        brief=fields.brief,
        hue=(theme.position - 1) % 6 + 1,
        theme=theme.title,
        state=state,
        moved_at=found.moved_at,
        comments=comments,
        vote=vote,
        turn=turn(state, found.printed_name, is_voted_on=is_voted_on, open_comments=comments.all),
        text=found.text_name,
        version=found.version,
        read=found.read,
    )


def _latest(session: Session, actor: Actor, matters: Collection[str] | None) -> dict[str, Latest]:
    """The last opened vote on each of these, or on all. Only small columns: what was frozen can be long."""
    columns = (
        Round.matter_id, Round.public_id, Round.state, Round.closes_at, Round.closed_at, Round.counts,
    )  # fmt: skip
    found = (
        select(*columns)
        .where(Round.task_force_id == actor.task_force_id, Round.matter_kind == KIND)
        .order_by(Round.opened_at, Round.id)
    )
    if matters is not None:
        found = found.where(Round.matter_id.in_(matters))
    return {
        matter_id: Latest(
            public_id,
            state == RoundState.OPEN,
            closes_at,
            closed_at,
            counts.get("yes", 0),
            counts.get("no", 0),
            bool(counts.get("quorum_met")),
        )
        for matter_id, public_id, state, closes_at, closed_at, counts in session.execute(found)
    }
