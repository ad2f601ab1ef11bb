"""Taking suggestions over into the text. They are left as every comment is answered."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from sqlalchemy.orm import Session

from taskforce.core import events
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.texts import policy
from taskforce.texts.actions.dispositions import dispose_comment
from taskforce.texts.actions.versions import write_version
from taskforce.texts.models import FIELD, Text, TextVersion
from taskforce.texts.queries.record import Placed
from taskforce.texts.rules import blocks
from taskforce.texts.rules.suggesting import replaced, replaced_in_line
from taskforce.texts.states import Verdict

LATER = "Another version came meanwhile. Please look at the suggestions again."
SAME = "{one} and {other} change the same words. Please choose one of them, or write the text yourself."
NOT_NOW = "The words that {name} would replace are not there any more, or the suggestion is answered."
BY_HAND = (
    "What {name} suggests changes more than its words, such as a link or emphasis. Please write it yourself."
)


def accept_suggestions(
    session: Session, actor: Actor, text: Text, *, chosen: Sequence[Placed], base: int
) -> TextVersion:
    """One new version with all of these, on top of version `base`; each is answered as accepted.

    `text` and its current version must be loaded, `chosen` stand on that version. Raises Refused where two change the
    same words, one cannot be put in as it is or another version came; WrongState without edits.
    """
    if not text.takes_edits or text.current is None:
        raise WrongState("This text takes no edits now.")
    allow(policy.can_accept_suggestions(actor, text), "Only the facilitator takes suggestions over.")
    current = text.current
    if base != current.number:
        raise Refused("chosen", LATER)
    if not chosen:
        raise Refused("chosen", "Please choose at least one suggestion.")
    fields, sources = _with(current, chosen)
    names = ", ".join(dict.fromkeys(one.comment.by_name for one in chosen))
    note = f"Took over {'a suggestion' if len(chosen) == 1 else 'suggestions'} of {names}"
    made = write_version(
        session, actor, text, fields=fields, source=blocks.join(sources), base=base, note=note
    )
    for one in chosen:
        dispose_comment(session, actor, one.comment, disposition=Verdict.ACCEPTED)
    events.record(session, actor, "text.suggestions_accepted", text, number=made.number, note=note)
    return made


def _with(current: TextVersion, chosen: Sequence[Placed]) -> tuple[dict[str, str], list[str]]:
    """The fields and blocks with every suggestion put in, those at the end first."""
    by_place: dict[str, list[Placed]] = defaultdict(list)
    for one in chosen:
        if not one.is_suggestion:
            raise Refused("chosen", NOT_NOW.format(name=one.comment.by_name))
        by_place[one.on].append(one)
    fields, sources = dict(current.fields), {block.key: block.source for block in current.blocks}
    for on, many in by_place.items():
        ordered = sorted(many, key=lambda one: one.span or (0, 0))
        _refuse_overlaps(ordered)
        for one in reversed(ordered):
            name = on.removeprefix(FIELD)
            made = _put(fields[name] if on.startswith(FIELD) else sources[on], one)
            if on.startswith(FIELD):
                fields[name] = made
            else:
                sources[on] = made
    return fields, list(sources.values())


def _put(source: str, one: Placed) -> str:
    put = replaced_in_line if one.on.startswith(FIELD) else replaced
    made = put(source, one.span, one.comment.proposed) if one.span else None
    if made is None:
        raise Refused("chosen", BY_HAND.format(name=one.comment.by_name))
    return made


def _refuse_overlaps(ordered: Sequence[Placed]) -> None:
    for one, other in pairwise(ordered):
        if one.span and other.span and other.span.start < one.span.end:
            raise Refused("chosen", SAME.format(one=one.comment.by_name, other=other.comment.by_name))
