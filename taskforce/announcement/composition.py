"""The HTML of an announcement: what page and print set alike, and the whole text that is printed."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from markupsafe import Markup

from taskforce.core import prose
from taskforce.press import house

TITLES = {
    "host_principal": "From the host",
    "facilitator": "Facilitator",
    "co_chair": "Co-chairs",
    "member": "Members",
}
environment = house.templates()


def words(markdown: str) -> Markup:
    """Paragraphs that stand right under the headline: their headings begin at h2."""
    html = prose.to_html(markdown)
    return Markup(re.sub(r"<(/?)h([345])>", lambda found: f"<{found[1]}h{int(found[2]) - 1}>", html))


def day(written: str) -> str:
    """`22 February 2022`."""
    read = date.fromisoformat(written)
    return f"{read.day} {read:%B %Y}"


def setting(content: Mapping[str, Any]) -> dict[str, Any]:
    """What the templates of page and print need: the content itself as `it`, and what is made of it."""
    dateline = ", ".join(part for part in (content["place"], day(content["day"])) if part)
    one = len(content["people"]["facilitator"]) == 1
    return {
        "it": content,
        "dateline": dateline,
        "opening": words(content["opening"]),
        "closing": words(content["closing"]),
        "purpose": words(content["purpose"]),
        "titles": TITLES if one else TITLES | {"facilitator": "Facilitators"},
    }


def compose(content: Mapping[str, Any], edition: Mapping[str, str]) -> str:
    """The whole HTML text of the print. `edition`: its line ("Second edition, …"), what changed, fingerprint."""
    template = environment.get_template("announcement/print.html")
    edition = {**edition, "day": day(edition["day"])}
    return template.render(**setting(content), edition=edition)
