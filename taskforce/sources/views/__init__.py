"""Pages of the register of sources and of the practices."""

from taskforce.sources import panels
from taskforce.sources.views import practices, register
from taskforce.sources.views.blueprint import blueprint

__all__ = ["blueprint", "panels", "practices", "register"]
