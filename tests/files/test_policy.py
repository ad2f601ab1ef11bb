"""Who may bring, read and take away files."""

import pytest

from taskforce.core import clock
from taskforce.core.actor import Actor
from taskforce.files import policy
from taskforce.files.models import StoredFile

WORKS = ["facilitator", "co_chair", "member", "observer", "host_principal", "program"]


def actor(role: str, home: int = 1) -> Actor:
    return Actor(7, "someone", "Somebody", home, frozenset({role}))


def file(kind: str, home: int = 1, *, gone: bool = False) -> StoredFile:
    return StoredFile(task_force_id=home, kind=kind, removed_at=clock.now() if gone else None)


@pytest.mark.parametrize("role", WORKS)
def test_whoever_reads_drafts_brings_reads_and_removes_files(role: str) -> None:
    assert policy.can_store_file(actor(role))
    assert policy.can_download_file(actor(role), file("paper"))
    assert policy.can_see_portrait(actor(role), file("portrait"))
    assert policy.can_remove_file(actor(role), file("paper"))


def test_the_funder_sees_faces_and_no_papers() -> None:
    funder = actor("funder")
    assert policy.can_see_portrait(funder, file("portrait"))
    assert not policy.can_download_file(funder, file("paper"))
    assert not policy.can_store_file(funder)
    assert not policy.can_remove_file(funder, file("portrait"))


def test_a_paper_is_never_shown_on_a_page() -> None:
    assert not policy.can_see_portrait(actor("facilitator"), file("paper"))


@pytest.mark.parametrize("gone", [True, False])
def test_what_was_removed_or_belongs_to_others_is_open_to_nobody(gone: bool) -> None:
    home = 1 if gone else 2
    for may in (
        policy.can_download_file,
        policy.can_see_portrait,
        policy.can_remove_file,
        policy.can_describe_file,
    ):
        assert not may(actor("facilitator"), file("portrait", home, gone=gone))
