"""Rounds as a file has them, with every position and every change of it."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from taskforce.core.events import Event
from taskforce.meetings import queries as meetings
from taskforce.members import queries as people
from taskforce.recommendations import queries as recommendations
from taskforce.recommendations.models import KIND
from taskforce.records.writing.page import Facts, Page, labelled
from taskforce.voting import queries
from taskforce.voting.models import Round, StrawPoll
from taskforce.voting.rules.rule import Rule

CAST = "position.cast"


def rounds(page: Page) -> list[Facts]:
    """`rounds` on recommendations, by the time of their opening.

    A file is written by whoever runs the installation and can read the database: it holds the positions of open
    rounds too, which no page shows. Without them an import could not go on with the vote.
    """
    chosen = select(Round).where(Round.task_force_id == page.task_force.id, Round.matter_kind == KIND)
    found = page.session.scalars(
        chosen.options(selectinload(Round.seats)).order_by(Round.opened_at, Round.id)
    )
    by_name = {
        one.public_id: key
        for key, one in recommendations.by_key(page.session, page.actor).items()
    }  # fmt: skip
    cast = _cast(page)
    return labelled("r", [_written(page, one, by_name[one.matter_id], cast[one.public_id]) for one in found])


def straw_polls(page: Page) -> list[Facts]:
    """`straw_polls` on recommendations, by the time of their opening."""
    chosen = select(StrawPoll).where(
        StrawPoll.task_force_id == page.task_force.id, StrawPoll.matter_kind == KIND
    )
    found = page.session.scalars(chosen.order_by(StrawPoll.opened_at, StrawPoll.id)).all()
    by_name = {one.public_id: key for key, one in recommendations.by_key(page.session, page.actor).items()}
    said = page.acts_of_kind("straw_poll.answered", "poll")
    return labelled(
        "s", [_straw_poll(page, one, by_name[one.matter_id], said[one.public_id]) for one in found]
    )


def _straw_poll(page: Page, found: StrawPoll, recommendation: str, said: list[Event]) -> Facts:
    closed = page.last(found.public_id, "straw_poll.closed")
    return {
        "recommendation": recommendation,
        "version": found.matter_text["version"],
        "question": found.question,
        "steps": [{"label": step.label, "side": step.side} for step in found.gradient],
        "named": found.is_named,
        "opened": page.event(page.of(found.public_id, "straw_poll.opened")[0]),
        "closes_at": page.when(found.closes_at),
        "answers": [page.event(one, step=one.facts["step"] + 1, reason=one.facts["reason"]) for one in said],
        "closed": page.event(closed) if closed else None,
    }


def _cast(page: Page) -> dict[str, list[Event]]:
    """What was cast in each round, in order."""
    return page.acts_of_kind(CAST, "round")


def _written(page: Page, found: Round, recommendation: str, cast: list[Event]) -> Facts:
    opened = page.of(found.public_id, "round.opened")[0]
    closed = page.last(found.public_id, "round.closed")
    return {
        "recommendation": recommendation,
        "version": found.matter_text["version"],
        "question": found.question,
        "rule": found.rule if found.decides_by != Rule.from_stored(page.task_force.rule) else None,
        "electorate": _electorate(page, found),
        "recused": [page.key(seat.person_id) for seat in found.seats if seat.recused_why],
        "opened": page.event(opened),
        "opens_at": page.when(found.opens_at) if found.opens_at != found.opened_at else None,
        "closes_at": page.when(found.closes_at),
        "why": found.cites_why or None,
        "rolls": _rolls(page, found),
        "positions": [_position(page, event) for event in cast],
        "closed": page.event(closed) if closed else None,
        "result": _result(found) if closed else None,
        "stated": [
            page.event(event, statement=event.facts["statement"], next_step=event.facts["next_step"])
            for event in page.of(found.public_id, "outcome.stated")
        ],
    }


def _result(found: Round) -> Facts:
    figures = {choice: found.counts[choice] for choice in found.decides_by.choices}
    return {"outcome": str(found.outcome), **figures, "sentence": found.sentence}


def _position(page: Page, event: Event) -> Facts:
    """A position with who took it, and in whose name where a delegate did; in a roll call with whose it is."""
    said = page.event(event, choice=event.facts["choice"], reason=event.facts["reason"])
    if "entered_by" in event.facts:
        return said | {"person": page.key_of(event.facts["person"])}
    return said | {"for": page.key(event.for_id)} if event.for_id is not None else said


def _rolls(page: Page, found: Round) -> list[Facts]:
    """Each call of the roll, with who was there and the quorum."""
    return [
        page.event(
            page.of(roll.public_id, "roll.called")[0],
            occasion=roll.occasion,
            meeting=meetings.key_of(page.session, page.actor, roll.occasion_id),
            people=[
                {
                    "person": page.key_of(one["person"]),
                    "as": one["as"],
                    "by": page.key_of(one["by"]) if one.get("by") else None,
                }
                for one in roll.people
            ],
            quorum={
                "present": roll.present_voting,
                "of": roll.voting_members,
                "needed": roll.quorum_needed,
            },
        )
        for roll in queries.roll_calls(page.session, page.actor, found)
    ]


def _electorate(page: Page, found: Round) -> list[str | None] | None:
    """Who could vote, where it was not everybody who could by the file."""
    voters = people.electorate(page.session, page.actor, chairs_vote=bool(found.decides_by.chairs_vote))
    by_file = {voter.id for voter in voters}
    if by_file == {seat.person_id for seat in found.seats}:
        return None
    return [page.key(seat.person_id) for seat in found.seats]
