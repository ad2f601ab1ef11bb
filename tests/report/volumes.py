"""Volumes to print in tests: a plainly fictional task force on small harbors, in any size."""

import hashlib
from collections import Counter
from dataclasses import replace

from markupsafe import Markup

from taskforce.report.volume import (
    Colophon,
    Fact,
    Figure,
    Group,
    Letter,
    Listing,
    Meeting,
    Meetings,
    Members,
    Method,
    Part,
    Person,
    Position,
    Practice,
    Practices,
    Prose,
    Recommendation,
    Result,
    RollCall,
    Section,
    SourceGroup,
    Sources,
    Statement,
    Summary,
    Volume,
    Voter,
    call,
)

NOTICE = "Sample report of an invented task force. No person, place or vote in it is real."
LEVELS = ("Federal", "State", "Local", "Tribal", "Civic")
GIVEN = ("Noor", "Samuel", "Ingrid", "Cornelius", "Dolores", "Leopold", "Nkechi", "Søren", "Loretta", "Amos")
FAMILY = ("Ellery", "Roe Jr.", "Hallqvist-Obuya", "Tamm", "Finch", "Strand", "Wetherby", "Cruz", "Redfern")
OFFICES = ("Mayor", "Treasurer", "Harbor Master", "Director of Trade")
PLACES = ("Port Verity", "Halbrook", "Calder Bay", "Old Ferry", "Little Compass", "Tamarack", "Three Lakes")
ACTS = (
    ("Own one dredge together", "Neighboring harbor towns", "buy and run one dredge together"),
    ("Publish every depth", "The State Harbor Office", "publish the depth of every channel each quarter"),
    ("Print a telephone number", "The Coast Agency", "name one officer for each harbor and print the number"),
    (
        "Lend people in both directions",
        "The Director of Ports",
        "open ten assignments a year to harbor towns",
    ),
    ("Say plainly what may be signed", "The Legal Adviser", "publish twelve pages on agreements"),
)
SENTENCES = (
    "A harbor that silts up loses its fishing boats first and its grain second.",
    "Four towns that own one dredge wait eleven days where others wait eleven months.",
    "The agreement should name who goes first after a storm.",
    "Nobody whom we asked could say which office answers for the sand.",
    "The cost is small beside that of a vessel that turns away.",
    "What an officer learns in one season is gone in the next, because nothing is written down.",
    "Two witnesses warned against a remedy that treats every inlet alike.",
)
RULE = "A recommendation is adopted when at least two-thirds of all members not recused vote yes."


class Maker:
    """Words and numbers that look like chance and are the same for the same seed."""

    def __init__(self, seed: int = 1) -> None:
        self._seed, self._asked, self._notes = seed, 0, 0

    def number(self, below: int) -> int:
        """A number from 0, under `below`."""
        self._asked += 1
        drawn = hashlib.sha256(f"{self._seed} {self._asked}".encode()).digest()
        return int.from_bytes(drawn[:4], "big") % below

    def note(self, longest: int) -> Markup:
        """A note that occurs once, of up to so many words."""
        self._notes += 1
        words = ("harbor", "tide", "record", "channel", "depth")
        tail = " ".join(words[self.number(len(words))] for _ in range(self.number(longest)))
        form = Markup("Harbor Institute, <em>Forty Harbors</em>, record {}, {}.")
        return form.format(self._notes, tail)

    def prose(
        self, paragraphs: int, *, notes: int = 30, longest: int = 12, heads: tuple[str, ...] = ()
    ) -> Prose:
        """Paragraphs with a note at so many of a hundred sentences, and headings before some of them."""
        html, texts = Markup(), list[Markup]()
        for at in range(paragraphs):
            if at < len(heads) and heads[at]:
                html += Markup("<h3>{}</h3>").format(heads[at])
            html += Markup("<p>{}</p>").format(self._paragraph(notes, longest, texts))
        return Prose(html, tuple(texts))

    def _paragraph(self, notes: int, longest: int, texts: list[Markup]) -> str:
        said = []
        for _ in range(3 + self.number(4)):
            sentence = SENTENCES[self.number(len(SENTENCES))]
            if self.number(100) < notes:
                sentence = f"{sentence[:-1]} {call(len(texts))}."
                texts.append(self.note(longest))
            said.append(sentence)
        return " ".join(said)


def people(count: int) -> tuple[Person, ...]:
    """That many invented members."""
    return tuple(
        Person(
            key=f"m{at}",
            name=f"{GIVEN[at % len(GIVEN)]} {FAMILY[at * 2 % len(FAMILY)]}" + (f" {at}" if at > 8 else ""),
            title=f"{OFFICES[at % len(OFFICES)]}, {PLACES[at % len(PLACES)]}",
            is_sample=True,
        )
        for at in range(count)
    )


def voters(count: int) -> tuple[Voter, ...]:
    """The same people as lines of the roll call, by level."""
    levels = [LEVELS[at * len(LEVELS) // count] for at in range(count)]
    return tuple(
        Voter(one.key, one.name, level, True) for one, level in zip(people(count), levels, strict=True)
    )


def result(number: int, count: int, *, adopted: bool = True) -> Result:
    """A round among `count` voters: nearly all yes, or not enough."""
    kinds = [Position.YES] * count
    if adopted:
        others = (Position.NO, Position.ABSTAIN, Position.RECUSE, Position.NONE)
        for at, kind in enumerate(others[: number % 5]):
            kinds[(number * 3 + at * 5) % count] = kind
    else:
        kinds[::2] = [Position.NO] * len(kinds[::2])
    counts = Counter(kinds)
    base = count - counts[Position.RECUSE]
    needed = -(-2 * base // 3)
    sentence = f"{counts[Position.YES]} yes of {base} not recused; two-thirds are {needed}."
    positions = {f"m{at}": kind for at, kind in enumerate(kinds)}
    return Result(adopted, sentence, counts, needed, positions, f"Round of {1 + number % 28} March 2031")


def recommendation(maker: Maker, number: int, count: int, *, adopted: bool = True) -> Recommendation:
    """One recommendation, with its round where there are voters."""
    title, who, what = ACTS[(number - 1) % len(ACTS)]
    again = f", once more for {PLACES[number % len(PLACES)]}" if number > len(ACTS) else ""
    derived = Markup("<p><em>Forty Harbors</em>, p. {}{}</p>").format(number, call(0))
    return Recommendation(
        key=f"act-{number}",
        number=str(number),
        title=title + again,
        who=who,
        what=f"should {what}",
        when=f"by {1 + number % 28} May 2033",
        addressee=who.removeprefix("The "),
        vehicle="Agreement between the towns" if number % 2 else "Directive under existing law",
        derived_from=Prose(derived, (maker.note(3),)),
        rationale=maker.prose(1 + number % 3),
        result=result(number, count, adopted=adopted) if count else None,
    )


def volume(
    *,
    sections: int = 3,
    recommendations: int = 9,
    voters_count: int = 20,
    practices: int = 4,
    text: int = 4,
    seed: int = 1,
) -> Volume:
    """A whole report of that size; `text`: paragraphs of each section."""
    maker = Maker(seed)
    adopted = [recommendation(maker, number, voters_count) for number in range(1, recommendations + 1)]
    size = -(-recommendations // sections) if sections else 0
    shares = [adopted[at * size : (at + 1) * size] for at in range(sections)]
    chairs = tuple(replace(one, role="Co-chair", quote=SENTENCES[at]) for at, one in enumerate(people(3)))
    return Volume(
        title="Small Harbors",
        subtitle="How forty towns may keep their channels open",
        task_force="Task Force on Small Harbors",
        kind="Final report",
        host="Harbor Institute",
        date="12 May 2031",
        edition="First edition, 12 May 2031",
        sample_notice=NOTICE,
        imprint=(
            Fact("Host", Prose.plain("Harbor Institute. It takes no position on the recommendations.")),
            Fact("Funder", Prose.plain("Supported by the Tide Fund, which had no vote.")),
        ),
        disclaimers=("Members took part as individuals.", "Titles are given for identification only."),
        parts=(
            *_front(maker, chairs, practices),
            *(_section(maker, number, tuple(share), text) for number, share in enumerate(shares, 1)),
            *_back(maker, chairs, voters_count),
        ),
        voters=voters(voters_count) if voters_count else (),
    )


def _front(maker: Maker, chairs: tuple[Person, ...], practices: int) -> tuple[Part, ...]:
    letter = maker.prose(4, notes=0)
    summary = maker.prose(4, heads=("", "", "What we found", "What we ask"))
    told = Prose.plain("Each sentence is given as it was put to the vote.")
    cases = tuple(_practice(maker, at) for at in range(practices))
    return (
        Letter("letter", "Letter from the co-chairs", letter, signers=chairs, caution="Sample letter."),
        Summary("summary", "Executive summary", summary),
        Listing("recommendations", "The recommendations", told),
        Practices("practices", "How harbors do it today", maker.prose(1), practices=cases),
    )


def _back(maker: Maker, chairs: tuple[Person, ...], count: int) -> tuple[Part, ...]:
    members = people(max(count, 1))
    size = -(-len(members) // len(LEVELS))
    groups = tuple(Group(level, members[at * size : (at + 1) * size]) for at, level in enumerate(LEVELS))
    facts = (
        Fact("Base", Prose.plain("The members, less those recused.")),
        Fact("Secrecy", Prose.plain("Positions were hidden until the round closed.")),
    )
    failed = (recommendation(maker, 98, count, adopted=False),) if count else ()
    link = Markup(
        'Harbor Institute. <em>Forty Harbors</em>. <a href="https://example.org/f">example.org</a>.'
    )
    return (
        RollCall("rollcall", "Roll call", Prose.plain("Positions as recorded when each round closed.")),
        Members("members", "Members of the task force", leaders=chairs, groups=groups),
        Method("method", "Method", maker.prose(2), rule=RULE, facts=facts, not_adopted=failed),
        Sources("notes", "Notes and sources", groups=(SourceGroup("Reports", (link,)),)),
        Meetings("meetings", "Meetings", meetings=tuple(_meeting(at) for at in range(4))),
        Colophon("colophon", "Colophon"),
    )


def _practice(maker: Maker, at: int) -> Practice:
    source = Markup("Harbor Institute, <em>Forty Harbors</em>, 12.")
    return Practice(f"p{at}", PLACES[at % len(PLACES)], "The shared dredge", maker.prose(1 + at % 2), source)


def _meeting(at: int) -> Meeting:
    done = ("Charter and decision rule adopted.", "One text goes to the vote.")[: 1 + at % 2]
    return Meeting(
        f"{3 + at * 7} March 2031", f"Meeting {at + 1}", "Plenary", PLACES[at], f"{18 - at} of 20", done
    )


def _section(maker: Maker, number: int, share: tuple[Recommendation, ...], text: int) -> Section:
    if share:
        statement = Statement("Dissent", maker.prose(1, notes=0), people(2))
        share = (replace(share[0], statements=(statement,)), *share[1:])
    figure = Figure(
        key=f"depth-{number}",
        title="Depth lost in ten years, by harbor",
        columns=("Harbor", "Feet"),
        rows=tuple((place, (3 + at * number % 7,)) for at, place in enumerate(PLACES)),
        source="Sample survey of seven harbors.",
    )
    return Section(
        key=f"section-{number}",
        title=("Keeping the channel open", "The means to act", "Work shared with the towns")[
            (number - 1) % 3
        ],
        text=maker.prose(text, heads=("A harbor is a road", "", "Sand does not wait")),
        figures=(figure,) if text else (),
        question="Who keeps the channel open when everyone uses it and nobody owns it?",
        recommendations=share,
    )
