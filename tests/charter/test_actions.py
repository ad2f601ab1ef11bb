"""Changes of the charter."""

import pytest

from taskforce.charter import actions, queries
from taskforce.core.errors import NotAllowed, Refused
from tests.people import RULE, Cast


def test_two_task_forces_never_share_an_address(cast: Cast) -> None:
    with pytest.raises(Refused, match="already a task force"), cast.database.write() as session:
        actions.found_task_force(session, slug="rivers", name="Another", zone="UTC", rule=RULE)


def test_a_member_does_not_edit_the_charter(cast: Cast) -> None:
    with pytest.raises(NotAllowed), cast.database.write() as session:
        charter = queries.charter(session, cast.actor("mateo"))
        actions.edit_charter(session, cast.actor("mateo"), charter, edition=charter.edition, purpose="Mine")
    with cast.database.read() as session:
        assert queries.charter(session, cast.actor("mateo")).purpose == ""


def test_a_stranger_cannot_reach_the_charter_of_another_task_force(cast: Cast) -> None:
    with cast.database.write() as session:
        rivers = queries.charter(session, cast.actor("farida"))
        with pytest.raises(NotAllowed):
            actions.edit_charter(session, cast.actor("stig"), rivers, edition=rivers.edition, purpose="Ours")


def test_saving_without_a_change_leaves_no_trace(cast: Cast) -> None:
    with cast.database.write() as session:
        charter = queries.charter(session, cast.actor("farida"))
        edition = charter.edition
        actions.edit_charter(session, cast.actor("farida"), charter, edition=edition, name=charter.name)
    with cast.database.read() as session:
        assert queries.charter(session, cast.actor("farida")).edition == edition
