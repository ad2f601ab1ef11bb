"""What an act is about: the title of its subject, and where it leads."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, cast, literal_column, null, select, union_all
from sqlalchemy import String as Words
from sqlalchemy.orm import Session

from taskforce.charter.models import Stage, TaskForce
from taskforce.meetings.models import Meeting, Minutes
from taskforce.members.models import Delegation, Invitation, Person
from taskforce.recommendations.models import KIND as RECOMMENDATION
from taskforce.recommendations.models import Recommendation
from taskforce.report.models import KIND as PART
from taskforce.report.models import Edition, Endorsement, Part
from taskforce.texts.models import Comment, Mention, Text
from taskforce.voting.models import Round

About = tuple[str, str]  # what the subject of an act is, and its public name


@dataclass(frozen=True)
class Named:
    """A subject: its title and where it leads. `group`: acts on the same are told together."""

    title: str
    endpoint: str
    values: dict[str, str]
    group: str


_ENDPOINTS = {
    "round": "voting.show",
    "recommendation": "recommendations.show",
    "meeting": "meetings.show",
    "minutes": "meetings.minutes",
    "edition": "report.editions",
    "endorsement": "report.endorsement",
    "part": "report.show",
    "charter": "charter.show",
    "stage": "charter.show",
    "invitation": "members.person",
    "person": "members.person",
    "delegation": "members.person",
}
_NAMELESS = {"report.editions", "charter.show"}  # pages of the whole task force
_ON_TEXTS = ("comment", "mention")
_HOMES = {RECOMMENDATION: "recommendations.show", PART: "report.show"}  # of texts that are commented on


def named(session: Session, abouts: Collection[About]) -> dict[About, Named]:
    """What these subjects are called and where they lead; in one statement. What is gone is left out."""
    wanted: dict[str, set[str]] = {}
    for about, public_id in abouts:
        wanted.setdefault(about, set()).add(public_id)
    if not wanted:
        return {}
    parts = [_titles(about, ids) for about, ids in wanted.items()]
    found = session.execute(union_all(*parts)).all()
    return {
        (row.about, row.subject): Named(
            row.title,
            endpoint,
            {} if endpoint in _NAMELESS else {"public_id": row.link},
            f"{endpoint}:{row.link}",
        )
        for row in found
        if (endpoint := _HOMES.get(row.owner_kind) if row.about in _ON_TEXTS else _ENDPOINTS[row.about])
    }


def _titles(about: str, ids: Collection[str]) -> Select[Any]:
    tables: dict[str, tuple[Any, Any, Any]] = {
        "round": (Round.public_id, Round.public_id, Round.matter_label),
        "recommendation": (Recommendation.public_id, Recommendation.public_id, Text.label),
        "meeting": (Meeting.public_id, Meeting.public_id, Meeting.title),
        "minutes": (Minutes.public_id, Meeting.public_id, Meeting.title),
        "edition": (Edition.public_id, Edition.public_id, Edition.number),
        "endorsement": (Endorsement.public_id, Endorsement.public_id, Edition.number),
        "part": (Part.public_id, Part.public_id, Part.title),
        "charter": (TaskForce.public_id, TaskForce.public_id, TaskForce.name),
        "stage": (Stage.public_id, Stage.public_id, Stage.title),
        "invitation": (Invitation.public_id, Person.public_id, Person.printed_name),
        "person": (Person.public_id, Person.public_id, Person.printed_name),
        "delegation": (Delegation.public_id, Person.public_id, Person.printed_name),
        "comment": (Comment.public_id, Text.owner_id, Text.label),
        "mention": (Mention.public_id, Text.owner_id, Text.label),
    }
    joins: dict[str, tuple[Any, Any]] = {
        "recommendation": (Text, Text.id == Recommendation.text_id),
        "endorsement": (Edition, Edition.id == Endorsement.edition_id),
        "minutes": (Meeting, Meeting.id == Minutes.meeting_id),
        "invitation": (Person, Person.id == Invitation.person_id),
        "delegation": (Person, Person.id == Delegation.delegate_id),
        "comment": (Text, Text.id == Comment.text_id),
    }
    subject, link, title = tables[about]
    kind = Text.owner_kind if about in _ON_TEXTS else cast(null(), Words)
    found = select(
        literal_column(f"'{about}'", Words).label("about"),
        subject.label("subject"),
        cast(link, Words).label("link"),
        cast(title, Words).label("title"),
        kind.label("owner_kind"),
    )
    if about == "mention":
        found = found.join(Comment, Comment.id == Mention.comment_id).join(Text, Text.id == Comment.text_id)
    if about in joins:
        found = found.join(*joins[about])
    return found.where(subject.in_(ids))
