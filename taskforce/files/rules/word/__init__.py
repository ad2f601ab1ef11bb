"""A Word document as Markdown: headings, lists, tables, links, emphasis and notes; and in words what was left out."""

from taskforce.files.rules.word.reading import Written, read

__all__ = ["Written", "read"]
