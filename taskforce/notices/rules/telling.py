"""What each act says, in one table: its sentence, what it is about, whom it concerns, and who may read of it.

Sentences hold names of people and titles of things, and no word of a draft.
"""

from dataclasses import dataclass

DRAFTS = "drafts"  # whoever reads drafts
WRITERS = "writers"  # whoever writes the report
KEEPERS = "keepers"  # the facilitator


@dataclass(frozen=True)
class Telling:
    """One kind of act.

    `words`: with `{who}` and `{title}`; `many`: the same where one who comes back finds several, with `{number}`.
    `about`: what its subject is. `to`: whom it concerns, who are told (nobody: empty). `readers`: who finds it among
    what changed (nobody: empty). `kind`: under which kind people choose how they are told.
    """

    act: str
    words: str
    about: str
    readers: str = DRAFTS
    kind: str = ""
    to: str = ""
    many: str = ""


def _moved(act: str, words: str) -> Telling:
    return Telling(f"recommendation.{act}", words, "recommendation", kind="mine_moved", to="proposer")


def _voted(act: str, words: str) -> Telling:
    return Telling(f"recommendation.{act}", words, "recommendation", kind="vote_closed", to="readers")


TELLINGS = (
    Telling("round.opened", "The vote on {title} is open", "round", kind="vote_opened", to="seats"),
    Telling(
        "recommendation.straw_poll_opened",
        "A straw poll on {title} is open",
        "recommendation",
        kind="vote_opened",
        to="readers",
    ),
    Telling(
        "recommendation.opened_for_comment",
        "{title} is open for comment",
        "recommendation",
        kind="comment_asked",
        to="commenters",
    ),
    _moved("put_forward", "{title} was put forward"),
    _moved("drafting_begun", "{title} was taken into drafting"),
    _moved("comments_closed", "Comments on {title} are closed"),
    _moved("brought_to_decision", "{title} is up for decision"),
    _moved("taken_back", "{title} went back into drafting"),
    _moved("deferred", "{title} was put off"),
    _moved("withdrawn", "{title} was withdrawn"),
    _moved("merged", "{title} was merged into another"),
    _moved("took_in", "Another recommendation was merged into {title}"),
    _moved("split", "A part of {title} was split off"),
    _moved("split_off", "{title} was split off from another"),
    _moved("taken_up_again", "{title} was taken up again"),
    _voted("adopted", "{title} was adopted"),
    _voted("failed", "{title} was not adopted"),
    _voted("left_undecided", "The vote on {title} had no quorum, so it is still undecided"),
    Telling("recommendation.proposed", "{who} proposed {title}", "recommendation"),
    Telling(
        "recommendation.written",
        "{who} wrote a version of {title}",
        "recommendation",
        many="{title} has {number} new versions",
    ),
    Telling("statement.made", "{who} made a separate statement on {title}", "recommendation"),
    Telling(
        "comment.made", "{who} commented on {title}", "comment", many="{number} comments were made on {title}"
    ),
    Telling(
        "comment.replied",
        "{who} replied to a comment on {title}",
        "comment",
        kind="answered",
        to="thread",
        many="{number} replies were written to comments on {title}",
    ),
    Telling(
        "comment.disposed",
        "A comment on {title} was answered",
        "comment",
        kind="answered",
        to="author",
        many="{number} comments on {title} were answered",
    ),
    Telling(
        "note.replied",
        "{who} replied to a note on {title}",
        "comment",
        readers="",
        kind="answered",
        to="thread",
        many="{number} replies were written to notes on {title}",
    ),
    Telling(
        "note.disposed", "A note on {title} was answered", "comment", readers="", kind="answered", to="author"
    ),
    Telling(
        "mention.made",
        "{who} named you in a comment on {title}",
        "mention",
        readers="",
        kind="mentioned",
        to="mentioned",
        many="You were named in {number} comments on {title}",
    ),
    Telling("meeting.called", "{title} was called", "meeting", kind="meeting", to="readers"),
    Telling(
        "meeting.changed",
        "{title} was changed",
        "meeting",
        kind="meeting",
        to="readers",
        many="{title} was changed {number} times",
    ),
    Telling("meeting.cancelled", "{title} was cancelled", "meeting", kind="meeting", to="readers"),
    Telling("meeting.held", "{title} was held", "meeting"),
    Telling(
        "agenda.published", "The agenda of {title} was published", "meeting", kind="meeting", to="readers"
    ),
    Telling(
        "minutes.circulated",
        "The minutes of {title} were circulated",
        "minutes",
        kind="minutes",
        to="readers",
    ),
    Telling(
        "minutes.approved", "The minutes of {title} were approved", "minutes", kind="minutes", to="readers"
    ),
    Telling(
        "edition.made", "Edition {title} of the report is ready", "edition", kind="edition", to="steerers"
    ),
    Telling(
        "part.written",
        "{who} wrote {title} in the report",
        "part",
        readers=WRITERS,
        many="{title} in the report was written {number} times",
    ),
    Telling(
        "endorsement.opened",
        "Edition {title} of the report is put forward for endorsement",
        "endorsement",
        kind="endorsement",
        to="signers",
    ),
    Telling("endorsement.closed", "The endorsement of edition {title} is closed", "endorsement"),
    Telling("charter.edited", "The charter was edited", "charter"),
    Telling("stage.gate_passed", "The stage {title} is over", "stage"),
    Telling("invitation.accepted", "{title} took their seat", "invitation", kind="seat", to="keepers"),
    Telling(
        "invitation.declined", "{title} declined the seat", "invitation", KEEPERS, kind="seat", to="keepers"
    ),
    Telling("person.left", "{title} left the task force", "person", kind="seat", to="keepers"),
    Telling(
        "delegation.granted",
        "{title} may act for somebody else",
        "delegation",
        readers="",
        kind="delegation",
        to="delegation",
    ),
    Telling(
        "delegation.ended",
        "{title} no longer acts for somebody else",
        "delegation",
        readers="",
        kind="delegation",
        to="delegation",
    ),
)
BY_ACT = {telling.act: telling for telling in TELLINGS}
