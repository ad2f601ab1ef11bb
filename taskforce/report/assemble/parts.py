"""The parts of the volume, one function for each kind."""

from collections.abc import Callable

from taskforce.report import models
from taskforce.report.assemble import people, votes
from taskforce.report.assemble.binding import Binding
from taskforce.report.rules import wording
from taskforce.report.rules.citing import finished
from taskforce.report.states import PartKind
from taskforce.report.volume import (
    NO_HTML,
    Colophon,
    Endorsement,
    Fact,
    Letter,
    Listing,
    Meeting,
    Meetings,
    Members,
    Method,
    Part,
    Practice,
    Practices,
    Prose,
    RollCall,
    Section,
    SourceGroup,
    Sources,
    Summary,
)
from taskforce.sources import models as sources
from taskforce.sources.rules import chicago, citations
from taskforce.sources.states import SourceKind
from taskforce.voting.rules.rule import Rule
from taskforce.voting.rules.words import rule_sentence

SHELVES = {
    SourceKind.ANNOUNCEMENT: "Announcements",
    SourceKind.REPORT: "Reports",
    SourceKind.ARTICLE: "Articles",
    SourceKind.WEB_PAGE: "Web pages",
    SourceKind.HEARING: "Hearings",
    SourceKind.BILL: "Bills",
    SourceKind.STATUTE: "Statutes",
    SourceKind.ORDER: "Orders and regulations",
    SourceKind.CASE: "Cases",
}
HIDDEN = (
    "Positions were hidden from everybody until a vote closed, and could be changed until then. They are printed "
    "with names."
)
SAMPLE_LETTER = "Sample letter. Those who sign it do not exist."
FLAG = "Sample letter."


def part(binding: Binding, one: models.Part) -> Part:
    """One part with everything that it prints. Parts must be made in their order: notes are set as they come by."""
    return KINDS[PartKind(one.kind)](binding, one)


def _letter(binding: Binding, one: models.Part) -> Part:
    signers = tuple(people.printed(person) for person in one.signers)
    invented = any(person.is_sample for person in signers)
    caution = SAMPLE_LETTER if invented else FLAG if binding.record.charter.sample_notice else ""
    return Letter(one.key, _title(one), binding.text(one), signers=signers, caution=caution)


def _summary(binding: Binding, one: models.Part) -> Part:
    return Summary(one.key, _title(one), binding.text(one))


def _chapter(binding: Binding, one: models.Part) -> Part:
    return Part(one.key, _title(one), binding.text(one))


def _listing(binding: Binding, one: models.Part) -> Part:
    return Listing(one.key, _title(one), binding.text(one))


def _practices(binding: Binding, one: models.Part) -> Part:
    text = binding.text(one)
    found = tuple(_practice(binding, practice) for practice in binding.record.practices)
    return Practices(one.key, _title(one), text, practices=found)


def _practice(binding: Binding, practice: sources.Practice) -> Practice:
    """A practice; its source stands under it, unless a note in its text says the same."""
    what = Prose(*binding.citing.prose(practice.what, binding.register))
    place = citations.Citation(practice.source.key, practice.locator)
    source = NO_HTML
    if place not in citations.find(practice.what):
        source = binding.citing.source(*place, binding.register)
    return Practice(practice.key, wording.line(practice.place), wording.line(practice.title), what, source)


def _section(binding: Binding, one: models.Part) -> Part:
    keys = people.keys(binding.record.people)
    text = binding.text(one)
    question, hue = (one.theme.question, (one.theme.position - 1) % 6 + 1) if one.theme else ("", 0)
    return Section(
        one.key,
        _title(one),
        text,
        question=wording.line(question),
        recommendations=tuple(votes.adopted(binding, found, keys) for found in binding.under(one.theme)),
        hue=hue,
    )


def _roll_call(binding: Binding, one: models.Part) -> Part:
    return RollCall(one.key, _title(one), binding.text(one))


def _endorsement(binding: Binding, one: models.Part) -> Part:
    """The page of endorsement: filled in when all else is made, because it must know what was signed, see `whole`."""
    return Endorsement(one.key, _title(one), binding.text(one))


def _members(binding: Binding, one: models.Part) -> Part:
    here = [person for person in binding.record.people if person.left_at is None]
    text = binding.text(one)
    return Members(one.key, _title(one), text, leaders=people.leaders(here), groups=people.groups(here))


def _method(binding: Binding, one: models.Part) -> Part:
    charter, keys = binding.record.charter, people.keys(binding.record.people)
    text = binding.text(one)
    facts = [Fact("Purpose", Prose(*binding.citing.prose(charter.purpose, binding.register)))]
    tasks = "\n".join(f"- {task}" for task in charter.mandate)
    facts.append(Fact("Mandate", Prose(*binding.citing.prose(tasks, binding.register))))
    if binding.record.votes:
        facts.append(Fact("Positions", Prose.plain(HIDDEN)))
    return Method(
        one.key,
        _title(one),
        text,
        rule=_rule(charter.rule),
        facts=tuple(fact for fact in facts if fact.text),
        not_adopted=tuple(votes.not_adopted(binding, found, keys) for found in binding.not_adopted),
    )


def _notes(binding: Binding, one: models.Part) -> Part:
    """The register of what the volume cites: filled in when all its parts are made, see `whole`."""
    return Sources(one.key, _title(one), binding.text(one))


def _meetings(binding: Binding, one: models.Part) -> Part:
    held = tuple(
        Meeting(
            date=wording.day(meeting.on),
            title=wording.line(meeting.title),
            kind=meeting.kind.replace("_", " ").capitalize(),
            place=wording.line(meeting.place),
            present=str(meeting.present) if meeting.present else "",
            done=tuple(wording.line(words) for words in meeting.decisions),
        )
        for meeting in binding.record.meetings
    )
    return Meetings(one.key, _title(one), binding.text(one), meetings=held)


def _colophon(binding: Binding, one: models.Part) -> Part:
    adopted, others = len(binding.adopted), len(binding.not_adopted)
    words = (
        f"{wording.counted(adopted, 'recommendation', 'recommendations')} adopted, {others} put to the vote and not "
        f"adopted, {wording.counted(len(binding.record.meetings), 'meeting', 'meetings')} held."
    )
    made = Fact("Record", Prose.plain(f"Made from the record of the task force, not typed: {words}"))
    facts = (made, _sealed(*binding.record.chain)) if binding.record.chain[0] else (made,)
    return Colophon(one.key, _title(one), binding.text(one), facts=facts)


def _sealed(n: int, head: str) -> Fact:
    """The head of the chain: with it anybody can tell whether the record of votes is still the one of this print."""
    grouped = " ".join(head[at : at + 8] for at in range(0, len(head), 8))
    words = (
        f"{grouped}\n\nEvery opening, position and close of a vote is a link of one chain. The latest close is link "
        f"{n}, and this its fingerprint. The record of votes carries a program that checks it against these digits."
    )
    return Fact("Votes", Prose.plain(words))


Maker = Callable[[Binding, models.Part], Part]
K = PartKind
KINDS: dict[PartKind, Maker] = {
    K.LETTER: _letter,
    K.SUMMARY: _summary,
    K.CHAPTER: _chapter,
    K.RECOMMENDATIONS: _listing,
    K.PRACTICES: _practices,
    K.SECTION: _section,
    K.ROLL_CALL: _roll_call,
    K.ENDORSEMENT: _endorsement,
    K.MEMBERS: _members,
    K.METHOD: _method,
    K.NOTES: _notes,
    K.MEETINGS: _meetings,
    K.COLOPHON: _colophon,
}


def register(binding: Binding) -> tuple[SourceGroup, ...]:
    """Everything that the volume cites, by kind, in the order of authors and titles."""
    cited = [binding.record.register[key] for key in binding.citing.used if key in binding.record.register]
    cited.sort(
        key=lambda source: ((source.author or source.title).casefold(), source.title.casefold(), source.key)
    )
    groups = [(title, [one for one in cited if one.kind == kind]) for kind, title in SHELVES.items()]
    return tuple(
        SourceGroup(title, tuple(finished(chicago.note(one)) for one in found))
        for title, found in groups
        if found
    )


def _title(one: models.Part) -> str:
    return wording.line(one.title)


def _rule(stored: dict[str, object]) -> str:
    try:
        return rule_sentence(Rule.from_stored(stored))
    except ValueError:
        return ""
