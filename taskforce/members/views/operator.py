"""Running the installation: operators, task forces by name, and what other slices say of backups and trust."""

from flask import current_app
from flask_login import current_user

from taskforce.core import zones
from taskforce.core.actor import Actor, operator
from taskforce.core.errors import Refused
from taskforce.members import actions, queries
from taskforce.members.forms import FoundAnotherForm, OperatorForm
from taskforce.members.views.blueprint import blueprint
from taskforce.web import panels
from taskforce.web.access import OPERATOR, reach
from taskforce.web.forms import options
from taskforce.web.page import Answer, go, page
from taskforce.web.session import database


@blueprint.get("/installation")
@reach(OPERATOR)
def installation() -> Answer:
    """Everything that an operator looks after."""
    return _installation_page(OperatorForm(formdata=None))


@blueprint.post("/installation/operators")
@reach(OPERATOR)
def add_operator() -> Answer:
    """Let somebody else run the installation too."""
    form = OperatorForm()
    if form.is_sent():
        try:
            with database().write() as session:
                address = form.facts()["address"]
                actions.add_operator(session, _operator(), address, base_url=_base_url())
        except Refused as refusal:
            form.refuse(refusal)
        else:
            return go("members.installation", f"{address} is an operator now.", fragment="operators")
    return _installation_page(form)


@blueprint.post("/installation/operators/<account_id>/remove")
@reach(OPERATOR)
def remove_operator(account_id: str) -> Answer:
    """Somebody runs the installation no more."""
    with database().write() as session:
        account = queries.operator_account(session, account_id)
        actions.remove_operator(session, _operator(), account)
    if account.id == current_user.account_id:
        return go("members.sign_in", "You run the installation no more.")
    message = f"{account.address} runs the installation no more."
    return go("members.installation", message, fragment="operators")


@blueprint.route("/installation/found", methods=["GET", "POST"])
@reach(OPERATOR)
def found_another() -> Answer:
    """Begin another task force; its facilitator is invited by mail."""
    form = FoundAnotherForm(data={"zone": "America/New_York"})
    form.zone.choices = options([(name, name.replace("_", " ")) for name in zones.names()])
    if form.is_sent():
        with database().write() as session:
            actions.found_and_invite(session, _operator(), **form.facts(), base_url=_base_url())
        message = f"The task force is begun. The invitation goes to {form.facts()['address']}."
        return go("members.installation", message)
    return page("members/found_another.html", form=form)


def _installation_page(form: OperatorForm) -> Answer:
    with database().read() as session:
        task_forces = queries.task_forces_counted(session)
        operators = queries.operators(session)
        trust = panels.gather(session, _operator(), "installation.trust", None)
    return page(
        "members/installation.html", form=form, task_forces=task_forces, operators=operators, trust=trust
    )


def _operator() -> Actor:
    return operator(current_user.address)


def _base_url() -> str:
    return str(current_app.extensions["settings"].base_url)
