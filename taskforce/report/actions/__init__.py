"""Every change of the report: its outline, its texts, its editions."""

from taskforce.report.actions.answering import answer_endorsement, state_clearance
from taskforce.report.actions.editions import (
    Print,
    Summary,
    download_edition,
    export_report,
    fail_edition,
    finish_edition,
    restore_edition,
    start_edition,
)
from taskforce.report.actions.endorsing import close_endorsement, open_endorsement
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
from taskforce.report.actions.publishing import (
    announce_publication,
    call_off_publication,
    download_copy,
    publish_edition,
)
from taskforce.report.actions.writing import name_signers, write_part

__all__ = [
    "STANDARD",
    "Planned",
    "Print",
    "Summary",
    "add_part",
    "announce_publication",
    "answer_endorsement",
    "begin_report",
    "call_off_publication",
    "change_part",
    "change_report",
    "close_endorsement",
    "download_copy",
    "download_edition",
    "export_report",
    "fail_edition",
    "finish_edition",
    "move_part",
    "name_signers",
    "open_endorsement",
    "publish_edition",
    "put_back_part",
    "remove_part",
    "restore_edition",
    "start_edition",
    "state_clearance",
    "write_part",
]
