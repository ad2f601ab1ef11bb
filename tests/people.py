"""The cast. Farida facilitates, Cora chairs, Mateo, Nia and Tomas are members, Olive observes; Dana acts for Mateo, in
all that the charter allows; Felix pays, and reads nothing. All of them in "Rivers".

Stig is the facilitator of another task force, "Harbours", and Sunniva a member there: strangers to everybody else.
Otto runs the installation and has a place in neither.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from taskforce.charter import actions as charter
from taskforce.charter.models import DELEGABLE
from taskforce.core import clock
from taskforce.core.actor import Actor, program
from taskforce.core.db import Database
from taskforce.members import actions as members
from taskforce.members import queries as people
from taskforce.members.actions.people import account_at
from taskforce.members.models import Account, Delegation

RULE = {"base": "cast", "operator": "more_than", "threshold": "1/2", "quorum": "1/2"}
ROLES = {
    "farida": ("rivers", "Farida Okonjo", "facilitator"),
    "cora": ("rivers", "Cora van der Berg", "co_chair"),
    "mateo": ("rivers", "Mateo de la Cruz", "member"),
    "nia": ("rivers", "Nia O’Hara", "member"),
    "tomas": ("rivers", "Tomáš Dvořák Jr.", "member"),
    "olive": ("rivers", "Olive Brandt", "observer"),
    "stig": ("harbours", "Stig Halvorsen", "facilitator"),
    "sunniva": ("harbours", "Sunniva Moe", "member"),
    "dana": ("rivers", "Dana Reyes", "delegate"),
    "felix": ("rivers", "Felix Amadi", "funder"),
}
OPERATOR = "otto"


@dataclass
class Cast:
    """The people by name: `cast.actor("farida")` acts, `cast.browser("farida")` is signed in."""

    app: Flask
    database: Database
    _browsers: dict[str, FlaskClient] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """The person as an actor, with the roles held now."""
        slug = ROLES[name][0]
        with self.database.read() as session:
            entry = people.find_entry(session, self._account(session, name), slug)
        return entry.actor

    def browser(self, name: str) -> FlaskClient:
        """A test client in which this person is signed in, by a real sign-in link. "nobody" is not."""
        if name not in self._browsers:
            client = self.app.test_client()
            if name != "nobody":
                with self.database.write() as session:
                    token = members.make_sign_in_link(session, address(name))
                response = send(client, f"/sign-in/{token}", {})
                assert response.status_code == 303, response.text
            self._browsers[name] = client
        return self._browsers[name]

    def get(self, name: str, path: str) -> TestResponse:
        """What this person sees at a path; a path without a slash at the front is inside their task force."""
        return self.browser(name).get(self.path(name, path))

    def send(self, name: str, path: str, facts: Mapping[str, object]) -> TestResponse:
        """What happens when this person sends a form, with a token of protection taken from a page."""
        return send(self.browser(name), self.path(name, path), facts)

    def path(self, name: str, path: str) -> str:
        """`recommendations/new` becomes `/t/rivers/recommendations/new` for people of Rivers."""
        return path if path.startswith("/") else f"/t/{ROLES[name][0]}/{path}"

    def _account(self, session: Session, name: str) -> int:
        account = session.query(Account).filter_by(address=address(name)).one()
        return account.id


def address(name: str) -> str:
    """The mail address of one of the cast."""
    return f"{name}@example.org"


def send(client: FlaskClient, path: str, facts: Mapping[str, object]) -> TestResponse:
    """POST a form as a browser does: with the token that stands in the page of the same session."""
    with client.session_transaction() as cookie:
        known = cookie.get("csrf_token")
    if known is None:
        client.get("/sign-in")  # any page with a form plants the token
    token = token_of(client)
    return client.post(path, data={**facts, "csrf_token": token})


def token_of(client: FlaskClient) -> str:
    page = client.get("/sign-in").text
    return page.split('name="csrf_token"', 1)[1].split('value="', 1)[1].split('"', 1)[0]


def whole_form(cast: Cast, name: str, path: str) -> dict[str, object]:
    """Everything that stands in the largest form of a page, as a browser would send it back."""
    reader = FormReader()
    reader.feed(cast.get(name, path).text)
    return max(reader.forms, key=len)


class FormReader(HTMLParser):
    """Collects the fields of each form of a page with their values."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, object]] = [{}]
        self._area: str | None = None
        self._choice: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        name = facts.get("name") or ""
        if tag == "form":
            self.forms.append({})
        elif tag == "input" and name and self._counts(facts):
            self.forms[-1][name] = facts.get("value") or ""
        elif tag == "textarea":
            self._area, self.forms[-1][name] = name, ""
        elif tag == "select":
            self._choice = name
        elif tag == "option" and self._choice and "selected" in facts:
            self.forms[-1][self._choice] = facts.get("value") or ""

    def _counts(self, facts: dict[str, str | None]) -> bool:
        return facts.get("type") not in ("checkbox", "radio") or "checked" in facts

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1][self._area] = str(self.forms[-1][self._area]) + data.removeprefix(
                "\r\n"
            ).removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = None
        elif tag == "select":
            self._choice = None


def seat(app: Flask, database: Database) -> Cast:
    """Found both task forces and seat everybody, through the same actions as the pages."""
    with database.write() as session:
        for slug, title in (
            ("rivers", "Task Force on Rivers"),
            ("harbours", "Task Force on Harbours"),
        ):
            task_force = charter.found_task_force(
                session, slug=slug, name=title, zone="America/New_York", rule=RULE
            )
            hand = program(task_force.id)
            for order, (name, (home, printed, role)) in enumerate(ROLES.items()):
                if home == slug:
                    person = members.add_person(
                        session,
                        hand,
                        key=name,
                        printed_name=printed,
                        roles=[role],
                        precedence=order,
                        level="local",
                    )
                    members.give_account(session, hand, person, address(name))
            if slug == "rivers":
                _delegate(session, hand, "mateo", "dana")
        account_at(session, address(OPERATOR)).is_operator = True
    return Cast(app, database)


def _delegate(session: Session, hand: Actor, principal: str, delegate: str) -> None:
    """What the charter lets everybody delegate, from long ago until it is ended."""
    found = people.by_key(session, hand)
    session.add(
        Delegation(
            task_force_id=hand.task_force_id,
            principal_id=found[principal].id,
            delegate_id=found[delegate].id,
            scopes=list(DELEGABLE),
            starts_on=date(2020, 1, 1),
            granted_by=found[principal].printed_name,
            granted_at=clock.now(),
        )
    )
