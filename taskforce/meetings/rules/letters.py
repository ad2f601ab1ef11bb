"""What the mails about a meeting say. They name day, hour, place and links, and never what is being drafted."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """What every letter needs, in printed words. `elsewhere` are the hours on the reader's clock, or empty."""

    title: str
    kind: str
    task_force: str
    when: str
    elsewhere: str
    place: str
    link: str
    page: str
    sender: str


@dataclass(frozen=True)
class Letter:
    """A subject of one line and a text."""

    subject: str
    text: str


def invitation(facts: Facts, answer_at: str) -> Letter:
    """You are invited; `answer_at` is the address where one may answer in two taps."""
    opening = f"{facts.sender} invites you to a meeting of the {facts.task_force}."
    return _letter(f"Meeting: {facts.title}", facts, opening, _answer(answer_at))


def change(facts: Facts, changed: str, answer_at: str) -> Letter:
    """Something about it is another; `changed` says what, `answer_at` is empty where the answer still holds."""
    opening = f"{facts.sender} has changed a meeting of the {facts.task_force}. {changed}"
    return _letter(f"Changed: {facts.title}", facts, opening, _answer(answer_at))


def reminder(facts: Facts, answer_at: str) -> Letter:
    """You have not answered yet."""
    opening = f"You have not said yet whether you come to this meeting of the {facts.task_force}."
    return _letter(f"Do you come? {facts.title}", facts, opening, _answer(answer_at))


def cancellation(facts: Facts, why: str) -> Letter:
    """It will not take place."""
    opening = f"{facts.sender} has cancelled a meeting of the {facts.task_force}. It will not take place."
    return _letter(f"Cancelled: {facts.title}", facts, opening, f"Reason: {why}" if why else "")


def _letter(subject: str, facts: Facts, opening: str, closing: str) -> Letter:
    rows = [
        ("What", f"{facts.title} ({facts.kind})"),
        ("When", facts.when),
        ("Where you are", facts.elsewhere),
        ("Place", facts.place),
        ("Join remotely", facts.link),
        ("Agenda", facts.page),
    ]
    sheet = "\n".join(f"{label}: {words}" for label, words in rows if words)
    parts = [opening, sheet, *([closing] if closing else [])]
    return Letter(" ".join(subject.split()), "\n\n".join(parts) + "\n")


def _answer(address: str) -> str:
    return f"Say yes, perhaps or no here, without signing in:\n{address}" if address else ""
