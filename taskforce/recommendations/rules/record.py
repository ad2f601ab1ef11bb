"""The record of a recommendation as plain sentences: one for each kind of event."""

from collections.abc import Mapping
from typing import Any

LINEAGE = {
    "new": "is new: no earlier report has it",
    "continues": "continues recommendation {}",
    "modifies": "modifies recommendation {}",
    "replaces": "replaces recommendation {}",
    "drops": "drops recommendation {}",
}
SENTENCES = {
    "recommendation.proposed": "{by} proposed it.",
    "recommendation.noted": "{by} noted it as an idea.",
    "recommendation.put_forward": "{by} put it forward as a proposal.",
    "recommendation.written": "{by} wrote version {version}.",
    "recommendation.drafting_begun": "{by} took it into drafting.",
    "recommendation.opened_for_comment": "{by} opened version {version} for comment.",
    "recommendation.comments_closed": "{by} closed the comments.",
    "recommendation.brought_to_decision": "{by} froze version {version} and brought it to decision.",
    "recommendation.put_to_vote": "{by} put version {version} to the vote.",
    "recommendation.straw_poll_opened": "{by} asked in a straw poll where people stand on version {version}.",
    "recommendation.taken_back": "{by} took it back into drafting.",
    "recommendation.adopted": "It was adopted.",
    "recommendation.failed": "It was not adopted.",
    "recommendation.left_undecided": "The vote had no quorum; it stays up for decision.",
    "recommendation.deferred": "{by} deferred it.",
    "recommendation.withdrawn": "{by} withdrew it.",
    "recommendation.taken_up_again": "{by} took it up again.",
    "statement.made": "{by} made a separate statement.",
    "statement.rewritten": "{by} wrote a separate statement anew.",
    "statement.signed": "{by} signed a separate statement.",
    "statement.unsigned": "{by} took a signature back.",
    "statement.withdrawn": "{by} withdrew a separate statement.",
    "recommendation.merged": "{by} merged it into “{other}”.",
    "recommendation.took_in": "{by} merged “{other}” into it.",
    "recommendation.split": "{by} split “{other}” off.",
    "recommendation.split_off": "{by} split it off from “{other}”.",
    "recommendation.lineage_stated": "{by} wrote down that it {what}.",
    "recommendation.lineage_taken_back": "{by} took back that it {what}.",
    "recommendation.placed": "{by} gave it place {position} under “{theme}”.",
    "comment.made": "{by} {comment} on version {version}.",
    "comment.replied": "{by} replied to a comment.",
    "comment.disposed": "{by} answered a comment: {answer}.",
}
_COMMENTS = {
    "critical": "made a critical comment",
    "substantive": "made a comment of substance",
    "editorial": "made an editorial comment",
    "question": "asked a question",
}


class _Facts(dict[str, Any]):
    """What an event holds; what it does not hold is left empty."""

    def __missing__(self, key: str) -> str:
        return ""


def sentence(kind: str, by: str, facts: Mapping[str, Any]) -> str | None:
    """The event in plain words, or None where a kind has nothing to say to people."""
    words = SENTENCES.get(kind)
    if words is None:
        return None
    comment = _COMMENTS.get(str(facts.get("weight")), "commented")
    answer = str(facts.get("verdict", "")).replace("_", " ")
    return words.format_map(_Facts(facts, by=by, comment=comment, answer=answer))


def reason(facts: Mapping[str, Any]) -> str:
    """What was said with it: the reason of a move, the note of a version, the result of a vote."""
    return str(facts.get("why") or facts.get("note") or facts.get("result") or "")
