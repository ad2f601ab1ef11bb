"""The one blueprint of people."""

from flask import Blueprint

blueprint = Blueprint("members", __name__)
