"""The report as plain values for print, made from the record without a database."""

from taskforce.report.assemble.whole import Unprintable, volume

__all__ = ["Unprintable", "volume"]
