"""Pages of the report. With them texts learn where a part of it is at home and who reads it, and the job that prints
becomes known."""

from flask import url_for

from taskforce.report import jobs, panels, policy, waiting
from taskforce.report.models import KIND
from taskforce.report.views import copies, editions, endorsing, outline, parts, publishing, reading, report
from taskforce.report.views.blueprint import blueprint
from taskforce.report.views.published import public
from taskforce.texts import homes

__all__ = [
    "blueprint",
    "copies",
    "editions",
    "endorsing",
    "jobs",
    "outline",
    "panels",
    "parts",
    "public",
    "publishing",
    "reading",
    "report",
    "waiting",
]

homes.register(
    KIND,
    lambda text: url_for("report.show", public_id=text.owner_id),
    may_read=lambda session, actor, text: policy.can_read_text(actor, text),
)
