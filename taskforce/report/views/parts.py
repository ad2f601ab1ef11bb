"""Writing a part, and the names under a letter."""

from typing import Any

from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound, allow
from taskforce.members import queries as members
from taskforce.members.models import Person
from taskforce.report import actions, policy, queries
from taskforce.report.forms import SignersForm, WriteForm
from taskforce.report.models import Part
from taskforce.report.views.blueprint import blueprint
from taskforce.texts import views as texts
from taskforce.texts.models import TextVersion
from taskforce.texts.queries import printed
from taskforce.web.access import reach, takes_documents
from taskforce.web.forms import options
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading


@blueprint.route("/parts/<public_id>/write", methods=["GET", "POST"])
@reach("facilitator", "co_chair", "member")
@takes_documents
def write_part(public_id: str) -> Answer:
    """The next version of a part; when somebody saved in between, both texts, and nothing is overwritten."""
    with reading() as (session, actor):
        part = queries.part(queries.report(session, actor), public_id)
        allow(policy.can_write_part(actor, part), "This part of the report is written by others.")
        begun, draft = texts.begin(session, actor, part.text, _begun(session, actor, part))
    form = WriteForm(data=begun)

    def write(session: Session, actor: Actor) -> TextVersion:
        again = queries.part(queries.report(session, actor), public_id)
        return actions.write_part(session, actor, again, **form.facts())

    done = texts.save(form, part.text, write)
    if isinstance(done, TextVersion):
        return go("report.show", texts.saved(done, form.facts()["base"]), public_id=public_id)
    return done or page("report/write.html", form=form, part=part, draft=draft)


@blueprint.route("/parts/<public_id>/signers", methods=["GET", "POST"])
@reach("facilitator")
def name_signers(public_id: str) -> Answer:
    """Who signs a letter, in order."""
    with reading() as (session, actor):
        part = queries.part(queries.report(session, actor), public_id)
        people = queries.signable(session, actor)
    if not part.is_letter:
        raise NotFound
    form = SignersForm(data={"signers": [person.public_id for person in part.signers]})
    _offer(form, people)
    if form.is_sent():
        chosen = [row.data for row in form.signers if row.data]
        with attempt(form) as (session, actor):
            again = queries.part(queries.report(session, actor), public_id)
            signers = [members.person(session, actor, name) for name in chosen]
            actions.name_signers(session, actor, again, signers=signers)
        if not form.errors:
            return go("report.show", "The letter has its names.", public_id=public_id)
    return page("report/signers.html", form=form, part=part)


def _begun(session: Session, actor: Actor, part: Part) -> dict[str, Any]:
    """What the writer begins from."""
    if not part.is_written:
        return {"source": "", "base": 0}
    current = printed(session, actor, part.text_id)
    return {"source": current.source, "base": current.number}


def _offer(form: SignersForm, people: list[Person]) -> None:
    """A row for each signer and one more, each with everybody who may sign."""
    if not form.is_submitted():
        form.signers.append_entry()
    names = options([("", "Nobody"), *((person.public_id, person.printed_name) for person in people)])
    for row in form.signers:
        row.choices = names
