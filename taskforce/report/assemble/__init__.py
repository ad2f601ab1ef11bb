"""The report as plain values for print, made from the record without a database."""

from taskforce.report.assemble.leaflet import leaflet
from taskforce.report.assemble.lines import HEAD, Line, lines, lines_of
from taskforce.report.assemble.whole import Unprintable, volume

__all__ = ["HEAD", "Line", "Unprintable", "leaflet", "lines", "lines_of", "volume"]
