"""A meeting as it is printed: everything in words, nothing to look up any more."""

from typing import Any

from taskforce.charter.models import TaskForce
from taskforce.core import canonical
from taskforce.meetings.assemble.record import clock_of, end_of, lines_of, runs_to, span_of
from taskforce.meetings.models import Meeting
from taskforce.texts.models import TextVersion


def agenda_sheet(task_force: TaskForce, meeting: Meeting) -> dict[str, Any]:
    """The agenda; the items must be loaded with their leads and recommendations."""
    clock = clock_of(meeting)
    rows = [
        {
            "hour": line.hour,
            "title": line.item.title,
            "kind": line.item.kind,
            "minutes": line.item.minutes,
            "lead": line.item.lead.printed_name if line.item.lead else "",
            "carries": [f"{one.hanging_number} {one.fields.title}" for one in line.item.recommendations],
            "papers": [one.file.title for one in line.item.papers if not one.file.removed_at],
            "note": line.item.note,
        }
        for line in lines_of(meeting)
    ]
    free = {"minutes": clock.free, "from": runs_to(meeting)} if clock.free else None
    return {**_head(task_force, meeting), "rows": rows, "end": end_of(meeting), "free": free}


def minutes_sheet(task_force: TaskForce, meeting: Meeting, version: TextVersion) -> dict[str, Any]:
    """The minutes as that version has them, with the certificate where there is one."""
    minutes = meeting.minutes
    certificate = None
    if (
        minutes is not None
        and minutes.certified_at is not None
        and minutes.certified_version == version.number
    ):
        day = minutes.certified_at
        certificate = {
            "words": minutes.certificate,
            "by": f"{minutes.certified_by}, {minutes.certified_as}, {day:%A} {day.day} {day:%B %Y}",
            "sha256": minutes.certified_sha256,
        }
    return {
        **_head(task_force, meeting),
        "body": version.source,
        "version": version.number,
        "state": minutes.state if minutes else "",
        "certificate": certificate,
    }


def fingerprint_of_sheet(sheet: dict[str, Any]) -> str:
    """Changes when anything on the sheet does."""
    return canonical.digest({name: str(value) for name, value in sheet.items()})


def _head(task_force: TaskForce, meeting: Meeting) -> dict[str, Any]:
    return {
        "task_force": task_force.name,
        "accent": task_force.accent,
        "notice": task_force.sample_notice,
        "title": meeting.title,
        "kind": meeting.kind.replace("_", " ").capitalize(),
        "span": span_of(meeting),
        "place": meeting.place,
        "link": meeting.link,
        "is_off": not meeting.is_coming and meeting.state == "cancelled",
    }
