"""A small real task force with a report, made through the same actions as the pages.

Rivers has two themes. "Own a dredge together" was adopted, "Ban the old boats" was not, and one text is still
proposed. Its report is begun with the standard outline; Cora signs the letter.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from taskforce.charter import actions as charter
from taskforce.charter import queries as charters
from taskforce.core import clock
from taskforce.meetings import actions as meetings
from taskforce.members import queries as members
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.states import State
from taskforce.report import actions, queries
from taskforce.report.models import Edition, Part, Report
from taskforce.sources import actions as sources
from tests.meetings import scenes as meeting
from tests.people import Cast
from tests.recommendations import scenes as recommendation

NOW = recommendation.CLOSES + timedelta(days=2)
DREDGE = {
    "title": "Own a dredge together",
    "addressee": "The river towns",
    "action": "should buy and run one dredge together",
    "by_when": "Within one year of publication",
    "vehicle": "Agreement between the towns",
    "derived_from": "The survey of forty harbors [@survey, 12]",
}
BOATS = {**DREDGE, "title": "Ban the old boats", "action": "should take old boats out of the water"}
WHY = "Four towns that own one dredge wait eleven days [@survey, 14].\n\nOthers wait [@survey, 15] longer."
TEXTS = {
    "letter": "To the reader:\n\nRivers silt up.",
    "summary": "The finding in short [@survey, 3]. See [the text on dredges](#rec-own-a-dredge-together).",
    "section-ties": "A river is a road [@law].\n\n## Sand does not wait\n\nIt settles.",
    "method": "We read one survey [@survey].",
}


def build(cast: Cast) -> Report:
    """The whole of it."""
    found(cast)
    settle(cast, DREDGE, cora="yes", mateo="yes", nia="yes", tomas="no")
    settle(cast, BOATS, theme="capacity", cora="no", mateo="yes", nia="no")
    recommendation.propose(cast, fields={**DREDGE, "title": "Count the fish"}, source="Nobody knows.")
    _meeting(cast)
    report = begin(cast)
    sign(cast, "letter", "cora")
    for key, source in TEXTS.items():
        write(cast, key, source)
    return report


def found(cast: Cast) -> None:
    """The charter with its themes, and the evidence."""
    with clock.at(recommendation.NOW), cast.database.write() as session:
        _charter(cast, session)
        _evidence(cast, session)
    recommendation.set_themes(cast)


def begin(cast: Cast, by: str = "farida", **facts: Any) -> Report:
    """The report is begun with the standard outline."""
    given = {"title": "Rivers That Carry", "subtitle": "How towns keep a channel open"} | facts
    with clock.at(NOW), cast.database.write() as session:
        return actions.begin_report(session, cast.actor(by), **given)


def settle(cast: Cast, fields: dict[str, str], theme: str = "ties", **choices: str) -> Recommendation:
    """A recommendation that was voted on, and the round closed at its hour."""
    made = recommendation.propose(cast, state=State.COMMENTS_CLOSED, fields=fields, source=WHY, theme=theme)
    round_ = recommendation.put_to_vote(cast, made)
    recommendation.vote(cast, round_, **choices)
    recommendation.close(cast, round_)
    return made


def write(cast: Cast, key: str, source: str, by: str = "farida", base: int | None = None) -> None:
    """One of the cast writes the part with that key, on top of what stands there."""
    with clock.at(NOW), cast.database.write() as session:
        actor = cast.actor(by)
        part = find(queries.report(session, actor), key)
        actions.write_part(
            session, actor, part, source=source, base=part.text.number if base is None else base
        )


def sign(cast: Cast, key: str, *names: str, by: str = "farida") -> None:
    """Farida says who signs."""
    with clock.at(NOW), cast.database.write() as session:
        actor = cast.actor(by)
        people = members.by_key(session, actor)
        part = find(queries.report(session, actor), key)
        actions.name_signers(session, actor, part, signers=[people[name] for name in names])


def act(cast: Cast, verb: Any, *, who: str = "farida", part: str = "", **facts: Any) -> Any:
    """One act upon the report, or on the part with that key, loaded afresh."""
    with clock.at(NOW), cast.database.write() as session:
        actor = cast.actor(who)
        report = queries.report(session, actor)
        things: list[Report | Part] = [find(report, part)] if part else []
        if verb in (actions.move_part, actions.put_back_part) or not part:
            things.insert(0, report)
        return verb(session, actor, *things, **facts)


def export(cast: Cast, by: str = "farida") -> Edition:
    """An edition is asked for."""
    edition: Edition = act(cast, actions.export_report, who=by)
    return edition


def load(cast: Cast, by: str = "farida") -> Report:
    """The report as it stands."""
    with cast.database.read() as session:
        return queries.report(session, cast.actor(by))


def find(report: Report, key: str) -> Part:
    """The part with that key, also one that was taken out."""
    return next(part for part in report.parts if part.key == key)


def keys(report: Report) -> list[str]:
    """The outline in order."""
    return [part.key for part in report.outline]


def _charter(cast: Cast, session: Session) -> None:
    farida = cast.actor("farida")
    rivers = charters.charter(session, farida)
    words = {"host": "River Institute", "funder": "Tide Fund", "purpose": "To *mend* rivers [@law]."}
    charter.edit_charter(session, farida, rivers, edition=rivers.edition, mandate=["Count them."], **words)
    charter.set_disclaimers(session, farida, rivers, [{"words": "Members speak *for themselves*."}])


def _evidence(cast: Cast, session: Session) -> None:
    farida = cast.actor("farida")
    survey = sources.add_source(
        session, farida, key="survey", kind="report", author="River Institute", title="Forty Harbors", issued="2022"
    )  # fmt: skip
    sources.add_source(
        session, farida, key="law", kind="statute", title="Rivers Act", container="33 U.S.C. § 1"
    )
    sources.add_source(session, farida, key="unread", kind="article", title="Never Cited")
    sources.add_practice(
        session, farida, key="shared", place="Port Verity", title="The shared dredge",
        what="Four towns share one boat [@survey, 9].", source=survey, locator="9",
    )  # fmt: skip
    sources.add_practice(
        session, farida, key="chart", place="Halbrook", title="The open chart",
        what="Depths are published.", source=survey, locator="9",
    )  # fmt: skip


def _meeting(cast: Cast) -> None:
    held = meeting.call(cast, items=1, starts_at=datetime(2026, 5, 20, 18, 0, tzinfo=UTC),
                        ends_at=datetime(2026, 5, 20, 20, 0, tzinfo=UTC))  # fmt: skip
    after = datetime(2026, 5, 20, 21, 0, tzinfo=UTC)
    meeting.act(cast, meetings.hold_meeting, held, now=after)
    item = meeting.seen(cast, held).items[0]
    meeting.act_on_item(cast, meetings.record_decision, item, words="The outline was agreed.", now=after)
