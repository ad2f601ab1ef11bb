"""Separate statements: their kinds, their deadline, and how many words they may have."""

from datetime import datetime, timedelta

DISSENT, VIEW, ALTERNATE = "dissent", "additional_view", "alternate_text"
KINDS = {DISSENT: "Dissent", VIEW: "Additional view", ALTERNATE: "Alternate text"}
HINTS = {
    DISSENT: "Why you do not agree with what was decided.",
    VIEW: "What you want to add, whether you agree or not.",
    ALTERNATE: "How you would have put the recommendation.",
}


def due(closed_at: datetime, days: int) -> datetime:
    """Until when statements are written, changed and signed: so many days after the vote was closed."""
    return closed_at + timedelta(days=days)


def too_long(words: str, most: int) -> str:
    """What to say of a text with too many words; empty where it fits."""
    found = len(words.split())
    return f"At most {most:,} words; this has {found:,}." if found > most else ""
