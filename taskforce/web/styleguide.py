"""Every pattern of the face on one page, with hard values: long names, forty rows, right-to-left, empty.

Only for those who build the program: `app` wires it when Flask runs with `--debug`.
"""

from datetime import date
from typing import Any

from flask import Blueprint

from taskforce.web.access import ANYONE, reach
from taskforce.web.forms import Choice, Form, Line, Moment, Prose, Tick
from taskforce.web.page import Answer, page

blueprint = Blueprint("styleguide", __name__)

LEVELS = ("federal", "state", "local", "tribal", "civic")
LONG = "Maximiliana Konstantinopoulou-Featherstonehaugh von Wolfeschlegelsteinhausen Jr."
NAMES = (
    LONG,
    "نورا السيد عبد الرحمن",
    "Tomás Iriarte",
    "Anh-Thu Delacroix",
    "Ng",
    "Grace Oyelaran-Whitfield",
)
POSITIONS = ("yes", "yes", "no", "abstain", "yes", "recuse", "yes", "", "yes", "no")
STAGES = (
    ("Charter", 0, 1, "past"),
    ("Members", 1, 3, "past"),
    ("Evidence", 3, 8, "past"),
    ("Short list", 8, 10, "past"),
    ("Comments", 10, 12, "late"),
    ("Votes", 12, 13, "now"),
    ("Clearance by every principal", 13, 15, "later"),
    ("Endorse", 15, 16, "later"),
    ("Launch", 16, 18, "later"),
)
TITLES = (
    "Create an Office of Subnational Diplomacy",
    "Name a liaison in every regional bureau",
    "Fund a grant line for exchanges",
    "Open the Foreign Service Institute to city and state staff",
    "Start a peer network of cities on policing reform",
    "Internationalization-of-intergovernmental-responsibilities-without-a-space",
)


class StyleForm(Form):
    """One field of each sort."""

    actor = Line(
        "Who",
        help="One actor: an agency, Congress, a governor, a city, a tribal nation.",
    )
    action = Prose("should do what", rows=3, help="Begin with a verb. Under 60 words.")
    closes_at = Moment("by when")
    vehicle = Choice("Vehicle", [("directive", "Agency directive"), ("statute", "Statute")])
    told = Tick("Tell the members", help="One mail, with the link.")


def values() -> dict[str, Any]:
    """What the page prints; plain values only."""
    form = StyleForm(
        formdata=None,
        data={
            "actor": "The Bureau of Diplomatic Security",
            "action": "brief and publish",
        },
    )
    form.action.errors = ["Say one action. This has two: propose the second one on its own."]
    form.closes_at.errors = ["Please give a day and an hour, for example 2022-05-18 17:00."]
    return {
        "form": form,
        "line": stage_line(),
        "columns": columns(),
        "groups": groups(),
        "long": LONG,
    }


def stage_line() -> dict[str, Any]:
    """A ruler of eighteen weeks with one stage late."""
    keys = ("title", "start_week", "end_week", "phase")
    return {
        "stages": [dict(zip(keys, stage, strict=True), note="All answered") for stage in STAGES],
        "weeks": 18,
        "today_week": 12.4,
        "today": date(2022, 5, 18),
        "sentence": "Week 13 of 18: votes. Late: comments.",
        "url": "#stages",
    }


def columns() -> list[dict[str, Any]]:
    """Twelve texts of three themes."""
    return [_column(at) for at in range(12)]


def _column(at: int) -> dict[str, Any]:
    yes = 21 - at
    word, shape = ("passes", "done") if yes >= 14 else (f"{14 - yes} more", "wait")
    result = {"yes": yes, "of": 22, "needed": 14, "word": word, "shape": shape}
    return {
        "number": f"{at // 4 + 1}.{at % 4 + 1}",
        "title": TITLES[at % len(TITLES)],
        "url": "#",
        "theme": at // 4 + 1,
        "result": result,
    }


def groups() -> list[dict[str, Any]]:
    """Forty people in five levels of government."""
    return [
        {
            "level": level,
            "word": level.capitalize(),
            "rows": [_row(place, at) for at in range(8)],
        }
        for place, level in enumerate(LEVELS)
    ]


def _row(place: int, at: int) -> dict[str, Any]:
    name = NAMES[(place + at) % len(NAMES)]
    given, _, family = name.rpartition(" ")
    positions = [POSITIONS[(place * 3 + at * 7 + column) % len(POSITIONS)] for column in range(12)]
    return {"name": name, "given": given, "family": family, "positions": positions}


@blueprint.get("/styleguide")
@reach(ANYONE)
def show() -> Answer:
    """The page itself."""
    return page("styleguide.html", **values())
