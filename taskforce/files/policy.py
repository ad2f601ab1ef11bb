"""Who may do what with files. Slices above ask more strictly, each for what its files are about."""

from taskforce.core.actor import PROGRAM, Actor
from taskforce.core.permissions import READERS, permit
from taskforce.files.models import FileKind, StoredFile

SEEN_BY = (*READERS, "funder", "delegate")  # whoever has a place: faces are no secret in a task force


@permit("Bring a file", *READERS, PROGRAM, scope="draft")
def can_store_file(actor: Actor) -> bool:
    """Whoever takes part; where the file goes is asked above."""
    return True


@permit("Say what a picture shows and who may use it", *READERS, PROGRAM, scope="draft")
def can_describe_file(actor: Actor, file: StoredFile) -> bool:
    """As long as it is there."""
    return file.is_here


@permit("Take a file away", *READERS, PROGRAM, scope="draft")
def can_remove_file(actor: Actor, file: StoredFile) -> bool:
    """As long as it is there."""
    return file.is_here


@permit("Download a paper", *READERS, PROGRAM, scope="read")
def can_download_file(actor: Actor, file: StoredFile) -> bool:
    """Papers are part of the work: whoever reads drafts reads them."""
    return file.is_here


@permit("See a portrait", *SEEN_BY, PROGRAM, scope="read")
def can_see_portrait(actor: Actor, file: StoredFile) -> bool:
    """Portraits alone are shown on pages."""
    return file.is_here and file.kind == FileKind.PORTRAIT
