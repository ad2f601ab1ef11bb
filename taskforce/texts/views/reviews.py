"""Reviews from outside: asking, what became of it, and the page behind the link, which shows one text and no more."""

from flask import Blueprint, flash, g, redirect, request, url_for
from sqlalchemy.orm import Session

from taskforce.charter.models import TaskForce
from taskforce.core.errors import Refused, allow
from taskforce.texts import actions, homes, policy, queries
from taskforce.texts.actions.reviews import Named
from taskforce.texts.assemble.rendering import render
from taskforce.texts.forms import ReviewForm, ReviewingForm, usual_close
from taskforce.texts.models import FIELD, Reviewer
from taskforce.texts.states import Standing
from taskforce.texts.views.blueprint import blueprint as texts
from taskforce.texts.views.blueprint import go_home
from taskforce.web.access import ANYONE, reach
from taskforce.web.forms import options
from taskforce.web.page import Answer, page
from taskforce.web.session import attempt, database, reading, writing

blueprint = Blueprint("reviews", __name__)
WORDS = {Standing.COMMENTED: "Commented", Standing.NO_COMMENTS: "No comments", Standing.SILENT: "Silent"}


@texts.route("/<public_id>/review", methods=["GET", "POST"])
@reach("facilitator", "co_chair")
def open_review(public_id: str) -> Answer:
    """Ask people from outside about the current version; above the form stand the reviews of before."""
    with reading() as (session, actor):
        text = queries.text(session, actor, public_id)
        allow(policy.can_open_review(actor, text), "There is no text yet that could be shown.")
        before = [(one, queries.reviewed(session, one)) for one in queries.reviews_of(session, text)]
    zone = g.task_force.zone
    form = ReviewForm(data={"closes_at": usual_close(zone)})
    if form.is_sent():
        with attempt(form) as (session, actor):
            here = queries.text(session, actor, public_id)
            facts = {name: form.facts()[name] for name in ("kind", "words", "audience")}
            named = [Named(*one) for one in form.people()]
            actions.open_review(session, actor, here, reviewers=named, closes_at=form.until(zone), **facts)
        if not form.errors:
            flash("They are asked: each gets a letter with a link.")
            return redirect(url_for("texts.open_review", public_id=public_id), 303)
    home = homes.url(text)
    return page("texts/review.html", form=form, text=text, home=home, zone=zone, before=before, words=WORDS)


@texts.post("/reviews/<public_id>/close")
@reach("facilitator", "co_chair")
def close_review(public_id: str) -> Answer:
    """Nobody says anything more in it."""
    with writing() as (session, actor):
        found = queries.review(session, actor, public_id)
        actions.close_review(session, actor, found)
    return go_home(found.text, "The review is closed.")


@texts.post("/reviews/<public_id>/remind")
@reach("facilitator", "co_chair")
def remind_review(public_id: str) -> Answer:
    """Write to those who are silent, with a new link."""
    with writing() as (session, actor):
        found = queries.review(session, actor, public_id)
        number = actions.remind_review(session, actor, found)
    told = "Nobody is silent." if not number else f"Letters go out to those who are silent: {number}."
    return go_home(found.text, told)


@blueprint.route("/review/<token>", methods=["GET", "POST"])
@reach(ANYONE)
def review(token: str) -> Answer:
    """The one text of the link, as it was when they were asked; comments on it, and what was answered."""
    with database().read() as session:
        reviewer = queries.reviewer_of(session, token)
        said = queries.said_by(session, reviewer)
        task_force = session.get_one(TaskForce, reviewer.task_force_id)
    version, text = reviewer.review.version, reviewer.review.text
    labels = {FIELD + name: homes.label(text, name) for name, words in version.fields.items() if words}
    places = {"": "The whole text"} | labels
    places |= {block.key: f"Paragraph {n}" for n, block in enumerate(version.blocks, 1)}
    form = ReviewingForm()
    form.on.choices = options(list(places.items()))
    is_passing = request.form.get("way") == "pass"
    if request.method == "POST" and (is_passing or form.is_sent()):
        try:
            with database().write() as session:
                told = _do(session, queries.reviewer_of(session, token), form, is_passing=is_passing)
            flash(told)
            return redirect(url_for("reviews.review", token=token), 303)
        except Refused as refusal:
            form.refuse(refusal)
    rendered = render(version.fields, [(block.key, block.source) for block in version.blocks], version.cited)
    return page(
        "texts/reviewing.html",
        form=form,
        task_force=task_force,
        reviewer=reviewer,
        said=[(one, places.get(one.on, "")) for one in said],
        rendered=rendered,
        labels=[(homes.label(text, name), words) for name, words in rendered.fields.items() if words],
    )


def _do(session: Session, reviewer: Reviewer, form: ReviewingForm, *, is_passing: bool) -> str:
    actor = queries.actor_of_reviewer(reviewer)
    if is_passing:
        actions.pass_review(session, actor, reviewer)
        return "It stands in the record that you have nothing to say."
    actions.review_comment(session, actor, reviewer, **form.facts())
    return "Your comment stands in the record. You will find the answer here."
