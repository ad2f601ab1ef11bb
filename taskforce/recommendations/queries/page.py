"""Everything that stands on the page of one recommendation, as plain values."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from taskforce.charter.models import Theme
from taskforce.core.actor import Actor
from taskforce.core.events import Event
from taskforce.recommendations.models import KIND, Recommendation
from taskforce.recommendations.queries.lineage import Descent, Then, beside, descent, with_lineage
from taskforce.recommendations.queries.one import OpenComments
from taskforce.recommendations.queries.statements import Statements, statements_page
from taskforce.recommendations.queries.steps import Next, next_steps
from taskforce.recommendations.rules import quality
from taskforce.recommendations.rules.fields import Fields
from taskforce.recommendations.rules.quality import Remark
from taskforce.recommendations.rules.record import SENTENCES, reason, sentence
from taskforce.recommendations.states import State
from taskforce.texts import queries as texts
from taskforce.texts.models import Text, TextVersion
from taskforce.texts.queries import Record
from taskforce.voting import queries as voting
from taskforce.voting.queries import Seen

GONE = (State.FAILED, State.WITHDRAWN, State.MERGED)
OUT = (State.DEFERRED, State.WITHDRAWN, State.MERGED)
TONES = {State.ADOPTED: "done", State.FAILED: "block", **dict.fromkeys(OUT, "out")}


@dataclass(frozen=True)
class Act:
    """One line of the record: when, what in plain words, and what was said with it."""

    at: datetime
    words: str
    said: str
    poll: str = ""  # the public id of a straw poll that it opened


@dataclass(frozen=True)
class Whole:
    """A recommendation with its text, votes, record and what the actor may do next. `votes` latest first."""

    recommendation: Recommendation
    record: Record
    votes: list[Seen]
    acts: list[Act]
    comments: OpenComments
    next: Next
    asking: texts.Asking | None = None
    remarks: list[Remark] = field(default_factory=list)
    statements: Statements | None = None
    descent: Descent = field(default_factory=Descent)
    lineage: list[Then] = field(default_factory=list)

    @property
    def vote(self) -> Seen | None:
        """The latest vote, if there was one."""
        return self.votes[0] if self.votes else None

    @property
    def state(self) -> State:
        """Where it stands."""
        return State(self.recommendation.state)

    @property
    def polls(self) -> list[Act]:
        """The acts that opened a straw poll on it, latest first."""
        return [act for act in reversed(self.acts) if act.poll]

    @property
    def is_voted_on(self) -> bool:
        """Whether a vote on it is open."""
        return self.vote is not None and self.vote.round.is_open

    @property
    def tone(self) -> str:
        """What the state means to those who read: settled, stopped, waiting for somebody, put aside, or nothing."""
        if self.state in TONES:
            return TONES[self.state]
        if self.comments.critical or self.descent.before.critical:
            return "block"
        return "wait" if self.comments.all or (self.vote and self.vote.waits_for_me) else ""

    @property
    def sources(self) -> list[str]:
        """The sources that the text cites, each once, as noted in full when the version was written."""
        cited = self.record.version.cited if self.record.version else []
        return list({one["key"]: one["note"] for one in reversed(cited)}.values())[::-1]

    @property
    def critical(self) -> str | None:
        """The public id of the first critical comment that waits for an answer."""
        return next((one.public_id for one in self.record.said if one.is_critical), None)

    @property
    def last_said(self) -> Act | None:
        """The last act with which something was said: why it was deferred, withdrawn, taken back."""
        return next((act for act in reversed(self.acts) if act.said), None)


def whole(session: Session, actor: Actor, public_id: str) -> Whole:
    """The page of one recommendation. Raises NotFound."""
    found, has_relatives = with_lineage(session, actor, public_id)
    record = texts.record(session, actor, found.text)
    votes = voting.rounds_on(session, actor, KIND, [found.public_id])[found.public_id][::-1]
    waiting = sum(one.is_open for one in record.said)
    family = descent(session, actor, found) if has_relatives else Descent()
    comments = OpenComments(waiting, sum(one.is_critical for one in record.said))
    steps = next_steps(
        actor,
        found,
        is_voted_on=any(one.round.is_open for one in votes),
        is_blocked=comments.critical + family.before.critical > 0,
    )
    asking = texts.asking_about(session, actor, found.text) if found.text.takes_comments else None
    acts, remarks = _acts(session, actor, found, record), _remarks(session, actor, found, record)
    closed = max((one.round.closed_at for one in votes if one.round.closed_at), default=None)
    said = statements_page(session, actor, found, closed)
    then = [beside(one, found.fields) for one in found.lineage]
    return Whole(found, record, votes, acts, comments, steps, asking, remarks, said, family, then)


def _remarks(session: Session, actor: Actor, found: Recommendation, record: Record) -> list[Remark]:
    """What is worth a second look while the words can still be changed; compared with what stands beside it."""
    if not found.text.takes_edits or record.version is None:
        return []
    version = record.version
    beside = session.execute(  # no more than is compared: there may be a hundred
        select(Recommendation.public_id, TextVersion.fields)
        .join(Recommendation.theme)
        .join(Recommendation.text)
        .join(Text.current)
        .where(
            Recommendation.task_force_id == actor.task_force_id,
            Recommendation.state.not_in(GONE),
            Recommendation.id != found.id,
        )
        .order_by(Theme.position, Recommendation.position, Recommendation.id)
    )
    others = [
        quality.Other(public_id, fields.title, fields)
        for public_id, fields in ((public_id, Fields.of(stored)) for public_id, stored in beside)
    ]
    draft = quality.Draft(found.fields, version.source, len(version.cited))
    return quality.remarks(draft, others)


def _acts(session: Session, actor: Actor, found: Recommendation, record: Record) -> list[Act]:
    """What happened to it and to the comments on it, in order."""
    subjects = [found.public_id, *(one.public_id for one in record.said)]
    events = session.execute(
        select(Event.at, Event.kind, Event.by_name, Event.facts)
        .where(
            Event.task_force_id == actor.task_force_id,
            Event.subject_id.in_(subjects),
            Event.kind.in_(SENTENCES),
        )
        .order_by(Event.id)
    )
    return [
        Act(at, sentence(kind, by_name, facts) or "", reason(facts), facts.get("poll", ""))
        for at, kind, by_name, facts in events
    ]
