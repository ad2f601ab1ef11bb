"""Tables of spreadsheets, as files: what is in a CSV or an Excel workbook, and a workbook made of lines."""

from taskforce.files.rules.table.making import xlsx_of
from taskforce.files.rules.table.reading import MOST_LINES, read

__all__ = ["MOST_LINES", "read", "xlsx_of"]
