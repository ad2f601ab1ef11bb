"""Pages of texts: record, comparison, comments."""

from taskforce.texts import panels
from taskforce.texts.views import comments, dispositions, record
from taskforce.texts.views.blueprint import blueprint
from taskforce.texts.views.collision import collision

__all__ = ["blueprint", "collision", "comments", "dispositions", "panels", "record"]
