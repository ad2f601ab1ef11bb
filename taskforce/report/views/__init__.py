"""Pages of the report. With them texts learn where a part of it is at home and who reads it, and the job that prints
becomes known."""

from flask import url_for

from taskforce.report import jobs, policy
from taskforce.report.models import KIND
from taskforce.report.views import editions, outline, parts, report
from taskforce.report.views.blueprint import blueprint
from taskforce.texts import homes

__all__ = ["blueprint", "editions", "jobs", "outline", "parts", "report"]

homes.register(
    KIND,
    lambda text: url_for("report.show", public_id=text.owner_id),
    may_read=lambda session, actor, text: policy.can_read_text(actor, text),
)
