"""Merging a recommendation into another, and splitting one."""

from taskforce.core.errors import allow
from taskforce.recommendations import actions, policy, queries
from taskforce.recommendations.forms import MergeForm, SplitForm
from taskforce.recommendations.rules.fields import Fields
from taskforce.recommendations.states import TAKES_OTHERS_IN
from taskforce.recommendations.views.blueprint import blueprint
from taskforce.texts import queries as texts
from taskforce.web.access import reach
from taskforce.web.forms import options
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading


@blueprint.route("/<public_id>/merge", methods=["GET", "POST"])
@reach("facilitator", "co_chair")
def merge(public_id: str) -> Answer:
    """Let it go on in another one, with the reason."""
    with reading() as (session, actor):
        found = queries.recommendation(session, actor, public_id)
        allow(policy.can_merge(actor, found), "The facilitator and the co-chairs do that.")
        others = queries.everything(session, actor, TAKES_OTHERS_IN)
        waiting = queries.open_comments(session, found.text_id)
    form = MergeForm()
    form.into.choices = options(
        [("", "Please choose")]
        + [
            (one.public_id, f"{one.hanging_number} {one.fields.title}")
            for one in others
            if one.id != found.id
        ]
    )
    if form.is_sent():
        facts = form.facts()
        with attempt(form) as (session, actor):
            into = queries.recommendation(session, actor, facts["into"])
            here = queries.recommendation(session, actor, public_id)
            actions.merge(session, actor, here, into=into, why=facts["why"], brings_text=facts["brings_text"])
        if not form.errors:
            return go(
                "recommendations.show", "It is merged: this is where it goes on.", public_id=facts["into"]
            )
    return page("recommendations/merge.html", form=form, recommendation=found, waiting=waiting)


@blueprint.route("/<public_id>/split", methods=["GET", "POST"])
@reach("facilitator", "co_chair", "member")
def split(public_id: str) -> Answer:
    """Make a part of it a recommendation of its own."""
    with reading() as (session, actor):
        found = queries.recommendation(session, actor, public_id)
        allow(policy.can_split(actor, found), "Whoever proposed this splits it, or the facilitator does.")
        printed = texts.printed(session, actor, found.text_id)
    form = SplitForm(data={**printed.fields, "title": "", "leave": True})
    form.along.choices = options(
        [(key, f"{number}. {_brief(words)}") for number, (key, words) in enumerate(printed.blocks, 1)]
    )
    if form.is_sent():
        facts = form.facts()
        along = facts["along"] or []
        source = "\n\n".join(words for key, words in printed.blocks if key in along)
        with attempt(form) as (session, actor):
            made = actions.split(
                session,
                actor,
                queries.recommendation(session, actor, public_id),
                fields=Fields.of({**printed.fields, **_typed(facts)}).as_dict(),
                source=source,
                leaving=along if facts["leave"] else (),
            )
            if policy.can_draft(actor, made):  # whoever steers need not propose to themselves
                actions.draft(session, actor, made)
        if not form.errors:
            return go("recommendations.show", "It is split: this is the new one.", public_id=made.public_id)
    return page("recommendations/split.html", form=form, recommendation=found)


def _typed(facts: dict[str, str]) -> dict[str, str]:
    return {name: facts[name] for name in ("title", "addressee", "action", "by_when")}


def _brief(words: str, longest: int = 120) -> str:
    """The beginning of a paragraph, in one line."""
    line = " ".join(words.split())
    return line if len(line) <= longest else f"{line[:longest].rpartition(' ')[0]} …"
