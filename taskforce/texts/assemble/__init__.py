"""Texts as plain values for pages and print."""

from taskforce.texts.assemble.collision import Question, outline, questions, settle
from taskforce.texts.assemble.comparison import Comparison, comparison
from taskforce.texts.assemble.desk import Desk, desk
from taskforce.texts.assemble.matrix import matrix_of, place_named, place_of
from taskforce.texts.assemble.readers import Readers, readers
from taskforce.texts.assemble.rendering import Note, Paragraph, Rendered, render

__all__ = [
    "Comparison",
    "Desk",
    "Note",
    "Paragraph",
    "Question",
    "Readers",
    "Rendered",
    "comparison",
    "desk",
    "matrix_of",
    "outline",
    "place_named",
    "place_of",
    "questions",
    "readers",
    "render",
    "settle",
]
