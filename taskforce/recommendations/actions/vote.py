"""The vote on a recommendation: putting the question, and what becomes of it at the close."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from taskforce.core import events
from taskforce.core.actor import Actor
from taskforce.core.errors import allow
from taskforce.core.events import Event
from taskforce.recommendations import policy, queries, states
from taskforce.recommendations.actions.moves import bring_to_decision, move
from taskforce.recommendations.models import KIND, Recommendation
from taskforce.recommendations.states import State
from taskforce.texts import queries as texts
from taskforce.voting import actions as voting
from taskforce.voting.matter import Matter, freeze
from taskforce.voting.models import Round, StrawPoll


def put_to_vote(
    session: Session,
    actor: Actor,
    recommendation: Recommendation,
    *,
    question: str,
    closes_at: datetime,
    rule: Mapping[str, Any] | None = None,
    **who: Any,
) -> Round:
    """Open a vote on the current version, frozen; without a rule the charter's decides, without an electorate all vote.

    `who`: `electorate` and `recused`, as `voting.open_round` takes them.
    Raises WrongState while a critical comment is unanswered or a vote is open, Refused as `voting.open_round` does.
    """
    allow(policy.can_put_to_vote(actor, recommendation), "Only the facilitator puts a question to the vote.")
    if recommendation.state == State.COMMENTS_CLOSED:
        bring_to_decision(session, actor, recommendation)
    states.PUT_TO_VOTE.apply(recommendation)
    matter = _matter(session, actor, recommendation)
    round_ = voting.open_round(
        session, actor, matter, question=question, closes_at=closes_at, rule=rule, **who
    )
    events.record(
        session,
        actor,
        "recommendation.put_to_vote",
        recommendation,
        version=recommendation.text.number,
        round=round_.public_id,
        sha256=matter.sha256,
    )
    return round_


def open_straw_poll(
    session: Session, actor: Actor, recommendation: Recommendation, **asked: Any
) -> StrawPoll:
    """Ask where people stand on the current version, frozen; its state stays what it is.

    `asked`: question, steps, closes_at and perhaps is_named, as `voting.open_straw_poll` takes them. Raises as that.
    """
    allow(policy.can_open_straw_poll(actor, recommendation), "Those who steer open straw polls.")
    poll = voting.open_straw_poll(session, actor, _matter(session, actor, recommendation), **asked)
    facts = {"version": recommendation.text.number, "poll": poll.public_id}
    events.record(session, actor, "recommendation.straw_poll_opened", recommendation, **facts)
    return poll


def _matter(session: Session, actor: Actor, recommendation: Recommendation) -> Matter:
    """What is voted on: every printed field, the blocks, and the notes of the cited sources, as they stand now."""
    fields = recommendation.fields
    printed = texts.printed(session, actor, recommendation.text_id)
    return freeze(
        KIND,
        recommendation.public_id,
        fields.title,
        version=recommendation.text.number,
        fields=printed.fields,
        blocks=[{"key": key, "source": source} for key, source in printed.blocks],
        cited=printed.cited,
        lead=fields.lead,
        facts=[("Vehicle", fields.vehicle), ("Derived from", fields.derived_from)],
    )


def adopt(
    session: Session, actor: Actor, recommendation: Recommendation, *, sentence: str, round_: str
) -> None:
    """Adopted by the close of the round with that public id; the sentence says by what figures."""
    allow(policy.can_settle(actor, recommendation), "The close of a vote settles it.")
    move(session, actor, recommendation, states.ADOPT)
    events.record(session, actor, "recommendation.adopted", recommendation, result=sentence, round=round_)


def fail(
    session: Session, actor: Actor, recommendation: Recommendation, *, sentence: str, round_: str
) -> None:
    """Not adopted by the close of the round with that public id; the sentence says by what figures."""
    allow(policy.can_settle(actor, recommendation), "The close of a vote settles it.")
    move(session, actor, recommendation, states.FAIL)
    events.record(session, actor, "recommendation.failed", recommendation, result=sentence, round=round_)


@events.on("round.closed")
def settle(session: Session, actor: Actor, event: Event, round_: Round) -> None:
    """A vote on a recommendation was closed: adopt it or fail it in the same transaction.

    Without its quorum a vote decides nothing, nor does an objection under a silence procedure: the recommendation
    stays up for decision and may be voted on again.
    """
    facts = event.facts
    if facts["matter_kind"] != KIND:
        return
    recommendation = queries.find(session, actor, facts["matter_id"])
    if recommendation is None:  # a vote must be able to close whatever it was on
        return
    if facts["outcome"] == "adopted":
        adopt(session, actor, recommendation, sentence=facts["sentence"], round_=round_.public_id)
    elif facts.get("is_settled", facts.get("quorum_met", True)):
        fail(session, actor, recommendation, sentence=facts["sentence"], round_=round_.public_id)
    else:
        events.record(
            session,
            actor,
            "recommendation.left_undecided",
            recommendation,
            result=facts["sentence"],
            round=round_.public_id,
        )
