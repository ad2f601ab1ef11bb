"""Recommendations as they were voted on, with the result in figures and names."""

from collections.abc import Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from taskforce.recommendations import models
from taskforce.recommendations.rules.fields import Fields, in_line
from taskforce.recommendations.rules.statements import KINDS
from taskforce.report.assemble import people
from taskforce.report.assemble.binding import Binding, frozen
from taskforce.report.queries.record import Vote
from taskforce.report.rules import wording
from taskforce.report.volume import Fact, Position, Prose, Recommendation, Result, Statement


def adopted(binding: Binding, one: models.Recommendation, people: Mapping[str, str]) -> Recommendation:
    """One in the words that were frozen for the vote that adopted it, with its notes and the votes before.

    `people`: the permanent keys by public id.
    """
    votes = binding.votes(one)
    decided = next(vote for vote in reversed(votes) if vote.round.is_adopted)
    text, sources = decided.round.matter_text, frozen(decided.version)
    derived_from = Prose(*binding.citing.line(Fields.of(text["fields"]).derived_from, sources))
    rationale = Prose(
        *binding.citing.prose("\n\n".join(block["source"] for block in text["blocks"]), sources)
    )
    return replace(
        _printed(binding, one, decided, people),
        derived_from=derived_from,
        rationale=rationale,
        facts=tuple(_earlier(vote) for vote in votes if vote is not decided),
    )


def not_adopted(binding: Binding, one: models.Recommendation, people: Mapping[str, str]) -> Recommendation:
    """One that was put to the vote and not adopted, as it was last voted on: its sentence and the result.

    Its reasons are not printed, so nothing in them is cited.
    """
    return _printed(binding, one, binding.votes(one)[-1], people)


def _printed(
    binding: Binding, one: models.Recommendation, vote: Vote, people: Mapping[str, str]
) -> Recommendation:
    fields = Fields.of(vote.round.matter_text["fields"])
    return Recommendation(
        key=one.key,
        number=binding.numbers[one.key],
        title=wording.line(fields.title),
        who=wording.line(fields.addressee),
        what=wording.line(fields.action).rstrip("."),
        when=wording.line(in_line(fields.by_when)).rstrip("."),
        addressee=wording.line(fields.addressee),
        vehicle=wording.line(fields.vehicle),
        result=result(vote, people),
        theme=wording.line(one.theme.title),
        statements=stated(binding, one),
    )


def stated(binding: Binding, one: models.Recommendation) -> tuple[Statement, ...]:
    """The separate statements on it, whole, with the names of those who sign them; none that was withdrawn."""
    return tuple(
        Statement(
            KINDS[said.kind],
            Prose.plain(wording.printable(said.text)),
            tuple(people.printed(person) for person in said.signers),
        )
        for said in binding.record.statements.get(one.id, ())
        if said.withdrawn_at is None
    )


def result(vote: Vote, people: Mapping[str, str]) -> Result:
    """How a vote ended."""
    round_ = vote.round
    counts = {position: round_.counts.get(position.value or "silent", 0) for position in Position}
    return Result(
        is_adopted=round_.is_adopted,
        sentence=wording.figures(round_.sentence),
        counts={position: number for position, number in counts.items() if number},
        needed=round_.counts.get("needed"),
        positions={people[seat.person_public_id]: Position(seat.stands) for seat in round_.seats},
        occasion=f"Closed on {_day(vote)}.{_by_delegates(vote)}",
    )


def _by_delegates(vote: Vote) -> str:
    """Whoever took a position in somebody's name: ` Taken by a delegate: Dana Reyes for Mateo de la Cruz.`"""
    taken = [seat.position.cast_by_name for seat in vote.round.seats if seat.position]
    names = ", ".join(wording.printable(name) for name in taken if name)
    return f" Taken by a delegate: {names}." if names else ""


def _earlier(vote: Vote) -> Fact:
    return Fact(
        "Earlier vote", Prose.plain(f"{wording.printable(vote.round.sentence)} Closed on {_day(vote)}.")
    )


def _day(vote: Vote) -> str:
    moment = vote.round.closed_at or vote.round.closes_at
    return wording.day(moment.astimezone(ZoneInfo(vote.round.zone)).date())
