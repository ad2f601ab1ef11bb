"""Who may do what with announcements."""

from taskforce.announcement.models import Announcement
from taskforce.core.actor import PROGRAM, Actor
from taskforce.core.permissions import READERS, permit


@permit("Begin an announcement", "facilitator", PROGRAM)
def can_begin_announcement(actor: Actor) -> bool:
    """The facilitator announces."""
    return True


@permit("Read an announcement before it is public", *READERS, scope="read")
def can_read_announcement(actor: Actor, announcement: Announcement) -> bool:
    """Whoever works in the task force sees what will be said of them."""
    return True


@permit("Write an announcement", "facilitator", PROGRAM, when="it is not published, or a correction is open")
def can_write_announcement(actor: Actor, announcement: Announcement) -> bool:
    """The facilitator writes."""
    return announcement.is_open


@permit(
    "Publish an announcement", "facilitator", PROGRAM, when="every name, title and quote in it is approved"
)
def can_publish_announcement(actor: Actor, announcement: Announcement) -> bool:
    """The facilitator publishes; what is missing is refused beside the field."""
    return announcement.is_open


@permit("Begin a correction of an announcement", "facilitator", PROGRAM, when="it is published")
def can_correct_announcement(actor: Actor, announcement: Announcement) -> bool:
    """The facilitator corrects."""
    return not announcement.is_open


@permit("Move the hour of an announcement", "facilitator", when="its hour has not come")
def can_move_announcement(actor: Actor, announcement: Announcement) -> bool:
    """Until anybody could read it; the editions must be loaded."""
    return not announcement.is_public


@permit("Print an announcement", PROGRAM)
def can_print_announcement(actor: Actor, announcement: Announcement) -> bool:
    """Only the program prints."""
    return True
