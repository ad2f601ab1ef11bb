"""The moves of a recommendation: a button where no reason is due, a small page where one is; and the vote."""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta
from typing import Any

from taskforce.charter import queries as charter
from taskforce.core import clock, zones
from taskforce.core.errors import Refused, allow
from taskforce.members import queries as members
from taskforce.members.models import Interest
from taskforce.recommendations import actions, queries
from taskforce.recommendations.forms import MoveForm, OpenForCommentForm, PutToVoteForm, ReasonForm
from taskforce.recommendations.models import KIND, Recommendation
from taskforce.recommendations.queries.steps import BY_SLUG
from taskforce.recommendations.views.blueprint import blueprint
from taskforce.texts import queries as texts
from taskforce.texts.forms import usual_close
from taskforce.voting import queries as votes
from taskforce.voting.rules import presets
from taskforce.voting.rules.rule import Rule
from taskforce.voting.rules.words import rule_sentence
from taskforce.web.access import reach
from taskforce.web.forms import options
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading

ACTIONS: dict[str, tuple[Callable[..., None], str]] = {
    "put-forward": (actions.put_forward, "It is now a proposal."),
    "draft": (actions.draft, "It is now in drafting."),
    "close-comments": (actions.close_comments, "Comments are closed."),
    "bring-to-decision": (actions.bring_to_decision, "The version is frozen for decision."),
    "take-back": (actions.take_back, "It is back in drafting."),
    "take-up-again": (actions.take_up_again, "It is taken up again, and in drafting."),
    "defer": (actions.defer, "It is deferred."),
    "withdraw": (actions.withdraw, "It is withdrawn."),
}
SLUGS = ", ".join(f'"{slug}"' for slug in ACTIONS)
VOTE_LASTS = timedelta(days=7)
VOTE_ENDS = time(17, 0)


@blueprint.route("/<public_id>/put-to-vote", methods=["GET", "POST"])
@reach("facilitator")
def put_to_vote(public_id: str) -> Answer:
    """Freeze the version, put the question and open the vote."""
    with reading() as (session, actor):
        whole = queries.whole(session, actor, public_id)
        task_force = charter.charter(session, actor)
        declared = members.interests_in(session, actor, KIND, public_id)
        rounds = votes.rounds_on(session, actor, KIND, [public_id])[public_id]
        not_satisfied = texts.count_not_satisfied(session, whole.recommendation.text)
    found = whole.recommendation
    interested = [_recusal(one) for one in declared.values() if one.person.may_vote]
    usual = {"question": _question(found), "closes_at": _usual_close(task_force.zone)}
    form = PutToVoteForm(data={**usual, "recused": [name for name, _ in interested]})
    form.recused.choices = options(interested)
    if form.is_sent():
        with attempt(form) as (session, actor):
            round_ = actions.put_to_vote(
                session,
                actor,
                queries.recommendation(session, actor, public_id),
                question=form.facts()["question"],
                opens_at=_opens(form, task_force.zone),
                closes_at=_in_utc(form.facts()["closes_at"], task_force.zone),
                why=form.facts()["why"],
                rule=form.chosen(task_force.rule),
                recused=[members.person(session, actor, one) for one in form.recused.data or []],
            )
        if not form.errors:
            return go("voting.show", "The vote is open.", public_id=round_.public_id)
    return page(
        "recommendations/put_to_vote.html",
        form=form,
        whole=whole,
        recommendation=found,
        voted_before=any(not one.round.is_open for one in rounds),
        hints=_hints(task_force.rule),
        not_satisfied=not_satisfied,
    )


@blueprint.route("/<public_id>/open-for-comment", methods=["GET", "POST"])
@reach("facilitator", "co_chair")
def open_for_comment(public_id: str) -> Answer:
    """Ask for comments on the current version: until when, and whom."""
    with reading() as (session, actor):
        found = queries.recommendation(session, actor, public_id)
        zone = charter.charter(session, actor).zone
        people = texts.may_be_asked(session, actor)
    form = OpenForCommentForm(data={"closes_at": usual_close(zone), "whom": "all"})
    form.offer(people)
    if form.is_sent():
        with attempt(form) as (session, actor):
            actions.open_for_comment(
                session,
                actor,
                queries.recommendation(session, actor, public_id),
                why=form.facts()["why"],
                **form.asking(texts.may_be_asked(session, actor), zone),
            )
        if not form.errors:
            return go("recommendations.show", "It is open for comment.", public_id=public_id)
    return page("recommendations/open_for_comment.html", form=form, recommendation=found, zone=zone)


@blueprint.route(f"/<public_id>/<any({SLUGS}):slug_of_step>", methods=["GET", "POST"])
@reach("facilitator", "co_chair", "member")
def step(public_id: str, slug_of_step: str) -> Answer:
    """One move; asked for with its reason first where one is due."""
    wanted = BY_SLUG[slug_of_step]
    act, message = ACTIONS[slug_of_step]
    form = ReasonForm() if wanted.reason_due else MoveForm()
    if form.is_sent():
        with attempt(form) as (session, actor):
            act(session, actor, queries.recommendation(session, actor, public_id), **form.facts())
        if not form.errors:
            return go("recommendations.show", message, public_id=public_id)
    with reading() as (session, actor):
        found = queries.recommendation(session, actor, public_id)
    allow(wanted.may(actor, found), "This step is for others to take.")
    return page("recommendations/step.html", form=form, step=wanted, recommendation=found)


def _question(found: Recommendation) -> str:
    return f"Shall “{found.fields.title}” be adopted as it stands in version {found.text.number}?"


def _usual_close(zone: str) -> datetime:
    """In a week at five, by the clocks of the task force."""
    return datetime.combine(clock.today(zone) + VOTE_LASTS, VOTE_ENDS)


def _opens(form: PutToVoteForm, zone: str) -> datetime | None:
    """The hour to open, if one was given; else it opens at once."""
    return _in_utc(form.opens_at.data, zone, "opens_at") if form.opens_at.data else None


def _in_utc(local: datetime, zone: str, field: str = "closes_at") -> datetime:
    try:
        return zones.to_utc(local, zone)
    except ValueError as fault:
        raise Refused(field, str(fault)) from fault


def _recusal(interest: Interest) -> tuple[str, str]:
    """Who would be recused, with what they declared: the facilitator may read that."""
    person = interest.person
    return person.public_id, f"{person.printed_name} ({interest.category}: {interest.words})"


def _hints(charter_rule: Mapping[str, Any]) -> dict[str, str]:
    """What each rule means, in a sentence; the quorum is chosen apart."""
    hints = presets.hints()
    try:
        return hints | {"charter": rule_sentence(Rule.from_stored(charter_rule))}
    except ValueError:
        return hints
