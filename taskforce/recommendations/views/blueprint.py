"""The one blueprint of recommendations."""

from flask import Blueprint

blueprint = Blueprint("recommendations", __name__, url_prefix="/t/<slug>/recommendations")
