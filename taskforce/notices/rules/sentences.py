"""An act as a sentence in three parts: before the linked title, the title, and after it."""

from typing import NamedTuple

from taskforce.core import numbers
from taskforce.notices.rules.telling import Telling


class Sentence(NamedTuple):
    """`Mateo de la Cruz commented on ` + `Create an office` + ``."""

    before: str
    title: str
    after: str

    @property
    def plain(self) -> str:
        """As mail says it, the title in quotes where it stands among other words."""
        return f"{self.before}“{self.title}”{self.after}" if self.before or self.after else self.title


def sentence(telling: Telling, *, who: str, title: str, number: int = 1) -> Sentence:
    """What happened, once or `number` times. Words without a title of their own are linked as a whole."""
    words = telling.many if number > 1 and telling.many else telling.words
    if "{title}" not in words:
        return Sentence("", _filled(words, who, number), "")
    before, _, after = words.partition("{title}")
    before = _filled(before, who, number)
    return Sentence(numbers.capital(before), title, _filled(after, who, number))


def _filled(words: str, who: str, number: int) -> str:
    return words.replace("{number}", numbers.spelled(number)).replace("{who}", who)
