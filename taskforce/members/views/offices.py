"""Offices: who acts for whom, what they did, and the choice of for whom one acts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app, g

from taskforce.charter.rules.scopes import SCOPES
from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound, allow
from taskforce.core.events import Event
from taskforce.members import actions, policy, queries
from taskforce.members.forms import ActForForm, GrantForm
from taskforce.members.forms.offices import NEW
from taskforce.members.models import Person
from taskforce.members.rules.doings import sentence
from taskforce.members.views.blueprint import blueprint
from taskforce.web import homes, navigation
from taskforce.web.access import PLACED, act_for, reach
from taskforce.web.forms import options
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading, writing


@dataclass(frozen=True)
class Doing:
    """Something done in a principal's name, in plain words; `home` is the page of what it was done with, if any."""

    at: datetime
    who: str
    words: str
    home: homes.Home | None


@blueprint.get("/t/<slug>/office")
@reach(PLACED)
def office() -> Answer:
    """One's own office; who acts for others is shown for whom."""
    with reading() as (session, actor):
        person = queries.person(session, actor, actor.public_id)
    if actor.principal_id is not None or not policy.can_see_office(actor, person):
        return go("members.acting")
    return _office_page(person)


@blueprint.get("/t/<slug>/people/<public_id>/office")
@reach(*policy.PRINCIPALS)
def office_of(public_id: str) -> Answer:
    """Somebody's office: for themselves, and for the facilitator."""
    with reading() as (session, actor):
        person = queries.person(session, actor, public_id)
    allow(policy.can_see_office(actor, person), "An office is open to its principal and to the facilitator.")
    return _office_page(person)


@blueprint.route("/t/<slug>/people/<public_id>/office/grant", methods=["GET", "POST"])
@reach(*policy.PRINCIPALS)
def grant_delegation(public_id: str) -> Answer:
    """Let somebody act for this person: one of the list, or somebody new who is invited with it."""
    with reading() as (session, actor):
        principal = queries.person(session, actor, public_id)
        people = queries.may_be_lent(session, actor, principal)
    who = f"Nobody can be let act for {principal.printed_name} here."
    allow(policy.can_grant_delegation(actor, principal), who)
    form = _grant_form(people)
    if form.is_sent():
        with attempt(form) as (session, actor):
            made = _grant(session, actor, public_id, form)
        if not form.errors:
            words = f"{made.delegate.printed_name} may act for {_you(actor, made.principal)}."
            return go("members.office_of", words, public_id=public_id)
    kept = [word for scope, word in SCOPES.items() if scope not in g.task_force.delegable]
    return page(
        "members/grant.html", form=form, principal=principal, kept=kept, own=_is_own(actor, principal)
    )


@blueprint.post("/t/<slug>/delegations/<public_id>/end")
@reach(*policy.PRINCIPALS, "delegate")
def end_delegation(public_id: str) -> Answer:
    """From now on they act no more for the principal."""
    with writing() as (session, actor):
        found = queries.delegation(session, actor, public_id)
        actions.end_delegation(session, actor, found)
    words = f"{found.delegate.printed_name} acts no more for {_you(actor, found.principal)}."
    return _back(actor, found.principal, words)


@blueprint.post("/t/<slug>/delegations/<public_id>/again")
@reach(*policy.PRINCIPALS)
def grant_again(public_id: str) -> Answer:
    """Undo an end."""
    with writing() as (session, actor):
        found = queries.delegation(session, actor, public_id)
        actions.grant_again(session, actor, found)
    words = f"{found.delegate.printed_name} may act for {_you(actor, found.principal)} again."
    return _back(actor, found.principal, words)


@blueprint.get("/t/<slug>/acting")
@reach(PLACED)
def acting() -> Answer:
    """For whom one may act, and the choice; says so where there is nobody."""
    with reading() as (session, actor):
        lent = queries.lent_to(session, actor)
    today = clock.today(g.task_force.zone)
    return page("members/acting.html", lent=lent, today=today, scope_words=SCOPES)


@blueprint.post("/t/<slug>/acting")
@reach(PLACED)
def choose_principal() -> Answer:
    """From now on act for this principal, or for oneself."""
    form = ActForForm()
    chosen = form.facts()["principal"] if form.is_sent() else ""
    names = {one.public_id: one.name for one in g.entry.principals}
    if chosen and chosen not in names:
        raise NotFound
    act_for(g.slug, chosen or None)
    words = f"You act for {names[chosen]} now. What you do is written down with both names." if chosen else ""
    return go(navigation.first(), words or "You act as yourself now.")


def _office_page(person: Person) -> Answer:
    today = clock.today(g.task_force.zone)
    with reading() as (session, actor):
        found = queries.office(session, actor, person, today)
        lent = queries.lent_to(session, actor) if _is_own(actor, person) else []
        places = homes.of(session, actor, found.doings)
    return page(
        "members/office.html",
        office=found,
        doings=[_doing(event, person, places) for event in found.doings],
        lent=[one for one in lent if not one.is_over_on(today)],
        own=_is_own(actor, person),
        may_grant=policy.can_grant_delegation(actor, person),
        scope_words=SCOPES,
        today=today,
    )


def _doing(event: Event, principal: Person, places: dict[str, homes.Home]) -> Doing:
    who = event.by_name.removesuffix(f" for {principal.printed_name}")
    return Doing(event.at, who, sentence(event.kind, event.facts), places.get(event.subject_id))


def _grant_form(people: list[Person]) -> GrantForm:
    form = GrantForm()
    listed = [(one.public_id, _with_title(one)) for one in people]
    form.delegate.choices = options([(NEW, "Somebody new, named below"), *listed])
    lent = [name for name in SCOPES if name in g.task_force.delegable]
    form.scopes.choices = options([(name, SCOPES[name].capitalize()) for name in lent])
    if not form.is_submitted():
        form.scopes.data = lent
    return form


def _with_title(person: Person) -> str:
    return ", ".join(part for part in (person.printed_name, person.printed_title) if part)


def _grant(session: Any, actor: Actor, public_id: str, form: GrantForm) -> Any:
    facts = form.facts()
    lent = {name: facts[name] for name in ("scopes", "starts_on", "ends_on")}
    principal = queries.person(session, actor, public_id)
    if facts["delegate"] != NEW:
        delegate = queries.person(session, actor, facts["delegate"])
        return actions.grant_delegation(session, actor, principal, delegate, **lent)
    new = {name: facts[name] for name in ("printed_name", "printed_title", "address")}
    base_url = current_app.extensions["settings"].base_url
    return actions.add_staff(session, actor, principal, base_url=base_url, **new, **lent)


def _is_own(actor: Actor, person: Person) -> bool:
    return actor.principal_id is None and actor.person_id == person.id


def _you(actor: Actor, principal: Person) -> str:
    return "you" if _is_own(actor, principal) else principal.printed_name


def _back(actor: Actor, principal: Person, words: str) -> Answer:
    """To the office, for whom it is open; to their own choice for a delegate."""
    if policy.can_see_office(actor, principal):
        return go("members.office_of", words, public_id=principal.public_id)
    return go("members.acting", words)
