"""The one blueprint of texts, and the way back from its pages."""

from flask import Blueprint, flash, redirect

from taskforce.texts import homes
from taskforce.texts.models import Text
from taskforce.web.page import Answer

blueprint = Blueprint("texts", __name__, url_prefix="/t/<slug>/texts")


def go_home(text: Text, message: str, fragment: str = "") -> Answer:
    """Back to the page where the text is at home, at the place `fragment`, with a sentence that says what was done."""
    flash(message)
    return redirect(homes.url(text) + (f"#{fragment}" if fragment else ""), 303)
