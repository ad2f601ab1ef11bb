"""Everything of recommendations that the database holds."""

from taskforce.recommendations.models.recommendations import (
    KIND,
    EarlierRecommendation,
    EarlierReport,
    Lineage,
    Recommendation,
)
from taskforce.recommendations.models.statements import CoSignature, Statement, StatementVersion

__all__ = [
    "KIND",
    "CoSignature",
    "EarlierRecommendation",
    "EarlierReport",
    "Lineage",
    "Recommendation",
    "Statement",
    "StatementVersion",
]
