"""All positions: members down, matters across, as a picture that is a table; and the same as a file."""

import json
from typing import Any

from flask import make_response, url_for

from taskforce.core import sheets
from taskforce.voting import assemble, queries
from taskforce.voting.views.blueprint import blueprint
from taskforce.web.access import PEOPLE, reach
from taskforce.web.page import Answer, page
from taskforce.web.session import reading

KINDS = {"csv": "text/csv", "json": "application/json"}


@blueprint.get("/positions")
@reach(PEOPLE)
def all_positions() -> Answer:
    """Where everybody stands on everything that was decided by a vote."""
    with reading() as (session, actor):
        found = queries.matrix(session, actor)
    columns = [
        {**column, "url": url_for("voting.show", public_id=column["public_id"])}
        for column in assemble.columns(found)
    ]
    return page(
        "voting/positions.html",
        columns=columns,
        groups=assemble.groups(found),
        themes=assemble.spans(found),
        moved=assemble.movers(found),
        shown=assemble.choices(found),
    )


@blueprint.get("/positions.<any(csv, json):form>")
@reach(PEOPLE)
def positions_file(form: str) -> Answer:
    """The same as a table for spreadsheets, in which no cell is a formula, or as JSON for programs."""
    with reading() as (session, actor):
        found = queries.matrix(session, actor)
    body: Any = (
        sheets.csv_of(*assemble.table(found))
        if form == "csv"
        else json.dumps(assemble.document(found), ensure_ascii=False, indent=1)
    )
    answer = make_response(body)
    answer.mimetype = KINDS[form]
    answer.headers["Content-Disposition"] = f'attachment; filename="positions.{form}"'
    return answer
