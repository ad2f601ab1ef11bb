"""Sources and practices as the tests set them up."""

from taskforce.sources import actions
from taskforce.sources.models import Practice, Source
from tests.people import Cast

SURVEY = {
    "kind": "report",
    "author": "Harbor Institute",
    "title": "Forty Harbors",
    "issued": "January 2022",
    "url": "https://example.org/forty",
}


def add_source(cast: Cast, key: str = "survey", by: str = "nia", **facts: str) -> Source:
    """The survey, with other facts where they are given."""
    with cast.database.write() as session:
        return actions.add_source(session, cast.actor(by), key=key, **{**SURVEY, **facts})


def add_practice(cast: Cast, source: Source, key: str = "tide", by: str = "farida", **facts: str) -> Practice:
    """The shared dredge."""
    told = {"place": "Port Verity", "title": "The shared dredge", "what": "Four towns own one dredge."}
    with cast.database.write() as session:
        return actions.add_practice(session, cast.actor(by), key=key, source=source, **{**told, **facts})
