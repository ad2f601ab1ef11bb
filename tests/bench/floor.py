"""The floor: the least that a page of a signed-in person can be made of. Flask, Flask-Login, SQLAlchemy, Jinja.

Four statements: who is signed in, the event, its rows, the owners of the rows. The ratio of a page of ours to a
floor of as many rows is what the page costs beyond the libraries that the client has fixed.
"""

import sys
from pathlib import Path

from flask import Flask, render_template_string
from flask.testing import FlaskClient
from flask_login import LoginManager, UserMixin, login_required, login_user
from sqlalchemy import ForeignKey, String, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship, selectinload

PAGE = """<!doctype html><html lang="en"><head><title>{{ event.title }}</title></head><body>
<h1>{{ event.title }}</h1><table>{% for item in event.items %}
<tr><td>{{ item.position }}</td><td>{{ item.title }}</td><td>{{ item.minutes }}</td><td>{{ item.owner.name }}</td></tr>
{% endfor %}</table></body></html>"""


class Base(DeclarativeBase):
    """The tables of the floor."""


class User(UserMixin, Base):  # type: ignore[misc]  # Flask-Login has no types
    """Who signs in and owns items."""

    __tablename__ = "user"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100))


class Event(Base):
    """What the page shows."""

    __tablename__ = "event"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(100))
    items: Mapped[list["Item"]] = relationship(order_by="Item.position")


class Item(Base):
    """One row of the page."""

    __tablename__ = "item"
    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(100))
    minutes: Mapped[int]
    owner: Mapped[User] = relationship()


def create(file: Path, sizes: tuple[int, ...]) -> Flask:
    """The floor on an SQLite file with an event of each size; its page is /event/<size>."""
    engine = create_engine(f"sqlite:///{file}")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        if session.get(User, 1) is None:
            session.add_all(User(id=at, name=f"Person {at}") for at in range(1, 61))
            for size in sizes:
                items = [
                    Item(owner_id=at % 60 + 1, position=at, title=f"Item {at}", minutes=at % 30)
                    for at in range(size)
                ]
                session.add(Event(id=size, title=f"Event of {size}", items=items))
        session.commit()
    return _serve(engine)


def _serve(engine: object) -> Flask:
    app = Flask("floor")
    app.config["SECRET_KEY"] = "the floor keeps no secrets"
    login = LoginManager(app)

    @login.user_loader  # type: ignore[untyped-decorator]
    def load(number: str) -> User | None:
        with Session(engine) as session:  # type: ignore[arg-type]
            return session.get(User, int(number))

    @app.post("/sign-in")
    def sign_in() -> str:
        with Session(engine) as session:  # type: ignore[arg-type]
            login_user(session.get_one(User, 1))
        return "signed in"

    @app.get("/event/<int:number>")
    @login_required  # type: ignore[untyped-decorator]
    def event(number: int) -> str:
        rows = selectinload(Event.items).selectinload(Item.owner)
        with Session(engine) as session:  # type: ignore[arg-type]
            found = session.scalars(select(Event).where(Event.id == number).options(rows)).one()
            return render_template_string(PAGE, event=found)

    return app


def visitor(app: Flask) -> FlaskClient:
    """A signed-in browser of the floor."""
    client = app.test_client()
    client.post("/sign-in")
    return client


if __name__ != "__main__" and "gunicorn" in sys.modules:
    app = create(Path("floor.sqlite"), (25,))  # served side by side with ours, to compare processes
