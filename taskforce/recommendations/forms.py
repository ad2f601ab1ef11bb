"""What is typed about recommendations."""

from collections.abc import Mapping
from typing import Any

from wtforms.widgets import HiddenInput

from taskforce.core.errors import Refused
from taskforce.recommendations.actions.statements import LONGEST
from taskforce.recommendations.rules.fields import LABELS, Fields
from taskforce.recommendations.rules.statements import KINDS
from taskforce.recommendations.states import How
from taskforce.texts.forms import LONGEST_TEXT, AskingFields, BringingForm
from taskforce.voting.forms import OFFERED, RuleFields
from taskforce.voting.rules import gradient, presets
from taskforce.voting.rules.rule import Rule
from taskforce.web.forms import Choice, Form, Line, Moment, Number, Prose, Radio, Tick, Ticks
from taskforce.web.uploads import Upload

AS_CHARTER = ("charter", "As in the charter")
RECUSAL_HELP = (
    "They declared an interest in this recommendation. Whoever is recused is out of the count, and can come back into "
    "it by a position with a reason."
)
WHY_HELP = "It stands in the record, for everybody in the task force to read."
MOST = 1_000_000
HOWS = [
    (How.NEW, "None: it is new"),
    (How.CONTINUES, "Continues it: it still stands, and is said again"),
    (How.MODIFIES, "Modifies it: the same, changed in some of its words"),
    (How.REPLACES, "Replaces it: another way to the same end"),
]


class TextForm(BringingForm):
    """The printed fields and the rationale: what every version holds."""

    title = Line(LABELS["title"], longest=300, help="At most a dozen words. Begin with a verb.")
    addressee = Line(
        LABELS["addressee"],
        longest=500,
        help="An office, a body or a government, such as “The Secretary of State”.",
    )
    action = Prose(
        LABELS["action"],
        longest=2000,
        rows=3,
        help="As the sentence goes on, such as “should create an office for …”.",
    )
    by_when = Line(
        LABELS["by_when"], required=False, longest=300, help="A day, or a time that can be counted."
    )
    vehicle = Line(
        LABELS["vehicle"],
        required=False,
        longest=1000,
        help="The means: statute, order, regulation, grant, agreement.",
    )
    derived_from = Prose(
        LABELS["derived_from"],
        required=False,
        longest=2000,
        rows=2,
        help="The named passage on which it rests.",
    )
    source = Prose(
        "Rationale and evidence",
        longest=LONGEST_TEXT,
        rows=12,
        help="Why, and on what evidence. An empty line parts two paragraphs; [@key, p. 12] cites a source by its key "
        "under Sources.",
    )

    def fields(self) -> dict[str, str]:
        """The printed fields as a version stores them."""
        return Fields.of(self.facts()).as_dict()


class ProposeForm(TextForm):
    """A new recommendation."""

    theme = Choice("Theme", help="Where it will stand in the report.")
    as_idea = Tick(
        "Only note it as an idea for now", help="Nobody is asked to draft it until it is put forward."
    )


class WriteForm(TextForm):
    """A new version. `base` is the number of the version from which the writer began."""

    base = Number("Version begun from", least=0, most=MOST, widget=HiddenInput())
    note = Line("What changed, and why", required=False, longest=1000, help="One line for the record.")


class MoveForm(Form):
    """A move; something may be said with it."""

    why = Prose("Reason, if you like to give one", required=False, longest=2000, rows=3, help=WHY_HELP)


class OpenForCommentForm(AskingFields):
    """Asking for comments on a recommendation."""

    why = Prose(
        "Words to those whom you ask, if you like", required=False, longest=2000, rows=3, help=WHY_HELP
    )


class ReasonForm(Form):
    """A move that is not made without a reason."""

    why = Prose(
        "Reason", required="Please say why: it stands in the record.", longest=2000, rows=3, help=WHY_HELP
    )


class PutToVoteForm(RuleFields):
    """The question, until when, by which rule, and who of those with an interest is out of the count."""

    question = Prose("Question", longest=1000, rows=2, help="To be answered with yes or no.")
    opens_at = Moment("Opens at", required=False)
    closes_at = Moment("Closes at")
    why = Prose("Why it is voted on again", required=False, longest=2000, rows=2)
    rule = Radio("Rule", [AS_CHARTER, *OFFERED], default=AS_CHARTER[0])
    quorum = Choice(
        "Quorum",
        [AS_CHARTER, *presets.quorums()],
        default=AS_CHARTER[0],
        help="Who must take a position for it to count.",
    )
    chairs = Choice("Co-chairs", [AS_CHARTER, *presets.CHAIRS.items()], default=AS_CHARTER[0])
    levels = Choice(
        "A level of government",
        [AS_CHARTER, *presets.LEVELS.items()],
        default=AS_CHARTER[0],
        required=False,
        help="Wholly opposed: of those of it who are for or against, all are against.",
    )
    delegates = Choice(
        "Delegates", [AS_CHARTER, *presets.DELEGATES.items()], default=AS_CHARTER[0], required=False
    )
    recused = Ticks("Recused at the opening", help=RECUSAL_HELP)

    def chosen(self, charter: Mapping[str, Any]) -> dict[str, Any] | None:
        """The rule as it will be stored; None where it is the charter's, unchanged. Raises Refused."""
        beside = (self.quorum, self.chairs, self.levels, self.delegates)
        name, said = self.rule.data, [field.data for field in beside]
        if all(one in (AS_CHARTER[0], "", None) for one in (name, *said)):
            return None
        for field in beside:
            field.data = "" if field.data == AS_CHARTER[0] else field.data
        try:
            return self.put_together(name, Rule.from_stored(charter)).to_stored()
        except ValueError as fault:
            raise Refused("rule", str(fault)) from fault
        finally:
            for field, words in zip(beside, said, strict=True):
                field.data = words


class StrawPollForm(Form):
    """What is asked in a straw poll, until when, and on which steps."""

    question = Prose("Question", longest=1000, rows=2)
    closes_at = Moment("Closes at")
    scale = Radio(
        "Steps",
        [("eight", "Eight steps"), ("five", "Five steps"), ("own", "Steps of your own")],
        default="eight",
    )
    steps = Prose(
        "Steps of your own",
        required=False,
        longest=2_000,
        rows=8,
        default=gradient.written(gradient.EIGHT),
        help="One on each line, the most agreeing first. Before those for it stands +, before those on neither side =, "
        "before those against it -.",
    )

    def chosen(self) -> list[gradient.Step]:
        """The steps. Raises Refused beside the field where they are none."""
        if self.scale.data in gradient.SCALES:
            return list(gradient.SCALES[self.scale.data])
        try:
            return gradient.read(self.steps.data or "")
        except ValueError as fault:
            raise Refused("steps", str(fault)) from fault


class PlaceForm(Form):
    """Its theme and its place among the recommendations of the theme."""

    theme = Choice("Theme")
    position = Number("Place in the theme", least=1, most=9_999, help="1 is the first; the others make room.")


class StatementForm(Form):
    """The words of a separate statement."""

    text = Prose("Your statement", longest=LONGEST)


class MakeStatementForm(StatementForm):
    """A new one."""

    kind = Radio("What it is", list(KINDS.items()))


class MergeForm(Form):
    """Into which one it goes on, and why."""

    into = Choice(
        "Merge it into", help="That one goes on. This one is frozen as it is, and each names the other."
    )
    why = Prose(
        "Reason", required="Please say why: it stands in the record.", longest=2000, rows=3, help=WHY_HELP
    )
    brings_text = Tick(
        "Put its paragraphs at the end of the other one’s text",
        help="As a new version of that. Otherwise the other one stays as it is written.",
    )


class SplitForm(Form):
    """The sentence of the new one, and which paragraphs go along."""

    title = Line(LABELS["title"], longest=300, help="At most a dozen words. Begin with a verb.")
    addressee = Line(LABELS["addressee"], longest=500)
    action = Prose(
        LABELS["action"], longest=2000, rows=3, help="The part that becomes a recommendation of its own."
    )
    by_when = Line(LABELS["by_when"], required=False, longest=300)
    along = Ticks("Paragraphs that go along")
    leave = Tick(
        "Take them out of this one", help="As a new version of it. Otherwise both have them.", default=True
    )


class LineageForm(Form):
    """What it has to do with an earlier recommendation."""

    earlier = Choice("The earlier recommendation", required=False)
    how = Radio("What this one does with it", HOWS)
    why = Prose("Why, if you like to say", required=False, longest=2000, rows=3, help=WHY_HELP)


class EntriesForm(Form):
    """Recommendations of an earlier report: out of a file, or put here."""

    file = Upload(
        "File",
        ["csv", "txt"],
        required=False,
        help="A table with the columns “number” and “recommendation”, or text.",
    )
    entries = Prose(
        "Or its recommendations themselves",
        required=False,
        longest=500_000,
        rows=12,
        help="Word for word, each a paragraph of its own with its number first: “3. The Department should …”.",
    )


class EarlierReportForm(EntriesForm):
    """An earlier report."""

    title = Line("Title of the report", longest=300)
    body = Line("Who made it", required=False, longest=300)
    issued = Line("When it appeared", required=False, longest=100, help="As printed there.")
    url = Line("Address on the web", required=False, longest=1000)


class EarlierWordsForm(Form):
    """What one of its recommendations really says."""

    words = Prose("Its words", longest=20_000, rows=6)
