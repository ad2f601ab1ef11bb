"""What the mails about a meeting say. They name day, hour, place and links, and never what is being drafted."""

from dataclasses import dataclass

from markupsafe import Markup

ASKED = "Say yes, perhaps or no here, without signing in:"


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
    """A subject of one line, and what is said under it; `answer_at` is where one may answer, or empty."""

    subject: str
    opening: str
    rows: tuple[tuple[str, str], ...]
    closing: str = ""
    answer_at: str = ""

    @property
    def text(self) -> str:
        """The plain text."""
        sheet = "\n".join(f"{label}: {words}" for label, words in self.rows)
        answer = f"{ASKED}\n{self.answer_at}" if self.answer_at else ""
        return "\n\n".join(part for part in (self.opening, sheet, self.closing, answer) if part) + "\n"

    @property
    def html(self) -> str:
        """The same as HTML without style, which every mail program shows well."""
        rows = Markup("").join(
            Markup("<dt><b>{}</b></dt><dd>{}</dd>").format(label, _linked(words))
            for label, words in self.rows
        )
        parts = [Markup("<p>{}</p>").format(self.opening), Markup("<dl>{}</dl>").format(rows)]
        if self.closing:
            parts.append(Markup("<p>{}</p>").format(self.closing))
        if self.answer_at:
            parts.append(Markup('<p><a href="{}">{}</a></p>').format(self.answer_at, ASKED.removesuffix(":")))
        body = Markup("\n").join(parts)
        return str(Markup('<!doctype html><html lang="en"><body>{}</body></html>').format(body))


def _linked(words: str) -> Markup:
    is_address = words.startswith(("https://", "http://")) and not any(map(str.isspace, words))
    return Markup('<a href="{0}">{0}</a>').format(words) if is_address else Markup("{}").format(words)


def invitation(facts: Facts, answer_at: str) -> Letter:
    """You are invited; `answer_at` is the address where one may answer in two taps."""
    opening = f"{facts.sender} invites you to a meeting of the {facts.task_force}."
    return _letter(f"Meeting: {facts.title}", facts, opening, answer_at=answer_at)


def change(facts: Facts, changed: str, answer_at: str) -> Letter:
    """Something about it is another; `changed` says what, `answer_at` is empty where the answer still holds."""
    opening = f"{facts.sender} has changed a meeting of the {facts.task_force}. {changed}"
    return _letter(f"Changed: {facts.title}", facts, opening, answer_at=answer_at)


def reminder(facts: Facts, answer_at: str) -> Letter:
    """You have not answered yet."""
    opening = f"You have not said yet whether you come to this meeting of the {facts.task_force}."
    return _letter(f"Do you come? {facts.title}", facts, opening, answer_at=answer_at)


def cancellation(facts: Facts, why: str) -> Letter:
    """It will not take place."""
    opening = f"{facts.sender} has cancelled a meeting of the {facts.task_force}. It will not take place."
    return _letter(f"Cancelled: {facts.title}", facts, opening, f"Reason: {why}" if why else "")


def _letter(subject: str, facts: Facts, opening: str, closing: str = "", answer_at: str = "") -> Letter:
    rows = (
        ("What", f"{facts.title} ({facts.kind})"),
        ("When", facts.when),
        ("Where you are", facts.elsewhere),
        ("Place", facts.place),
        ("Join remotely", facts.link),
        ("Agenda", facts.page),
    )
    told = tuple((label, words) for label, words in rows if words)
    return Letter(" ".join(subject.split()), opening, told, closing, answer_at)
