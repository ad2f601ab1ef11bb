"""Changes to people."""

from datetime import timedelta

import pytest

from taskforce.core import clock
from taskforce.core.errors import NotAllowed, NotFound, Refused
from taskforce.members import actions, queries
from taskforce.members.actions.door import LINK_LASTS
from tests.people import Cast


def test_a_member_adds_nobody(cast: Cast) -> None:
    with pytest.raises(NotAllowed), cast.database.write() as session:
        actions.add_person(session, cast.actor("mateo"), printed_name="A Friend", roles=["member"])


def test_a_key_is_taken_once(cast: Cast) -> None:
    with pytest.raises(Refused), cast.database.write() as session:
        actions.add_person(session, cast.actor("farida"), key="nia", printed_name="Another", roles=["member"])


def test_two_of_one_name_get_two_keys(cast: Cast) -> None:
    with cast.database.write() as session:
        made = [
            actions.add_person(session, cast.actor("farida"), printed_name="Ana Lee", roles=["member"])
            for _ in range(2)
        ]
    assert [person.key for person in made] == ["ana-lee", "ana-lee-2"]


def test_a_link_to_sign_in_is_worth_nothing_after_its_hour(cast: Cast) -> None:
    with cast.database.write() as session:
        token = actions.make_sign_in_link(session, "nia@example.org")
    assert token
    late = clock.now() + LINK_LASTS + timedelta(seconds=1)
    with clock.at(late), pytest.raises(NotFound), cast.database.write() as session:
        actions.use_sign_in_link(session, token)


def test_the_secrets_of_links_and_sessions_are_not_in_the_database(cast: Cast) -> None:
    with cast.database.write() as session:
        token = actions.make_sign_in_link(session, "nia@example.org")
        assert token
        link = queries.valid_link(session, token)
        assert link
        assert token not in str(vars(link))


def test_those_who_vote_are_the_members_and_co_chairs_who_are_here(cast: Cast) -> None:
    with cast.database.read() as session:
        names = [person.key for person in queries.electorate(session, cast.actor("farida"), chairs_vote=True)]
    assert names == ["cora", "mateo", "nia", "tomas"]


def test_whoever_signs_in_cannot_be_made_listed_only(cast: Cast) -> None:
    with pytest.raises(Refused), cast.database.write() as session:
        person = queries.by_key(session, cast.actor("farida"))["nia"]
        actions.edit_person(session, cast.actor("farida"), person, edition=person.edition, listed_only=True)
