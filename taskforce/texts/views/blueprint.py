"""The one blueprint of texts, the comment that an address names, and the way back from its pages."""

from flask import Blueprint, flash, make_response, redirect
from sqlalchemy.orm import Session

from taskforce.core.actor import Actor
from taskforce.core.errors import NotFound
from taskforce.texts import homes, queries
from taskforce.texts.models import Comment, Text
from taskforce.web.page import Answer

blueprint = Blueprint("texts", __name__, url_prefix="/t/<slug>/texts")


def go_home(text: Text, message: str, fragment: str = "") -> Answer:
    """Back to the page where the text is at home, at the place `fragment`, with a sentence that says what was done."""
    flash(message)
    return redirect(homes.url(text) + (f"#{fragment}" if fragment else ""), 303)


def comment_of(session: Session, actor: Actor, public_id: str, comment_id: str) -> Comment:
    """The comment of that public id on the text of that one. Raises NotFound."""
    found = queries.comment(session, actor, comment_id)
    if found.text.public_id != public_id:
        raise NotFound
    return found


def download(body: bytes, name: str, kind: str = "text/csv") -> Answer:
    """A file to keep, under this name."""
    answer = make_response(body)
    answer.mimetype = kind
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
