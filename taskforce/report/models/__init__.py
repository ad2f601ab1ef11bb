"""Everything of the report that the database holds."""

from taskforce.report.models.endorsements import Endorsement, EndorsementAnswer, Signer
from taskforce.report.models.volumes import (
    FOLDER,
    KIND,
    Edition,
    Manuscript,
    Part,
    Publication,
    Report,
    Signature,
)

__all__ = [
    "FOLDER",
    "KIND",
    "Edition",
    "Endorsement",
    "EndorsementAnswer",
    "Manuscript",
    "Part",
    "Publication",
    "Report",
    "Signature",
    "Signer",
]
