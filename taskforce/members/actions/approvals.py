"""Approving how people are printed: asked by mail, answered by link or on the page, or written down."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from taskforce.core import clock, events, mail
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, allow
from taskforce.core.states import Move
from taskforce.members import policy, queries
from taskforce.members.actions.links import make_link
from taskforce.members.models import Approval
from taskforce.members.queries import Line, Sheet
from taskforce.members.states import APPROVE, ASK_CHANGES, SEND, ApprovalState

PURPOSE = "approve"
LASTS = timedelta(days=21)
PAUSE = timedelta(hours=20)  # nobody is asked twice in a day
NAMES = {
    "name": "your printed name and title",
    "quote": "your quote",
    "bio": "your bio",
    "photo": "your photo",
}


def send_for_approval(
    session: Session, actor: Actor, sheet: Sheet, *, address: str = "", base_url: str, task_force: str
) -> None:
    """Mail the person one link that shows all of theirs that is not approved. `task_force`: its name, for the letter.

    Raises Refused where nothing is open or no mail address is known.
    """
    allow(policy.can_send_for_approval(actor, sheet.person), "This person cannot be asked.")
    address = address.strip() or sheet.address
    if not sheet.open:
        raise Refused("address", "There is nothing to approve: all of it is approved, or empty.")
    if not address:
        raise Refused(
            "address", "No mail address is known. Give one, or write down an approval given elsewhere."
        )
    moment, person = clock.now(), sheet.person
    for line in sheet.open:
        approval = _said(session, sheet, line)
        SEND.apply(approval)
        approval.digest, approval.sent_at, approval.answered_at = line.digest, moment, None
        approval.by_name = approval.recorded_by = approval.words = ""
    parts = [str(line.part) for line in sheet.open]
    token = make_link(session, person, PURPOSE, person.public_id, ends_at=moment + LASTS)
    events.record(session, actor, "approval.sent", person, parts=parts)
    mail.send(
        session,
        person.printed_name,
        address,
        f"Please approve how you are printed: {task_force}",
        f"{actor.name} asks you to approve {_listed([NAMES[part] for part in parts])} for the {task_force}.\n\n"
        "Open this page and press “Approve”, or ask for a change. You need not sign in. "
        f"The link is yours alone and works once, within three weeks:\n{base_url}/do/{token}\n",
    )


def send_all_for_approval(
    session: Session, actor: Actor, *, base_url: str, task_force: str
) -> tuple[int, list[str]]:
    """Ask everybody of whom something is open and who was not asked today.

    Returns how many mails go out, and the names of those whose address is not known.
    """
    allow(policy.can_see_approvals(actor), "Only the facilitator asks for approval.")
    sent, unknown = 0, []
    for sheet in queries.sheets(session, actor):
        if not sheet.open or was_asked_today(sheet, clock.now()):
            continue
        if not sheet.address:
            unknown.append(sheet.person.printed_name)
            continue
        send_for_approval(session, actor, sheet, base_url=base_url, task_force=task_force)
        sent += 1
    return sent, unknown


def was_asked_today(sheet: Sheet, moment: datetime) -> bool:
    """Whether everything open was asked for within the last day."""
    asked = [line.said.sent_at if line.said and line.stand == "sent" else None for line in sheet.open]
    return all(at is not None and moment - at < PAUSE for at in asked)


def approve(session: Session, actor: Actor, sheet: Sheet, *, digest: str) -> None:
    """Approve all that is open, exactly as it was shown: `digest` is that of the sheet then. Raises Refused."""
    allow(policy.can_approve(actor, sheet.person), "Only the person approves this.")
    _refuse_other(sheet, digest)
    for line in sheet.open:
        _answer(session, actor, sheet, line, APPROVE)
    parts = {str(line.part): line.digest for line in sheet.open}
    events.record(session, actor, "approval.given", sheet.person, parts=parts)


def ask_for_change(
    session: Session, actor: Actor, sheet: Sheet, *, part: str, words: str, digest: str
) -> None:
    """Ask the facilitator to change a part that is open, in one's own words. Raises Refused."""
    allow(policy.can_approve(actor, sheet.person), "Only the person asks for this.")
    _refuse_other(sheet, digest)
    line = next((one for one in sheet.open if one.part == part), None)
    if line is None:
        raise Refused("part", "Please choose what is to change.")
    if not words.strip():
        raise Refused("words", "Please say what should change.")
    _answer(session, actor, sheet, line, ASK_CHANGES).words = words.strip()
    events.record(session, actor, "approval.change_asked", sheet.person, part=part)


def record_approval(
    session: Session, actor: Actor, sheet: Sheet, *, parts: Sequence[str], by_name: str, words: str
) -> None:
    """Write down that parts, as they are now, were approved elsewhere: by whom, and how (`words`). Raises Refused."""
    allow(policy.can_record_approval(actor, sheet.person), "Only the facilitator writes this down.")
    lines = [line for line in sheet.lines if line.part in parts and line.stand != "nothing"]
    if not lines:
        raise Refused("parts", "Please tick at least one part that is there.")
    for line in lines:
        approval = _answer(session, actor, sheet, line, APPROVE)
        approval.by_name, approval.recorded_by, approval.words = by_name, actor.name, words
    recorded = {str(line.part): line.digest for line in lines}
    events.record(session, actor, "approval.recorded", sheet.person, parts=recorded, by=by_name)


def _refuse_other(sheet: Sheet, digest: str) -> None:
    if not sheet.open:
        raise Refused("digest", "All of this is approved already. Nothing else is to be done.")
    if sheet.digest != digest:
        raise Refused(
            "digest", "This has changed while you were reading. Please read it again, as it is now."
        )


def _answer(session: Session, actor: Actor, sheet: Sheet, line: Line, move: Move) -> Approval:
    approval = _said(session, sheet, line)
    move.apply(approval)
    approval.digest, approval.answered_at = line.digest, clock.now()
    approval.by_name, approval.recorded_by, approval.words = actor.name, "", ""
    return approval


def _said(session: Session, sheet: Sheet, line: Line) -> Approval:
    """What was said of the part, or a new row for it."""
    if line.said is not None:
        return line.said
    person = sheet.person
    made = Approval(
        task_force_id=person.task_force_id,
        person_id=person.id,
        part=line.part,
        digest=line.digest,
        state=ApprovalState.SENT,
    )
    session.add(made)
    return made


def _listed(words: list[str]) -> str:
    """`a, b and c`."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]
