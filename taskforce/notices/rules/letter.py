"""The letter that tells somebody: subject, plain text, and the same as HTML. Titles and links, no word of a draft."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from taskforce.core import numbers

LONGEST_SUBJECT = 150


@dataclass(frozen=True)
class Line:
    """One thing: its sentence, where it leads, and by when it is due, in words."""

    sentence: str
    url: str
    due: str = ""


@dataclass(frozen=True)
class Letter:
    """What is mailed. `stops`: pairs of a kind in words and the address that stops it."""

    name: str
    task_force: str
    waiting: Sequence[Line]
    happened: Sequence[Line]
    settings_url: str
    stops: Sequence[tuple[str, str]]
    by: str = ""  # whoever asked for a reminder

    @property
    def subject(self) -> str:
        """What it is about: the one thing, or how many."""
        lines = [*self.waiting, *self.happened]
        if len(lines) == 1:
            words = f"{lines[0].sentence}{f', by {lines[0].due}' if lines[0].due else ''}"
        elif self.waiting:
            words = f"{numbers.counted(len(self.waiting), 'thing waits', 'things wait')} for you"
        else:
            words = f"{numbers.counted(len(lines), 'thing', 'things')} happened"
        words = " ".join(f"{numbers.capital(words)} · {self.task_force}".split())
        return words if len(words) <= LONGEST_SUBJECT else f"{words[: LONGEST_SUBJECT - 1]}…"

    @property
    def text(self) -> str:
        """The plain text."""
        parts = [f"Good day, {self.name},"]
        if self.by:
            parts.append(f"{self.by} asks you to look at what waits for you.")
        for heading, lines in self._lists():
            parts.append("\n\n".join([heading, *(_plain(line) for line in lines)]))
        stops = [f"Stop mails of this kind ({kind}): {url}" for kind, url in self.stops]
        parts.append("\n".join([f"What you are told by mail, and when: {self.settings_url}", *stops]))
        return "\n\n".join(parts) + "\n"

    @property
    def html(self) -> str:
        """The same as HTML without style, which every mail program shows well."""
        parts = [Markup("<p>Good day, {},</p>").format(self.name)]
        if self.by:
            parts.append(Markup("<p>{} asks you to look at what waits for you.</p>").format(self.by))
        for heading, lines in self._lists():
            rows = Markup("").join(_row(line) for line in lines)
            parts.append(Markup("<h2>{}</h2><ul>{}</ul>").format(heading, rows))
        parts.append(
            Markup('<p><a href="{}">What you are told by mail, and when</a></p>').format(self.settings_url)
        )
        parts += [
            Markup('<p><a href="{}">Stop mails of this kind</a> ({})</p>').format(url, kind)
            for kind, url in self.stops
        ]
        body = Markup("\n").join(parts)
        return str(Markup('<!doctype html><html lang="en"><body>{}</body></html>').format(body))

    def _lists(self) -> list[tuple[str, Sequence[Line]]]:
        both = (("Waits for you", self.waiting), ("Happened", self.happened))
        return [(heading, lines) for heading, lines in both if lines]


def _plain(line: Line) -> str:
    due = f", by {line.due}" if line.due else ""
    return f"- {line.sentence}{due}\n  {line.url}"


def _row(line: Line) -> Markup:
    due = f", by {line.due}" if line.due else ""
    return Markup('<li><a href="{}">{}</a>{}</li>').format(line.url, line.sentence, due)
