"""The portrait of a person: chosen, described, removed."""

from flask import current_app, g

from taskforce.core.errors import Refused, allow
from taskforce.files import actions as files
from taskforce.files.models import FileKind
from taskforce.files.rules.sniff import Sound
from taskforce.members import actions, policy, queries
from taskforce.members.actions.portraits import WHOSE
from taskforce.members.forms.portraits import PortraitForm
from taskforce.members.models import Person
from taskforce.members.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach, takes_files
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing


@blueprint.route("/t/<slug>/people/<public_id>/portrait", methods=["GET", "POST"])
@reach(PEOPLE)
@takes_files
def set_portrait(public_id: str) -> Answer:
    """Choose a photo and say what it shows."""
    with reading() as (session, actor):
        found = queries.person(session, actor, public_id)
    allow(policy.can_set_portrait(g.actor, found), WHOSE)
    form = PortraitForm(data=_words(found))
    if form.is_sent():
        photo = _photo(form)  # before the writing begins: it takes a while
        if not form.errors:
            words = {name: value for name, value in form.facts().items() if name != files.FIELD}
            with attempt(form) as (session, actor):
                again = queries.person(session, actor, public_id)
                folder = current_app.extensions["settings"].data
                actions.set_portrait(session, actor, again, folder=folder, photo=photo, **words)
        if not form.errors:
            return go("members.person", "Saved.", public_id=public_id)
    return page("members/portrait.html", form=form, person=found)


@blueprint.post("/t/<slug>/people/<public_id>/portrait/remove")
@reach(PEOPLE)
def remove_portrait(public_id: str) -> Answer:
    """Show initials again."""
    with writing() as (session, actor):
        actions.remove_portrait(session, actor, queries.person(session, actor, public_id))
    return go("members.person", "The portrait is removed.", public_id=public_id)


def _words(person: Person) -> dict[str, str]:
    shown = person.portrait
    if shown is None:
        return {}
    return {"alt": shown.alternative_text, "licence": shown.licence, "credit": shown.credit}


def _photo(form: PortraitForm) -> Sound | None:
    """The photo looked through; what is wrong with it stands beside the field."""
    brought = form.file.data
    if brought is None:
        return None
    try:
        return files.sound(FileKind.PORTRAIT, brought.name, brought.data)
    except Refused as refusal:
        form.refuse(refusal)
        return None
