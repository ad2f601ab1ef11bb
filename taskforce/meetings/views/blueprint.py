"""The blueprint on which the pages of this slice stand."""

from flask import Blueprint

blueprint = Blueprint("meetings", __name__, url_prefix="/t/<slug>/meetings")
