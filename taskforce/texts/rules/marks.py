"""Where the mark of a note stands: close to the word, after the full stop or comma that follows (Chicago 14.26)."""

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token

_STOPS = re.compile(r"[.,;:!?…”’]+")
_APART = "\u00a0"


def settle(tokens: Sequence[Token], is_mark: Callable[[Token], bool]) -> list[Token]:
    """The tokens of a line with each mark at its place: of `bureaus [@survey].` the words, the stop, the mark.

    Two marks in a row are kept apart, or 1 and 2 would read as 12.
    """
    done: list[Token] = []
    for token in tokens:
        if is_mark(token):
            _close_up(done)
            if done and is_mark(done[-1]):
                done.append(_text(_APART))
        elif token.type == "text" and done and is_mark(done[-1]):
            _pull_stop(token, done, is_mark)
        done.append(token)
    return done


def _close_up(done: list[Token]) -> None:
    """Take away the space before a mark, or the end of a line."""
    while done and (
        done[-1].type == "softbreak" or (done[-1].type == "text" and not done[-1].content.strip())
    ):
        done.pop()
    if done and done[-1].type == "text":
        done[-1].content = done[-1].content.rstrip()


def _pull_stop(token: Token, done: list[Token], is_mark: Callable[[Token], bool]) -> None:
    """Bring the stop at the beginning of `token` before the marks at the end of `done`."""
    stop = _STOPS.match(token.content)
    if stop is None:
        return
    start = len(done)
    while start and (is_mark(done[start - 1]) or done[start - 1].content == _APART):
        start -= 1
    done.insert(start, _text(stop[0]))
    token.content = token.content[stop.end() :]


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)
