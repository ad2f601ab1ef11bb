"""What the database itself refuses of rounds, seats and positions, whoever writes to it by whatever tool."""

from taskforce.core import triggers

_FROZEN = (
    "id",
    "public_id",
    "task_force_id",
    "matter_kind",
    "matter_id",
    "matter_label",
    "matter_text",
    "matter_sha256",
    "question",
    "rule",
    "electorate_size",
    "tie_breakers",
    "electorate_sha256",
    "sha256",
    "opened_at",
    "opened_by_name",
    "opens_at",
    "closes_at",
    "cites",
    "cites_why",
    "zone",
)
_changed = " OR ".join(f"CAST(OLD.{name} AS TEXT) <> CAST(NEW.{name} AS TEXT)" for name in _FROZEN)
_closed = "(SELECT state FROM round WHERE id = {0}.round_id) <> 'open'"
_hour = "(SELECT {0} FROM round WHERE id = NEW.round_id)"
_late = f"NEW.cast_at >= {_hour.format('closes_at')} OR NEW.cast_at < {_hour.format('opens_at')}"

triggers.refuse(
    "round",
    "INSERT",
    "A round begins open, and is never written over.",
    "NEW.state <> 'open' OR EXISTS (SELECT 1 FROM round WHERE id = NEW.id OR public_id = NEW.public_id)",
)
triggers.refuse(
    "round",
    "UPDATE",
    "A round only closes, once; what was frozen at its opening never changes.",
    f"OLD.state <> 'open' OR NEW.state <> 'closed' OR {_changed}",
)
triggers.refuse("round", "DELETE", "A round is never deleted.")
triggers.refuse(
    "seat",
    "INSERT",
    "The electorate is frozen at the opening.",
    "(SELECT count(*) FROM seat WHERE round_id = NEW.round_id)"
    " >= (SELECT electorate_size FROM round WHERE id = NEW.round_id)",
)
triggers.refuse("seat", "UPDATE", "The electorate is frozen at the opening.")
triggers.refuse("seat", "DELETE", "The electorate is frozen at the opening.")
triggers.refuse(
    "position",
    "INSERT",
    "The vote is closed: no position is taken any more.",
    f"{_closed.format('NEW')} OR {_late}",
)
triggers.refuse(
    "position",
    "UPDATE",
    "The vote is closed, or this is not the same seat.",
    f"{_closed.format('OLD')} OR {_late} OR OLD.round_id <> NEW.round_id OR OLD.person_id <> NEW.person_id",
)
triggers.refuse("position", "DELETE", "A position is never deleted.")
