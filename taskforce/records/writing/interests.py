"""Declared interests and yearly statements as a file has them: it is written by whoever may read the database."""

from sqlalchemy import select

from taskforce.members.models import Interest, InterestStatement
from taskforce.recommendations import queries as recommendations
from taskforce.records.writing.page import Facts, Page


def interests(page: Page) -> list[Facts]:
    """`interests`, by the time of their declaration; withdrawn ones too."""
    ours = select(Interest).where(Interest.task_force_id == page.task_force.id)
    found = page.session.scalars(ours.order_by(Interest.declared_at, Interest.id))
    by_name = {one.public_id: key for key, one in recommendations.by_key(page.session, page.actor).items()}
    return [
        page.act(
            one.person_id,
            one.declared_at,
            category=one.category,
            recommendation=by_name.get(one.matter_id),
            words=one.words,
            withdrawn_at=page.when(one.withdrawn_at) if one.withdrawn_at else None,
        )
        for one in found
    ]


def statements(page: Page) -> list[Facts]:
    """`interest_statements`, by time: the last of each person and year."""
    ours = select(InterestStatement).where(InterestStatement.task_force_id == page.task_force.id)
    found = page.session.scalars(ours.order_by(InterestStatement.stated_at, InterestStatement.id))
    return [page.act(one.person_id, one.stated_at, words=one.words) for one in found]
