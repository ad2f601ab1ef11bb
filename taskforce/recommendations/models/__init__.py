"""Everything of recommendations that the database holds."""

from taskforce.recommendations.models.recommendations import KIND, Recommendation
from taskforce.recommendations.models.statements import CoSignature, Statement, StatementVersion

__all__ = ["KIND", "CoSignature", "Recommendation", "Statement", "StatementVersion"]
