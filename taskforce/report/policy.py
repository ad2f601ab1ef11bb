"""Who may do what with the report. The facilitator keeps it; the working report is for those who write in it.

Observers and the principal of the host read editions that are ready, and nothing before.
"""

from datetime import timedelta

from taskforce.core import clock
from taskforce.core.actor import PROGRAM, Actor
from taskforce.core.permissions import READERS, permit
from taskforce.report.models import Edition, Endorsement, Part, Publication, Report, Signer
from taskforce.report.states import OPEN_TO_MEMBERS
from taskforce.texts.models import Text

WRITES = ("facilitator", "co_chair", "member")


@permit("Begin the report", "facilitator")
def can_begin_report(actor: Actor) -> bool:
    """The facilitator begins the report."""
    return True


@permit("Read the working report", *WRITES, scope="read")
def can_read_report(actor: Actor, report: Report) -> bool:
    """The working report, before anything is printed: those who may write in it."""
    return True


@permit("Read the text of a part", *WRITES, scope="read")
def can_read_text(actor: Actor, text: Text) -> bool:
    """The versions of a part, like the working report to which they belong."""
    return True


@permit("Change title and outline of the report", "facilitator")
def can_change_report(actor: Actor, report: Report) -> bool:
    """Title and outline are the facilitator's: what there is, in which order, under which names."""
    return True


@permit("Name, move and remove a part of the report", "facilitator")
def can_change_part(actor: Actor, part: Part) -> bool:
    """The facilitator names, moves, removes and puts back, and says who signs a letter."""
    return True


@permit(
    "Write a part of the report",
    *WRITES,
    scope="draft",
    when="members: chapters, practices and sections; a letter: its signers",
)
def can_write_part(actor: Actor, part: Part) -> bool:
    """The facilitator every part; co-chairs all but the letters of others; members chapters, practices and sections.

    Whoever signs a letter writes it too, or whom they have asked to. The signatures must be loaded.
    """
    if part.removed_at is not None:
        return False
    if actor.has("facilitator"):
        return True
    if part.is_letter:
        return actor.stands_for_id in {signature.person_id for signature in part.signatures}
    return actor.has("co_chair") or part.kind in OPEN_TO_MEMBERS


@permit("Ask for an edition", "facilitator")
def can_export_report(actor: Actor, report: Report) -> bool:
    """The facilitator asks for editions."""
    return True


@permit("Print an edition", PROGRAM)
def can_make_edition(actor: Actor, edition: Edition) -> bool:
    """Only the program prints, and says what came of it."""
    return True


@permit("Download an edition", *READERS, scope="read", when="it is ready")
def can_download_edition(actor: Actor, edition: Edition) -> bool:
    """Everybody of the task force, once it is ready."""
    return edition.is_ready


@permit("Publish an edition", "facilitator", when="its words are settled")
def can_publish_edition(actor: Actor, edition: Edition) -> bool:
    """The facilitator says when an edition that is ready is open to everybody."""
    return edition.has_words


@permit("Bring an edition back with its words", "facilitator", when="out of a file; no page does it")
def can_restore_edition(actor: Actor, report: Report) -> bool:
    """In the hand of whoever asked for it then. No page does it."""
    return True


@permit("Call a publication off", "facilitator", when="its hour has not come")
def can_call_off_publication(actor: Actor, publication: Publication) -> bool:
    """Until its hour; what is public is corrected by a later edition, never taken back."""
    return publication.called_off_at is None


@permit("Announce a publication", PROGRAM, when="its hour has come")
def can_announce_publication(actor: Actor, publication: Publication) -> bool:
    """Only the program, at the hour."""
    return publication.is_out


@permit("Download an embargo copy", "funder", when="as many days before the publication as the charter says")
def can_download_copy(actor: Actor, publication: Publication, days: int) -> bool:
    """The funder, from that many days before the hour of a publication that stands; with 0 days never."""
    return (
        days > 0
        and publication.called_off_at is None
        and clock.now() >= publication.at - timedelta(days=days)
    )


@permit("Ask for the endorsement of an edition", "facilitator", when="its words are settled")
def can_open_endorsement(actor: Actor, edition: Edition) -> bool:
    """The facilitator puts an edition before those who sign."""
    return edition.has_words


@permit("Close an endorsement", "facilitator", when="it is open")
def can_close_endorsement(actor: Actor, endorsement: Endorsement) -> bool:
    """The facilitator; from then on no answer changes."""
    return endorsement.is_open


@permit("Read who is asked to endorse an edition", *READERS, scope="read")
def can_read_endorsement(actor: Actor, endorsement: Endorsement) -> bool:
    """Everybody of the task force."""
    return True


@permit("See who answered what while it is open", "facilitator", "co_chair")
def can_follow_endorsement(actor: Actor, endorsement: Endorsement) -> bool:
    """Who keeps the report; everybody else once it is closed, so that nobody signs because others did."""
    return True


@permit(
    "Answer whether one endorses an edition",
    "co_chair",
    "member",
    scope="sign",
    when="they, or whom they act for, are asked, and it is open",
)
def can_answer_endorsement(actor: Actor, endorsement: Endorsement, signer: Signer | None) -> bool:
    """Each for themselves, or whoever was let sign for them. The facilitator answers for nobody."""
    return endorsement.is_open and signer is not None and signer.person_id == actor.stands_for_id


@permit(
    "State whether an office clears the printing of a name",
    "co_chair",
    "member",
    scope="sign",
    when="they, or whom they act for, are asked, and the charter asks for it",
)
def can_state_clearance(actor: Actor, endorsement: Endorsement, signer: Signer | None) -> bool:
    """The office of the signer: they themselves, or whoever was let sign for them. Also after the close."""
    return endorsement.clears and signer is not None and signer.person_id == actor.stands_for_id
