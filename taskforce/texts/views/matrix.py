"""The matrix of comments as a file: out for spreadsheets, and back with answers in it."""

from flask import request

from taskforce.core import sheets
from taskforce.core.errors import Refused
from taskforce.core.sheets import Unreadable
from taskforce.files.rules import table
from taskforce.texts import actions, assemble, queries
from taskforce.texts.forms import ImportDispositionsForm, OverviewForm
from taskforce.texts.rules import matrix
from taskforce.texts.views.blueprint import blueprint, download
from taskforce.texts.views.overview import filtered
from taskforce.web.access import PEOPLE, reach, takes_files
from taskforce.web.page import Answer, go, page
from taskforce.web.session import attempt, reading

STORE = "store"
SHOWN = 500  # lines of each sort on the page; of the others only the number
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get("/comments.<any(csv, xlsx):ending>")
@reach(PEOPLE)
def download_matrix(ending: str) -> Answer:
    """The comments that the address chooses as a table, in the columns of the usual templates for comments."""
    with reading() as (session, actor):
        chosen, people = filtered(session, actor, OverviewForm(formdata=request.args))
        found = queries.lines(session, actor, chosen)
        beside = queries.beside(session, actor, found, people)
    head, rows = matrix.head(), assemble.matrix_of(found, beside)
    if ending == "csv":
        return download(sheets.csv_of(head, rows), "comments.csv")
    wide = [place for place, name in enumerate(matrix.COLUMNS) if name in matrix.PROSE]
    return download(table.xlsx_of("Comments", head, rows, wide), "comments.xlsx", XLSX)


@blueprint.route("/comments/import", methods=["GET", "POST"])
@reach("facilitator")
@takes_files
def import_dispositions() -> Answer:
    """Look at a matrix that comes back; store its answers once they were looked at.

    Between the two the answers travel in the page, and lie nowhere; they are judged anew when they are stored.
    """
    form = ImportDispositionsForm()
    if not form.is_sent():
        return page("texts/import_dispositions.html", form=form, found=None)
    leave_out = form.facts()["leave_out_answered"]
    is_stored = request.form.get("way") == STORE
    try:
        found = _carried(form) if is_stored else _brought(form)
        if is_stored:
            with attempt(form) as (session, actor):
                number = actions.import_dispositions(session, actor, found, leave_out_answered=leave_out)
            if not form.errors:
                return go("texts.overview", f"Answered: {number}.")
        else:
            with reading() as (session, actor):
                queries.compare(session, actor, found, leave_out_answered=leave_out)
            form.answers.data = "" if found.faulty else matrix.carry(found.those(matrix.NEW))
    except Unreadable as fault:
        form.refuse(Refused("file", str(fault)))
        return page("texts/import_dispositions.html", form=form, found=None)
    return page("texts/import_dispositions.html", form=form, found=found, columns=matrix.COLUMNS, most=SHOWN)


def _brought(form: ImportDispositionsForm) -> matrix.Matrix:
    if form.file.data is None:
        raise Unreadable("Please choose a file.")
    return matrix.read(table.read(form.file.data.name, form.file.data.data))


def _carried(form: ImportDispositionsForm) -> matrix.Matrix:
    return matrix.carried(form.answers.data or "")
