"""Who may do what with the report, as a table."""

import pytest

from taskforce.core.actor import Actor, program
from taskforce.core.clock import now
from taskforce.report import policy
from taskforce.report.models import Edition, Part, Report, Signature
from taskforce.report.states import EditionState, PartKind
from taskforce.texts.models import Text

ACTORS = {
    "facilitator": Actor(1, "f", "Farida", 1, frozenset({"facilitator"})),
    "co_chair": Actor(2, "c", "Cora", 1, frozenset({"co_chair"})),
    "member": Actor(3, "m", "Mateo", 1, frozenset({"member"})),
    "observer": Actor(4, "o", "Olive", 1, frozenset({"observer"})),
    "host": Actor(5, "h", "Hana", 1, frozenset({"host_principal"})),
    "stranger": Actor(6, "s", "Stig", 2, frozenset({"facilitator", "member"})),
    "program": program(1),
    "other_program": program(2),
}
REPORT = Report(id=1, task_force_id=1)
READY = Edition(task_force_id=1, state=EditionState.READY)
RUNNING = Edition(task_force_id=1, state=EditionState.RUNNING)


def part(kind: str, *signers: int) -> Part:
    signatures = [Signature(person_id=person) for person in signers]
    return Part(task_force_id=1, kind=kind, signatures=signatures, removed_at=None)


@pytest.mark.parametrize(
    ("who", "reads", "keeps", "downloads", "makes"),
    [
        ("facilitator", True, True, True, False),
        ("co_chair", True, False, True, False),
        ("member", True, False, True, False),
        ("observer", False, False, True, False),
        ("host", False, False, True, False),
        ("stranger", False, False, False, False),
        ("program", False, False, False, True),
        ("other_program", False, False, False, False),
    ],
)
def test_who_may_do_what(who: str, reads: bool, keeps: bool, downloads: bool, makes: bool) -> None:
    actor = ACTORS[who]
    assert policy.can_read_report(actor, REPORT) == reads
    assert policy.can_read_text(actor, Text(task_force_id=1)) == reads
    assert policy.can_change_report(actor, REPORT) == keeps
    assert policy.can_export_report(actor, REPORT) == keeps
    assert policy.can_change_part(actor, part("summary")) == keeps
    assert policy.can_download_edition(actor, READY) == downloads
    assert policy.can_download_edition(actor, RUNNING) is False
    assert policy.can_make_edition(actor, RUNNING) == makes


def test_only_the_facilitator_begins_it() -> None:
    begins = {who for who, actor in ACTORS.items() if policy.can_begin_report(actor)}
    assert begins == {"facilitator", "stranger"}  # the stranger in another task force, where they facilitate


@pytest.mark.parametrize(
    ("kind", "writers"),
    [
        (PartKind.SUMMARY, {"facilitator", "co_chair"}),
        (PartKind.RECOMMENDATIONS, {"facilitator", "co_chair"}),
        (PartKind.METHOD, {"facilitator", "co_chair"}),
        (PartKind.COLOPHON, {"facilitator", "co_chair"}),
        (PartKind.CHAPTER, {"facilitator", "co_chair", "member"}),
        (PartKind.PRACTICES, {"facilitator", "co_chair", "member"}),
        (PartKind.SECTION, {"facilitator", "co_chair", "member"}),
        (PartKind.LETTER, {"facilitator"}),
    ],
)
def test_who_writes_which_part(kind: str, writers: set[str]) -> None:
    assert {who for who, actor in ACTORS.items() if policy.can_write_part(actor, part(kind))} == writers


def test_whoever_signs_a_letter_writes_it() -> None:
    letter = part(PartKind.LETTER, 3, 4)
    writers = {who for who, actor in ACTORS.items() if policy.can_write_part(actor, letter)}
    assert writers == {"facilitator", "member"}  # an observer writes nowhere


def test_nobody_writes_a_part_that_was_taken_out() -> None:
    out = part(PartKind.SUMMARY)
    out.removed_at = now()
    assert not any(policy.can_write_part(actor, out) for actor in ACTORS.values())
