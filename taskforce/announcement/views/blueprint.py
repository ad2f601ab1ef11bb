"""The one blueprint of announcements."""

from flask import Blueprint

blueprint = Blueprint("announcement", __name__)
