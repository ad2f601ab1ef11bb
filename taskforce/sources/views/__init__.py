"""Pages of the register of sources and of the practices."""

from taskforce.sources import panels
from taskforce.sources.views import importing, practices, register
from taskforce.sources.views.blueprint import blueprint

__all__ = ["blueprint", "importing", "panels", "practices", "register"]
