"""Every change of the report: its outline, its texts, its editions."""

from taskforce.report.actions.editions import (
    Print,
    download_edition,
    export_report,
    fail_edition,
    finish_edition,
    start_edition,
)
from taskforce.report.actions.outline import (
    STANDARD,
    Planned,
    add_part,
    begin_report,
    change_part,
    change_report,
    move_part,
    put_back_part,
    remove_part,
)
from taskforce.report.actions.writing import name_signers, write_part

__all__ = [
    "STANDARD",
    "Planned",
    "Print",
    "add_part",
    "begin_report",
    "change_part",
    "change_report",
    "download_edition",
    "export_report",
    "fail_edition",
    "finish_edition",
    "move_part",
    "name_signers",
    "put_back_part",
    "remove_part",
    "start_edition",
    "write_part",
]
