"""Earlier reports, and what ours have to do with them, as a file has it."""

from collections import defaultdict

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from taskforce.recommendations import queries
from taskforce.recommendations.models import EarlierRecommendation, Lineage
from taskforce.recommendations.states import How
from taskforce.records.writing.page import Facts, Page


def earlier_reports(page: Page) -> list[Facts]:
    """`earlier_reports`, in the order in which they were entered."""
    rows = page.session.scalars(_lineages(page).where(Lineage.how == How.DROPS))
    dropped = {one.earlier_id: page.act(one.said_by_id, one.said_at, why=one.why) for one in rows}
    return [
        {
            "key": report.key,
            "title": report.title,
            "body": report.body,
            "issued": report.issued,
            "url": report.url,
            "entered": page.act(report.entered_by_id, report.entered_at),
            "recommendations": [
                {"number": one.number, "words": one.words, "dropped": dropped.get(one.id)}
                for one in report.recommendations
            ],
        }
        for report in queries.earlier_reports(page.session, page.actor)
    ]


def by_recommendation(page: Page) -> dict[int | None, list[Facts]]:
    """What is said of each of ours, by the number of its row."""
    found: dict[int | None, list[Facts]] = defaultdict(list)
    for one in page.session.scalars(_lineages(page).where(Lineage.how != How.DROPS)):
        found[one.recommendation_id].append(
            {
                "how": one.how,
                "report": one.earlier.report.key if one.earlier else None,
                "number": one.earlier.number if one.earlier else None,
                **page.act(one.said_by_id, one.said_at, why=one.why),
            }
        )
    return found


def _lineages(page: Page) -> Select[Lineage]:
    whole = joinedload(Lineage.earlier).joinedload(EarlierRecommendation.report)
    ours = select(Lineage).where(Lineage.task_force_id == page.task_force.id)
    return ours.options(whole).order_by(Lineage.said_at, Lineage.id)
