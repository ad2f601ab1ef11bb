"""The two ways of a view to the database. A page reads plain values, ends its read, and only then renders."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from flask import current_app, g
from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.db import Database
from taskforce.core.errors import Refused
from taskforce.web.access import actor_in
from taskforce.web.forms import Form


def database() -> Database:
    """The database of this program."""
    return cast(Database, current_app.extensions["database"])


@contextmanager
def reading() -> Iterator[tuple[Session, Actor]]:
    """A session to read with, and who asks; for pages inside a task force."""
    with database().read() as session:
        yield session, g.actor


@contextmanager
def writing() -> Iterator[tuple[Session, Actor]]:
    """A session to write with, and who acts, looked up again inside the transaction that will judge the act."""
    with database().write() as session:
        yield session, actor_in(session)


@contextmanager
def attempt(form: Form) -> Iterator[tuple[Session, Actor]]:
    """Like `writing`; what an action refuses stands beside the field, and nothing is stored."""
    try:
        with writing() as both:
            yield both
    except Refused as refusal:
        form.refuse(refusal)
