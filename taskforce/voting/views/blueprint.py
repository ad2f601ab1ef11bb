"""The one blueprint of votes."""

from flask import Blueprint

blueprint = Blueprint("voting", __name__, url_prefix="/t/<slug>/votes")
