"""The board: every recommendation by theme, where it stands, what waits on it, and its latest vote."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.charter.models import Theme
from taskforce.core.actor import Actor
from taskforce.recommendations.models import KIND, Recommendation
from taskforce.recommendations.queries.one import OpenComments, everything, open_comments_by_text, themes
from taskforce.recommendations.rules.counts import capital, counted, listed, spelled
from taskforce.recommendations.states import PUT_ASIDE, State
from taskforce.voting.models import Round
from taskforce.voting.states import RoundState

WORDS = {state: str(state).replace("_", " ") for state in State} | {
    State.IDEA: "only noted",
    State.DRAFTING: "in drafting",
    State.COMMENTS_CLOSED: "closed for comments",
    State.FAILED: "not adopted",
}


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
    """One line of the board."""

    public_id: str
    number: str
    is_provisional: bool
    title: str
    brief: str
    state: State
    moved_at: datetime
    comments: OpenComments
    vote: Latest | None


@dataclass(frozen=True)
class Section:
    """A theme with its rows."""

    title: str
    question: str
    hue: int
    rows: list[Row]


@dataclass(frozen=True)
class Board:
    """All of it. `counts`: how many stand in each state, whatever is shown; `aside`: deferred and withdrawn."""

    sections: list[Section]
    aside: list[Row]
    counts: Counter[State]

    @property
    def count(self) -> int:
        """How many recommendations there are."""
        return self.counts.total()

    @property
    def counts_in_order(self) -> list[tuple[State, int]]:
        """The states in which any stand, from the first to the last of a life, with how many."""
        return [(state, self.counts[state]) for state in State if self.counts[state]]

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


def board(session: Session, actor: Actor, only: State | None = None) -> Board:
    """The board of the actor's task force, in a number of statements that does not grow; `only` one state."""
    found = everything(session, actor)
    comments, votes = open_comments_by_text(session, actor), _latest(session, actor)
    rows = [
        (one.theme_id, _row(one, comments.get(one.text_id, OpenComments()), votes.get(one.public_id)))
        for one in found
        if only in (None, one.state)
    ]
    sections = [_section(theme, rows, only) for theme in themes(session, actor)]
    aside = [] if only else [row for _, row in rows if row.state in PUT_ASIDE]
    counts = Counter(State(one.state) for one in found)
    return Board([section for section in sections if section.rows], aside, counts)


def _section(theme: Theme, rows: list[tuple[int, Row]], only: State | None) -> Section:
    shown = [row for theme_id, row in rows if theme_id == theme.id and (only or row.state not in PUT_ASIDE)]
    return Section(theme.title, theme.question, theme.position, shown)


def _row(found: Recommendation, comments: OpenComments, vote: Latest | None) -> Row:
    fields = found.fields
    return Row(
        public_id=found.public_id,
        number=found.hanging_number,
        is_provisional=found.number is None,
        title=fields.title,
        brief=fields.brief,
        state=State(found.state),
        moved_at=found.moved_at,
        comments=comments,
        vote=vote,
    )


def _latest(session: Session, actor: Actor) -> dict[str, Latest]:
    """The last opened vote on each recommendation. Only small columns: what was frozen can be long."""
    columns = (
        Round.matter_id, Round.public_id, Round.state, Round.closes_at, Round.closed_at, Round.counts,
    )  # fmt: skip
    found = (
        select(*columns)
        .where(Round.task_force_id == actor.task_force_id, Round.matter_kind == KIND)
        .order_by(Round.opened_at, Round.id)
    )
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
