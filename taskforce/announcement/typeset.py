"""From an announcement to a printed file."""

from collections.abc import Iterator, Mapping
from typing import Any

from taskforce.announcement.composition import compose
from taskforce.press import Pressed, PressJob, house, press

STYLES = ("tokens.css", "print.css", "inks.css", "announcement.css")


def typeset(content: Mapping[str, Any], edition: Mapping[str, str]) -> Pressed:
    """Print an announcement; the same content gives the same bytes. Raises `PressFailed`."""
    assets = house.assets("print.css", "announcement.css") | {"inks.css": house.inks(content["accent"])}
    must_hold = tuple(dict.fromkeys(_must_hold(content)))
    return press(PressJob(lambda pages: compose(content, edition), STYLES, assets, must_hold=must_hold))


def _must_hold(content: Mapping[str, Any]) -> Iterator[str]:
    """What the gate looks for in the finished file: every name, title and quote, and the headline."""
    yield content["headline"]
    for group in content["people"].values():
        for person in group:
            yield from (person[part] for part in ("name", "title", "quote") if person.get(part))
    if content["sample_notice"]:
        yield content["sample_notice"]
