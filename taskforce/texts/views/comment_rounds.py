"""Comment rounds: opening one, its page with what each of those asked has done, closing it."""

from flask import Blueprint

from taskforce.charter import queries as charters
from taskforce.core import sheets
from taskforce.texts import actions, homes, policy, queries
from taskforce.texts.forms import CommentRoundForm, usual_close
from taskforce.texts.states import Standing
from taskforce.texts.views.blueprint import download, go_home
from taskforce.web.access import PEOPLE, reach
from taskforce.web.forms import options
from taskforce.web.page import Answer, go, moment, page
from taskforce.web.session import attempt, reading, writing

blueprint = Blueprint("comment_rounds", __name__, url_prefix="/t/<slug>/comment-rounds")
WORDS = {
    Standing.COMMENTED: "Commented",
    Standing.NO_COMMENTS: "No comments",
    Standing.SILENT: "Silent",
}


@blueprint.get("")
@reach(PEOPLE)
def index() -> Answer:
    """Every comment round, the open ones first."""
    with reading() as (session, actor):
        found = queries.comment_rounds(session, actor)
    return page("texts/comment_rounds.html", rounds=found, may_open=policy.can_open_comment_round(actor))


@blueprint.route("/open", methods=["GET", "POST"])
@reach("facilitator", "co_chair")
def open_comment_round() -> Answer:
    """Ask for comments on one text or several."""
    with reading() as (session, actor):
        task_force = charters.charter(session, actor)
        people = queries.may_be_asked(session, actor)
        texts = queries.texts_to_ask_about(session, actor)
    form = CommentRoundForm(data={"closes_at": usual_close(task_force.zone), "by_mail": True, "whom": "all"})
    form.offer(people)
    form.texts.choices = options([(one.public_id, one.label) for one in texts])
    if form.is_sent():
        with attempt(form) as (session, actor):
            known = queries.texts_to_ask_about(session, actor)
            made = actions.open_comment_round(
                session,
                actor,
                title=form.facts()["title"],
                words=form.facts()["words"],
                texts=[one for one in known if one.public_id in (form.texts.data or [])],
                **form.asking(queries.may_be_asked(session, actor), task_force.zone),
            )
        if not form.errors:
            return go("comment_rounds.show", "Comments are asked for.", public_id=made.public_id)
    return page("texts/open_comment_round.html", form=form, texts=texts, zone=task_force.zone)


@blueprint.get("/<public_id>")
@reach(PEOPLE)
def show(public_id: str) -> Answer:
    """A round: what it asks about, whom, and what each of them has done."""
    with reading() as (session, actor):
        found = queries.comment_round(session, actor, public_id)
        standings = queries.standings(session, found)
        readable = [
            (of, homes.commenting_url(of.text))
            for of in found.texts
            if homes.may_read(session, actor, of.text)
        ]
    mine = next((one for one in standings if one.asked.person_id == actor.stands_for_id), None)
    return page(
        "texts/comment_round.html",
        round=found,
        readable=readable,
        standings=standings,
        counts={each: sum(one.standing == each for one in standings) for each in Standing},
        words=WORDS,
        mine=mine,
        may_pass=policy.can_pass_comment_round(actor, found, mine.asked if mine else None),
        may_close=policy.can_close_comment_round(actor, found),
    )


@blueprint.post("/<public_id>/close")
@reach("facilitator", "co_chair")
def close_comment_round(public_id: str) -> Answer:
    """Close the comments on all that it asks about."""
    with writing() as (session, actor):
        actions.close_comment_round(session, actor, queries.comment_round(session, actor, public_id))
    return go("comment_rounds.show", "The comments are closed.", public_id=public_id)


@blueprint.post("/<public_id>/remind")
@reach("facilitator", "co_chair")
def remind_comment_round(public_id: str) -> Answer:
    """Write to those who are silent."""
    with writing() as (session, actor):
        found = queries.comment_round(session, actor, public_id)
        number = actions.remind_comment_round(session, actor, found)
    told = "Nobody is silent." if not number else f"Letters go out to those who are silent: {number}."
    return go("comment_rounds.show", told, public_id=public_id)


@blueprint.post("/<public_id>/pass")
@reach(PEOPLE)
def pass_comment_round(public_id: str) -> Answer:
    """Say that one has no comments."""
    with writing() as (session, actor):
        found = queries.comment_round(session, actor, public_id)
        actions.pass_comment_round(session, actor, found)
    told = "It stands in the record that you have no comments."
    if len(found.texts) == 1:
        return go_home(found.texts[0].text, told)
    return go("comment_rounds.show", told, public_id=public_id)


@blueprint.get("/<public_id>/people.csv")
@reach(PEOPLE)
def download_standings(public_id: str) -> Answer:
    """What each of those asked has done, as a table."""
    with reading() as (session, actor):
        found = queries.comment_round(session, actor, public_id)
        standings = queries.standings(session, found)
    rows = [
        (
            one.asked.printed_name,
            WORDS[one.standing],
            str(one.comments),
            moment(one.asked.passed_at, found.zone) if one.standing == Standing.NO_COMMENTS else "",
            one.asked.passed_by_name if one.standing == Standing.NO_COMMENTS else "",
        )
        for one in standings
    ]
    head = ("Name", "Result", "Comments", "Said at", "Said by")
    return download(sheets.csv_of(head, rows), "comment-round.csv")
