"""Pages of recommendations. With them texts and votes learn where a recommendation is at home."""

from flask import url_for

from taskforce.members import homes as interests
from taskforce.recommendations import waiting
from taskforce.recommendations.models import KIND
from taskforce.recommendations.queries import askable, matters, places
from taskforce.recommendations.rules.fields import LABELS, LEAD
from taskforce.recommendations.views import board, drafting, joining, lineage, one, polls, statements, steps
from taskforce.recommendations.views.blueprint import blueprint
from taskforce.texts import homes as texts
from taskforce.voting import homes as votes

__all__ = [
    "blueprint",
    "board",
    "drafting",
    "joining",
    "lineage",
    "one",
    "polls",
    "statements",
    "steps",
    "waiting",
]

texts.register(
    KIND,
    lambda text: url_for("recommendations.show", public_id=text.owner_id),
    may_read=texts.everybody,
    labels=LABELS | {name: label for label, name in LEAD},
    lead=[name for _, name in LEAD],
    tells_what_waits=True,
    askable=askable,
)
votes.register(KIND, lambda round_: url_for("recommendations.show", public_id=round_.matter_id), places)
interests.register(KIND, matters)
