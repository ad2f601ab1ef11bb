"""The rule of the charter, which decides every vote that names no other."""

from taskforce.charter import actions, policy, queries
from taskforce.core.errors import allow
from taskforce.voting.forms import KEPT, RuleForm, typed
from taskforce.voting.rules import presets
from taskforce.voting.rules.rule import Rule
from taskforce.voting.rules.words import rule_sentence
from taskforce.voting.views.blueprint import blueprint
from taskforce.web.access import reach
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading


@blueprint.route("/rule", methods=["GET", "POST"])
@reach("facilitator")
def choose_rule() -> Answer:
    """Choose how the task force decides. Votes that are open keep theirs."""
    with reading() as (session, actor):
        charter = queries.charter(session, actor)
    allow(policy.can_edit_charter(actor, charter), "Only the facilitator edits the charter.")
    standing = _standing(charter.rule)
    form = RuleForm(data={"edition": charter.edition, **typed(standing)})
    form.offer(standing)
    if form.is_sent():
        with attempt(form) as (session, actor):
            again = queries.charter(session, actor)
            edition = form.facts()["edition"]
            actions.edit_charter(session, actor, again, edition=edition, rule=form.chosen(standing))
        if not form.errors:
            return go("charter.show", "New votes are decided by this rule.", fragment="rule")
    hints = presets.hints() | {KEPT: rule_sentence(standing)}
    return page("voting/rule.html", form=form, hints=hints)


def _standing(stored: dict[str, object]) -> Rule:
    """The rule as it stands; a majority where a charter holds none that could be obeyed."""
    try:
        return Rule.from_stored(stored)
    except ValueError:
        return presets.MAJORITY
