"""From a meeting to a printed sheet: its agenda with the hours in the gutter, or its minutes."""

from collections.abc import Mapping
from typing import Any

from taskforce.press import Pressed, PressJob, house, press
from taskforce.web.page import FILTERS

STYLES = ("tokens.css", "print.css", "inks.css", "announcement.css", "meeting.css")
environment = house.templates()
environment.filters["prose"] = FILTERS["prose"]


def typeset(template: str, sheet: Mapping[str, Any]) -> Pressed:
    """Print a template of `templates/meetings/print` with these plain values. Raises `PressFailed`."""
    assets = house.assets("print.css", "announcement.css", "meeting.css")
    assets |= {"inks.css": house.inks(sheet["accent"])}
    return press(
        PressJob(lambda pages: compose(template, sheet), STYLES, assets, must_hold=(sheet["title"],))
    )


def compose(template: str, sheet: Mapping[str, Any]) -> str:
    """The whole HTML text of the sheet."""
    return environment.get_template(template).render(it=sheet)
