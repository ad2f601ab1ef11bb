"""Pages of announcements. With them the job that prints them becomes known."""

from taskforce.announcement import jobs
from taskforce.announcement.views import public, writing
from taskforce.announcement.views.blueprint import blueprint

__all__ = ["blueprint", "jobs", "public", "writing"]
