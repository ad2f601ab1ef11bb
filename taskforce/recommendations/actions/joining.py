"""Two recommendations become one, one becomes two. Each keeps its versions, comments, votes and record."""

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session

from taskforce.core import events
from taskforce.core.actor import Actor
from taskforce.core.errors import Refused, WrongState, allow
from taskforce.members.models import Person
from taskforce.recommendations import policy, states
from taskforce.recommendations.actions.drafting import begin, write
from taskforce.recommendations.actions.moves import STEER, move, refuse_while_voted_on, require
from taskforce.recommendations.models import Recommendation
from taskforce.recommendations.states import TAKES_OTHERS_IN
from taskforce.texts import queries as texts


def merge(
    session: Session,
    actor: Actor,
    recommendation: Recommendation,
    *,
    into: Recommendation,
    why: str,
    brings_text: bool = False,
) -> None:
    """Let it go on in another one. It stays as it is, frozen, and each of both names the other.

    `brings_text`: its paragraphs come to the end of the other's text, as a new version of that. What waits for an
    answer on it is still answered, and the other goes to no vote before. Raises Refused without a reason or for
    `into`, WrongState while a vote on it is open.
    """
    allow(policy.can_merge(actor, recommendation), STEER)
    require(why)
    if into.id == recommendation.id:
        raise Refused("into", "Please choose another one than itself.")
    if into.state not in TAKES_OTHERS_IN:
        raise Refused("into", "That one is frozen. It takes another in once it is back in drafting.")
    refuse_while_voted_on(session, recommendation)
    title, version = recommendation.fields.title, recommendation.text.number
    recommendation.merged_into_id = into.id
    move(session, actor, recommendation, states.MERGE)
    told = {"why": why, "into": into.public_id, "other": into.fields.title}
    events.record(session, actor, "recommendation.merged", recommendation, **told)
    told = {"why": why, "from": recommendation.public_id, "other": title, "version": str(version)}
    events.record(session, actor, "recommendation.took_in", into, **told)
    if brings_text:
        _bring(session, actor, recommendation, into)


def split(
    session: Session,
    actor: Actor,
    recommendation: Recommendation,
    *,
    fields: Mapping[str, str],
    source: str,
    leaving: Collection[str] = (),
    key: str | None = None,
) -> Recommendation:
    """A new one beside it, under the same theme and of the same proposer, which names the one that it comes from.

    `leaving`: the keys of the paragraphs that the first one gives away, by a new version. What waits for an answer
    there was said on both: neither goes to a vote before. Returns the new one, a proposal. Raises WrongState while its
    text takes no edits, Refused as `propose` does.
    """
    allow(
        policy.can_split(actor, recommendation), "Whoever proposed this splits it, or the facilitator does."
    )
    if recommendation.state not in TAKES_OTHERS_IN:
        raise WrongState("This text takes no edits now. Take the recommendation back into drafting first.")
    proposer = session.get_one(Person, recommendation.proposed_by_id)
    made = begin(session, actor, recommendation.theme, proposer, fields=fields, source=source, key=key)
    made.split_from_id = recommendation.id
    told = {"from": recommendation.public_id, "other": recommendation.fields.title, "key": made.key}
    events.record(session, actor, "recommendation.split_off", made, **told, title=fields["title"])
    told = {"off": made.public_id, "other": fields["title"]}
    events.record(session, actor, "recommendation.split", recommendation, **told)
    if leaving:
        _give_away(session, actor, recommendation, leaving, fields["title"])
    return made


def _bring(session: Session, actor: Actor, found: Recommendation, into: Recommendation) -> None:
    """The paragraphs of the one at the end of the other's."""
    ours, theirs = (texts.printed(session, actor, one.text_id) for one in (into, found))
    source = "\n\n".join(part for part in (ours.source, theirs.source) if part)
    note = f"Taken in from “{found.fields.title}”, version {theirs.number}."
    write(session, actor, into, base=ours.number, fields=ours.fields, source=source, note=note)


def _give_away(
    session: Session, actor: Actor, found: Recommendation, leaving: Collection[str], title: str
) -> None:
    """The text without those paragraphs."""
    ours = texts.printed(session, actor, found.text_id)
    source = "\n\n".join(words for key, words in ours.blocks if key not in leaving)
    note = f"Split off: “{title}”."
    write(session, actor, found, base=ours.number, fields=ours.fields, source=source, note=note)
