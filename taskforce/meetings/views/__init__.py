"""The pages of meetings, by what they show: the meeting itself, its agenda, its record, its minutes."""

from taskforce.meetings import panels
from taskforce.meetings.views import agenda, meetings, minutes, record
from taskforce.meetings.views.blueprint import blueprint

__all__ = ["agenda", "blueprint", "meetings", "minutes", "panels", "record"]
