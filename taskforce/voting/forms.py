"""What is typed on a ballot, and about the rule by which votes are decided."""

from collections.abc import Iterable, Mapping
from typing import Any

from wtforms.widgets import HiddenInput

from taskforce.core import ids
from taskforce.core.errors import Refused
from taskforce.voting.rules import presets
from taskforce.voting.rules.gradient import Step
from taskforce.voting.rules.rule import Rule
from taskforce.voting.rules.share import LARGEST
from taskforce.voting.rules.words import label
from taskforce.web.forms import Choice, Form, Line, Number, Prose, Radio, options

LONGEST_REASON = 5_000
SAYS, WHY = "says_", "why_"  # before the public id of a person when the roll is called
KEPT = "kept"  # the rule as it stands, where it is none of those on offer
WHOM = tuple(presets.WHOM.items())
OFFERED = [(name, words) for name, (words, _) in presets.PRESETS.items()]


class BallotForm(Form):
    """One position. `key` is new with each ballot shown, so that a ballot sent twice is known as one."""

    choice = Radio("Your position")
    reason = Prose(
        "Why (if you like)",
        required=False,
        longest=LONGEST_REASON,
        rows=3,
        help="It is kept with your position and shown beside it after the close.",
    )
    key = Line("Ballot", required=False, longest=40, widget=HiddenInput(), default=ids.new)

    def offer(self, rule: Rule, *, recuse_first: bool = False, reason_due: bool = False) -> None:
        """Offer the choices of the rule; to whoever declared an interest, recusing themselves first.

        `reason_due`: whoever was recused at the opening says why they take part all the same.
        """
        order: Iterable[str] = rule.choices
        if recuse_first:
            order = sorted(rule.choices, key=lambda choice: choice != "recuse")
        self.choice.choices = options([(choice, label(rule, choice)) for choice in order])
        if reason_due:
            self.reason.label.text = "Why (needed unless you recuse yourself)"
        elif rule.may_block:
            self.reason.label.text = f"Why (needed to {label(rule, 'block').lower()})"


class StrawForm(Form):
    """Where one stands, and why."""

    step = Radio("Where do you stand?", coerce=int)
    reason = Prose("Why (if you like)", required=False, longest=LONGEST_REASON, rows=3)

    def offer(self, steps: Iterable[Step]) -> None:
        """Offer the steps of the poll."""
        self.step.choices = [(number, step.label) for number, step in enumerate(steps)]


class RollForm(Form):
    """What is said when the roll is called: a position and a reason for each row, added by `roll_form`."""

    def said(self) -> dict[str, tuple[str, str]]:
        """Position and reason by the public id of the person; of whom nothing was said is left out."""
        given = self.data
        names = [
            name.removeprefix(SAYS) for name, choice in given.items() if name.startswith(SAYS) and choice
        ]
        return {name: (given[SAYS + name], given[WHY + name] or "") for name in names}


def roll_form(rule: Rule, people: Mapping[str, str], known: Mapping[str, tuple[str, str]]) -> RollForm:
    """A row for each of these people, by public id and name, with what is `known` to have been said."""
    offered = [(choice, label(rule, choice)) for choice in rule.choices]
    fields: dict[str, Any] = {}
    values: dict[str, str] = {}
    for person, name in people.items():
        fields[SAYS + person] = Choice(name, offered, required=False)
        fields[WHY + person] = Line(f"Why: {name}", required=False, longest=LONGEST_REASON)
        values[SAYS + person], values[WHY + person] = known.get(person, ("", ""))
    sheet: type[RollForm] = type("RollSheet", (RollForm,), fields)
    return sheet(data=values)


class OutcomeForm(Form):
    """What a closed vote means, and what happens next."""

    statement = Prose(
        "What it means", longest=2_000, rows=3, help="In a sentence or two, for who was not there."
    )
    next_step = Prose("What happens next", longest=2_000, rows=2, help="Who does what by when.")


class RuleFields(Form):
    """What is chosen beside a rule: of whom, which number, the quorum, and the part of the co-chairs."""

    base = Choice("Of whom", WHOM, help="For a majority and for two-thirds.")
    number = Number(
        "How many must say yes",
        least=1,
        most=LARGEST,
        required=False,
        help="For a fixed number, such as 14 of 18.",
    )
    quorum = Choice("Quorum", presets.quorums(), help="Who must take a position for the vote to count.")
    chairs = Choice("Co-chairs", tuple(presets.CHAIRS.items()))
    levels = Choice(
        "A level of government",
        tuple(presets.LEVELS.items()),
        required=False,
        help="Wholly opposed: of those of it who are for or against, all are against.",
    )
    delegates = Choice("Delegates", tuple(presets.DELEGATES.items()), required=False)

    def put_together(self, name: str, standing: Rule, tie: str = "") -> Rule:
        """The rule as chosen. Raises Refused beside the field that does not fit."""
        if name == presets.NUMBERED and not self.number.data:
            raise Refused("number", "Please say how many must say yes.")
        try:
            return presets.put_together(
                name,
                standing,
                base=self.base.data,
                number=self.number.data,
                quorum=self.quorum.data,
                chairs=self.chairs.data,
                tie=tie,
                levels=self.levels.data or "",
                delegates=self.delegates.data or "",
            )
        except ValueError as fault:
            raise Refused("rule", str(fault)) from fault


class RuleForm(RuleFields):
    """The rule of the charter: one on offer, with what belongs to it."""

    edition = Number("Edition", least=1, most=2**31 - 1, widget=HiddenInput())
    rule = Radio("A question is decided by", OFFERED)
    tie = Choice("A tie", tuple(presets.TIES.items()), help="As many for it as against it.")

    def offer(self, standing: Rule) -> None:
        """Offer the quorum that stands beside the usual ones, and the rule itself where it is of another making."""
        self.quorum.choices = options(presets.quorums(standing.to_stored()))
        if not presets.name_of(standing)[0]:
            self.rule.choices = options([(KEPT, "As it stands"), *OFFERED])

    def chosen(self, standing: Rule) -> dict[str, Any]:
        """The rule as a charter keeps it. Raises Refused beside the field that does not fit."""
        return self.put_together(self.rule.data, standing, self.tie.data).to_stored()


def typed(standing: Rule) -> dict[str, Any]:
    """The rule that stands, in the fields of the form."""
    name, base, number = presets.name_of(standing)
    return {
        "rule": name or KEPT,
        "base": base or "cast",
        "number": number,
        "quorum": str(standing.quorum),
        "chairs": presets.chairs_of(standing),
        "tie": standing.tie,
        "levels": standing.levels,
        "delegates": presets.delegates_of(standing),
    }
