"""A list of sources goes into the register."""

import html

import pytest

from taskforce.charter.models import TaskForce
from taskforce.core.errors import NotAllowed
from taskforce.sources import actions, queries
from taskforce.sources.rules import importing
from tests.people import Cast
from tests.sources.scenes import add_source

LIST = (
    "@book{tides, title={Tides}, author={Lee, Ana}, year=2020}\n"
    "@book{survey, title={S}}\n@patent{x, title={<b>Y</b>}}"
)


def keys(cast: Cast) -> set[str]:
    with cast.database.read() as session:
        return set(queries.by_key(session, cast.actor("olive")))


def test_a_member_looks_at_a_list_and_puts_what_is_sound_into_the_register(cast: Cast) -> None:
    add_source(cast)
    seen = html.unescape(cast.send("mateo", "sources/import", {"entries": LIST}).text)
    assert "1 of 3 can go into the register." in seen
    assert "Ana Lee, <em>Tides</em> (2020)." in seen
    assert "We do not know what a “patent” is." in seen
    assert "Left out: the register has this key already." in seen
    assert keys(cast) == {"survey"}
    answer = cast.send("mateo", "sources/import", {"entries": LIST, "way": "store"})
    assert answer.location == "/t/rivers/sources"
    assert keys(cast) == {"survey", "tides"}


@pytest.mark.parametrize(
    ("typed", "said"), [("", "Please choose a file"), ("words", "There is no entry in this.")]
)
def test_what_is_no_list_is_refused_where_it_stands(cast: Cast, typed: str, said: str) -> None:
    answer = cast.send("mateo", "sources/import", {"entries": typed})
    assert answer.status_code == 422
    assert said in answer.text


def test_who_only_reads_imports_nothing(cast: Cast) -> None:
    with cast.database.write() as session, pytest.raises(NotAllowed):
        actions.import_sources(session, cast.actor("olive"), importing.read(LIST))


def test_what_the_charter_cites_and_the_register_lacks_stands_on_its_page(cast: Cast) -> None:

    with cast.database.write() as session:
        session.query(TaskForce).filter_by(slug="rivers").one().purpose = "To see [@nobody, 3] and [@survey]."
    add_source(cast)
    page = cast.get("olive", "sources").text
    assert "Cited, and not in the register:" in page
    assert "<code>[@nobody]</code>" in page
    assert "<code>[@survey]</code> in the" not in page
