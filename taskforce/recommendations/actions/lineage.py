"""Earlier reports with their recommendations, and what ours have to do with them."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from taskforce.core import clock, events, names
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, allow
from taskforce.recommendations import policy
from taskforce.recommendations.models import EarlierRecommendation, EarlierReport, Lineage, Recommendation
from taskforce.recommendations.rules import earlier as lists
from taskforce.recommendations.rules.earlier import Entry
from taskforce.recommendations.rules.record import LINEAGE
from taskforce.recommendations.states import FROM_EARLIER, How

WHO = "Whoever proposed this says it, or the facilitator."
STEER = "The facilitator and the co-chairs do that."


def enter_earlier_report(
    session: Session,
    actor: Actor,
    *,
    title: str,
    body: str = "",
    issued: str = "",
    url: str = "",
    entries: Sequence[Entry],
    key: str | None = None,
) -> EarlierReport:
    """An earlier report with its recommendations, word for word. Raises Refused for a key that is taken."""
    allow(policy.can_enter_earlier_report(actor), STEER)
    report = EarlierReport(
        task_force_id=actor.task_force_id,
        key=_key(session, actor, key, title),
        title=title,
        body=body,
        issued=issued,
        url=url,
        entered_by_id=actor.person_id,
        entered_at=clock.now(),
    )
    session.add(report)
    session.flush()
    _add(session, report, entries, 0)
    events.record(session, actor, "earlier_report.entered", report, title=title, number=len(entries))
    return report


def add_earlier_recommendations(
    session: Session, actor: Actor, report: EarlierReport, *, entries: Sequence[Entry]
) -> None:
    """More of its recommendations, after those that are there; `report` with them. Raises Refused beside `entries`."""
    allow(policy.can_enter_earlier_report(actor), STEER)
    there = {one.number for one in report.recommendations}
    for one in entries:
        if one.number in there:
            raise Refused("entries", f"Number {one.number} stands twice.")
    _add(session, report, entries, len(there))
    events.record(session, actor, "earlier_report.extended", report, title=report.title, number=len(entries))


def correct_earlier_recommendation(
    session: Session, actor: Actor, earlier: EarlierRecommendation, *, words: str
) -> None:
    """Its words as they really stand there; `earlier` with its report."""
    allow(policy.can_enter_earlier_report(actor), STEER)
    if earlier.words != words:
        was, earlier.words = earlier.words, words
        events.record(
            session, actor, "earlier_report.corrected", earlier.report, number=earlier.number, was=was
        )


def state_lineage(
    session: Session,
    actor: Actor,
    recommendation: Recommendation,
    *,
    how: str,
    earlier: EarlierRecommendation | None = None,
    why: str = "",
) -> Lineage:
    """Say what it has to do with one of an earlier report, or that it is new. What was said before of both is replaced.

    Raises Refused beside `earlier` where one is wanted and not named, beside `how` for what is no word for it.
    """
    allow(policy.can_state_lineage(actor, recommendation), WHO)
    if how not in (How.NEW, *FROM_EARLIER):
        raise Refused("how", "Please choose one of these.")
    if (how == How.NEW) != (earlier is None):
        raise Refused("earlier", "Please choose the earlier recommendation.")
    ours = Lineage.recommendation_id == recommendation.id
    if earlier is None:
        session.execute(delete(Lineage).where(ours))
    else:
        same, new = Lineage.earlier_id == earlier.id, Lineage.how == How.NEW
        session.execute(delete(Lineage).where((ours & (same | new)) | (same & (Lineage.how == How.DROPS))))
    made = _said(session, actor, how, earlier, why, recommendation)
    what = LINEAGE[how].format(earlier.name if earlier else "")
    told = {"how": how, "what": what, "why": why, "earlier": earlier.public_id if earlier else ""}
    events.record(session, actor, "recommendation.lineage_stated", recommendation, **told)
    return made


def take_back_lineage(session: Session, actor: Actor, lineage: Lineage) -> None:
    """What was said was wrong: nothing is said any more. `lineage` with what it names."""
    allow(policy.can_take_back_lineage(actor, lineage), WHO)
    what = LINEAGE[lineage.how].format(lineage.earlier.name if lineage.earlier else "")
    session.execute(delete(Lineage).where(Lineage.id == lineage.id))
    if lineage.recommendation:
        events.record(session, actor, "recommendation.lineage_taken_back", lineage.recommendation, what=what)
    elif lineage.earlier:
        report, number = lineage.earlier.report, lineage.earlier.number
        events.record(session, actor, "earlier_report.drop_taken_back", report, number=number)


def drop_earlier_recommendation(
    session: Session, actor: Actor, earlier: EarlierRecommendation, *, why: str
) -> Lineage:
    """Say why this one is not taken further; `earlier` with its report. Raises Refused while one of ours has it."""
    allow(policy.can_drop_earlier_recommendation(actor, earlier), STEER)
    if not why.strip():
        raise Refused("why", "Please say why: it stands in the record.")
    rows = session.scalars(select(Lineage).where(Lineage.earlier_id == earlier.id)).all()
    if any(one.how != How.DROPS for one in rows):
        raise Refused("why", "A recommendation of ours takes it further. Take that back there first.")
    session.execute(delete(Lineage).where(Lineage.earlier_id == earlier.id))
    made = _said(session, actor, How.DROPS, earlier, why)
    told = {"number": earlier.number, "title": earlier.report.title, "why": why}
    events.record(session, actor, "earlier_report.recommendation_dropped", earlier.report, **told)
    return made


def _said(
    session: Session,
    actor: Actor,
    how: str,
    earlier: EarlierRecommendation | None,
    why: str,
    recommendation: Recommendation | None = None,
) -> Lineage:
    made = Lineage(
        task_force_id=actor.task_force_id,
        recommendation_id=recommendation.id if recommendation else None,
        earlier_id=earlier.id if earlier else None,
        how=how,
        why=why,
        said_by_id=actor.person_id,
        said_by_name=actor.name,
        said_at=clock.now(),
    )
    session.add(made)
    return made


def _add(session: Session, report: EarlierReport, entries: Sequence[Entry], after: int) -> None:
    session.add_all(
        EarlierRecommendation(
            task_force_id=report.task_force_id,
            report_id=report.id,
            position=position,
            number=one.number,
            words=one.words,
        )
        for position, one in enumerate(entries[: lists.MOST], after + 1)
    )


def _key(session: Session, actor: Actor, wanted: str | None, title: str) -> str:
    taken = set(
        session.scalars(select(EarlierReport.key).where(EarlierReport.task_force_id == actor.task_force_id))
    )
    if wanted is None:
        made = names.key_of(title, "report", names.LONGEST_OF_TEXTS)
        return names.free(made, taken, names.LONGEST_OF_TEXTS)
    if wanted in taken:
        raise Refused("key", f"The key “{wanted}” is taken.")
    return wanted
