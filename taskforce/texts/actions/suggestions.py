"""Taking suggestions over into the text. They are left as every comment is answered."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy.orm import Session

from taskforce.core import events
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.texts import policy
from taskforce.texts.actions.dispositions import dispose_comment
from taskforce.texts.actions.versions import write_version
from taskforce.texts.models import FIELD, Text, TextVersion
from taskforce.texts.queries.record import Placed, reach_of
from taskforce.texts.rules import blocks
from taskforce.texts.rules.plain import Span
from taskforce.texts.rules.suggesting import replaced, replaced_in_line
from taskforce.texts.states import Verdict

LATER = "Another version came meanwhile. Please look at the suggestions again."
SAME = "{one} and {other} change the same words. Please choose one of them, or write it anew."
NOT_NOW = "The words that {name} would replace are not there any more, or the suggestion is answered."
BY_HAND = (
    "What {name} suggests changes more than its words, such as a link or emphasis. Please write it yourself."
)


@dataclass(frozen=True)
class Anew:
    """What somebody wrote from suggestions that change the same words, in the place of all of them."""

    group: Sequence[Placed]
    words: str


@dataclass(frozen=True)
class _Change:
    on: str
    span: Span
    words: str
    by: str


def accept_suggestions(
    session: Session,
    actor: Actor,
    text: Text,
    *,
    chosen: Sequence[Placed],
    base: int,
    anew: Sequence[Anew] = (),
) -> TextVersion:
    """One new version with all of these, on top of version `base`; each is answered as accepted.

    Those of which something was written `anew` are answered as accepted in part, and why. `text` and its current
    version must be loaded, `chosen` stand on that version. Raises Refused where two change the same words, one cannot
    be put in as it is or another version came; WrongState without edits.
    """
    if not text.takes_edits or text.current is None:
        raise WrongState("This text takes no edits now.")
    allow(policy.can_accept_suggestions(actor, text), "Only the facilitator takes suggestions over.")
    current = text.current
    if base != current.number:
        raise Refused("chosen", LATER)
    if not chosen and not anew:
        raise Refused("chosen", "Please choose at least one suggestion.")
    taken = [*chosen, *(one for written in anew for one in written.group)]
    fields, sources = _with(current, [*map(_change, chosen), *map(_change_anew, anew)], taken)
    names = ", ".join(dict.fromkeys(one.comment.by_name for one in taken))
    note = f"Took over {'a suggestion' if len(taken) == 1 else 'suggestions'} of {names}"
    made = write_version(
        session, actor, text, fields=fields, source=blocks.join(sources), base=base, note=note
    )
    for one in chosen:
        dispose_comment(session, actor, one.comment, disposition=Verdict.ACCEPTED)
    for written in anew:
        reason = f"Written anew from the suggestions of {_names(written)}."
        for one in written.group:
            dispose_comment(session, actor, one.comment, disposition=Verdict.ACCEPTED_IN_PART, reason=reason)
    events.record(session, actor, "text.suggestions_accepted", text, number=made.number, note=note)
    return made


def _with(
    current: TextVersion, changes: Sequence[_Change], taken: Sequence[Placed]
) -> tuple[dict[str, str], list[str]]:
    """The fields and blocks with every change put in, those at the end first; a block without words goes."""
    for one in taken:
        if not one.is_suggestion:
            raise Refused("chosen", NOT_NOW.format(name=one.comment.by_name))
    by_place: dict[str, list[_Change]] = defaultdict(list)
    for change in changes:
        by_place[change.on].append(change)
    fields, sources = dict(current.fields), {block.key: block.source for block in current.blocks}
    for on, many in by_place.items():
        ordered = sorted(many, key=lambda change: change.span)
        _refuse_overlaps(ordered)
        for change in reversed(ordered):
            name = on.removeprefix(FIELD)
            made = _put(fields[name] if on.startswith(FIELD) else sources[on], change)
            if on.startswith(FIELD):
                fields[name] = made
            else:
                sources[on] = made
    return fields, [source for source in sources.values() if source]


def _change(one: Placed) -> _Change:
    return _Change(one.on, one.span or Span(0, 0), one.comment.proposed, one.comment.by_name)


def _change_anew(written: Anew) -> _Change:
    if not written.words.strip():
        raise Refused("chosen", "Please write what shall stand there.")
    return _Change(written.group[0].on, reach_of(written.group), written.words, _names(written))


def _names(written: Anew) -> str:
    return " and ".join(dict.fromkeys(one.comment.by_name for one in written.group))


def _put(source: str, change: _Change) -> str:
    put = replaced_in_line if change.on.startswith(FIELD) else replaced
    made = put(source, change.span, change.words)
    if made is None:
        raise Refused("chosen", BY_HAND.format(name=change.by))
    return made


def _refuse_overlaps(ordered: Sequence[_Change]) -> None:
    for one, other in pairwise(ordered):
        if other.span.start < one.span.end:
            raise Refused("chosen", SAME.format(one=one.by, other=other.by))
