"""Pages of people: the door, and the directory. With them the job that mails sign-in links becomes known."""

from taskforce.members import jobs
from taskforce.members.views import directory, door
from taskforce.members.views.blueprint import blueprint

__all__ = ["blueprint", "directory", "door", "jobs"]
