"""The kinds of sources."""

from types import SimpleNamespace

import pytest

from taskforce.sources.forms import KINDS
from taskforce.sources.rules.chicago import note
from taskforce.sources.states import SourceKind


def test_the_form_offers_every_kind_and_no_other() -> None:
    assert [value for value, _ in KINDS] == [kind.value for kind in SourceKind]


@pytest.mark.parametrize("kind", list(SourceKind))
def test_every_kind_has_its_note(kind: SourceKind) -> None:
    blank = dict.fromkeys(("author", "container", "issued", "url", "accessed"), "")
    assert "Forty Harbors" in note(SimpleNamespace(kind=kind, title="Forty Harbors", **blank))
