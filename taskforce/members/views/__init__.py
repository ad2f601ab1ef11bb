"""Pages of people: the door, and the directory."""

from taskforce.members.views import directory, door
from taskforce.members.views.blueprint import blueprint

__all__ = ["blueprint", "directory", "door"]
