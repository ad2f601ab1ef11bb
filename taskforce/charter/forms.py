"""What is typed into the charter."""

import re
from datetime import date

from wtforms import FieldList, FormField
from wtforms import Form as Part
from wtforms.validators import StopValidation
from wtforms.widgets import HiddenInput

from taskforce.charter.rules.scopes import SCOPES
from taskforce.charter.rules.signing import FORMS
from taskforce.core import zones
from taskforce.web.forms import Choice, Day, Form, Line, Number, Prose, Tick, Ticks

LONGEST_EMBARGO = 60
MOST_CO_CHAIRS = 50
LONGEST_STATEMENT = 3_000


def sound_accent(form: Form, field: Line) -> None:
    """A colour as six hexadecimal digits, kept in small letters."""
    field.data = (field.data or "").lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", field.data):
        raise StopValidation("A color as # and six digits, for example #14506f.")


class CharterForm(Form):
    """The words of the charter. The rule by which it decides is chosen among the votes."""

    edition = Number("Edition", least=1, most=2**31 - 1, widget=HiddenInput())
    name = Line("Name of the task force")
    host = Line("Host", required=False, help="Who convenes it.")
    funder = Line("Funder", required=False, help="Who pays, and does not influence it.")
    purpose = Prose("Purpose", required=False, rows=5, longest=5_000)
    mandate = Prose("Mandate", required=False, rows=4, longest=5_000, help="One task on each line.")
    zone = Choice("Time zone of the host", [(name, name.replace("_", " ")) for name in zones.names()])
    delegable = Ticks(
        "Staff may do for a principal",
        [(scope, words.capitalize()) for scope, words in SCOPES.items()],
        help="What is ticked here a principal may let somebody do; all of it bears both names. Reading goes with each.",
    )
    embargo_days = Number(
        "Days before the launch on which the funder gets a copy",
        least=0,
        most=LONGEST_EMBARGO,
        help="0: no copy before the launch.",
    )
    straw_names = Tick(
        "Straw polls say who stands where",
        help="Of those that open from now on. Without it everybody sees numbers alone.",
    )
    report_form = Choice("What a signature under the report means", list(FORMS.items()))
    co_chairs_needed = Number(
        "Co-chairs who must have endorsed an edition before it is published",
        least=0,
        most=MOST_CO_CHAIRS,
        help="0: it may be published without.",
    )
    asks_clearance = Tick(
        "The office of each signer clears the name before it is printed",
        help="Until then an answer is counted and not printed.",
    )
    carries_editorial = Tick(
        "An edition whose changes are editorial only keeps the answers that were given on the one before"
    )
    statement_words = Number(
        "Words of an additional view or a separate statement, at most", least=50, most=LONGEST_STATEMENT
    )
    statement_days = Number(
        "Days after a vote in which separate statements are made and signed", least=0, most=LONGEST_EMBARGO
    )
    accent = Line(
        "Color of the host",
        longest=7,
        also=[sound_accent],
        help="Of marks and lines, on pages and in print: # and six digits, for example #14506f.",
    )

    def validate_delegable(self, field: Ticks) -> None:
        """Nobody does anything here without reading."""
        wanted = {"read", *field.data} if field.data else set()
        field.data = [scope for scope in SCOPES if scope in wanted]


class ThemePart(Part):
    """One theme; an empty title leaves it out."""

    key = Line("Key", required=False, longest=40, widget=HiddenInput())
    title = Line("Theme", required=False)
    question = Line("The question that it answers", required=False, longest=500)


class ThemesForm(Form):
    """The themes in order."""

    edition = Number("Edition", least=1, most=2**31 - 1, widget=HiddenInput())
    themes = FieldList(FormField(ThemePart), min_entries=3, max_entries=20)


class StagePart(Part):
    """One stage; an empty title leaves it out."""

    key = Line("Key", required=False, longest=40, widget=HiddenInput())
    title = Line("Stage", required=False, longest=100)
    starts_on = Day("From", required=False)
    ends_on = Day("To", required=False)
    gate = Line("Gate: it is over when", required=False, longest=500)
    passed_on = Day("Passed on", required=False)


class StagesForm(Form):
    """The stages in order of their days."""

    edition = Number("Edition", least=1, most=2**31 - 1, widget=HiddenInput())
    stages = FieldList(FormField(StagePart), min_entries=1, max_entries=40)


class PlanForm(Form):
    """Lay out the 18 weeks from their first day."""

    first_day = Day("First day")

    def validate_first_day(self, field: Day) -> None:
        """A day of our time: eighteen weeks must fit before the end of the calendar."""
        if field.data and not date(1900, 1, 1) <= field.data <= date(9000, 1, 1):
            raise StopValidation("Please give a day between 1900 and 9000.")


class DisclaimerPart(Part):
    """One disclaimer; an empty one is left out."""

    words = Prose("Disclaimer", required=False, rows=2, longest=2_000)


class DisclaimersForm(Form):
    """The disclaimers in order."""

    edition = Number("Edition", least=1, most=2**31 - 1, widget=HiddenInput())
    disclaimers = FieldList(FormField(DisclaimerPart), min_entries=1, max_entries=20)
