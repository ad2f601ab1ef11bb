"""Recommendations as a file: a table for spreadsheets, or JSON for programs."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from flask import make_response

from taskforce.core import sheets
from taskforce.report.assemble import HEAD, Line
from taskforce.web.page import Answer


def sheet(lines: Sequence[Line], form: str, name: str, facts: Mapping[str, Any]) -> Answer:
    """The lines as `csv` or `json`, to be saved under that name; the JSON says before them what `facts` says."""
    if form == "csv":
        answer = make_response(sheets.csv_of(HEAD, [line.cells for line in lines]))
        answer.mimetype = "text/csv"
    else:
        whole = {**facts, "recommendations": [asdict(line) for line in lines]}
        answer = make_response(json.dumps(whole, ensure_ascii=False, indent=1))
        answer.mimetype = "application/json"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
