"""A task force written out as a file: the same task force always gives the same bytes."""

from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from taskforce.charter import queries as charters
from taskforce.charter.models import TaskForce
from taskforce.core.actor import program
from taskforce.members import queries as people
from taskforce.records.rules.layout import to_yaml
from taskforce.records.rules.tidying import tidy
from taskforce.records.writing import (
    announcing,
    drafting,
    founding,
    interests,
    lineage,
    meeting,
    offices,
    reporting,
    voting,
)
from taskforce.records.writing.page import Page, events_by_subject

FORMAT = "taskforce/1"


def export(session: Session, task_force: TaskForce, folder: Path | None = None) -> str:
    """The task force as the text of a file that `reading.read` takes and `replay` brings back.

    `folder`: the data folder, in which lie the files that people brought.
    """
    return to_yaml(document(session, task_force, folder))


def document(session: Session, task_force: TaskForce, folder: Path | None = None) -> dict[str, Any]:
    """The values of that file."""
    hand = program(task_force.id)
    page = Page(
        session,
        charters.charter(session, hand),
        {person.id: person for person in people.everybody(session, hand)},
        events_by_subject(session, task_force.id),
        folder,
    )
    return tidy(
        {
            "format": FORMAT,
            "task_force": founding.charter(page),
            "people": founding.people(page),
            "delegations": offices.delegations(page),
            "sources": founding.sources(page),
            "practices": founding.practices(page),
            "earlier_reports": lineage.earlier_reports(page),
            "recommendations": drafting.recommendations(page),
            "interests": interests.interests(page),
            "interest_statements": interests.statements(page),
            "meetings": meeting.meetings(page),
            "rounds": voting.rounds(page),
            "straw_polls": voting.straw_polls(page),
            "announcements": announcing.listed(page),
            "report": reporting.report(page),
        }
    )
