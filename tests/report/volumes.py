"""Volumes to print in tests: a plainly fictional task force on small harbors, in any size."""

from collections import Counter
from dataclasses import replace
from random import Random

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
GIVEN = "Noor Samuel Ingrid Cornelius Dolores Leopold Nkechi Søren Loretta Amos Beatrix Octavio Zainab Wendell".split()
FAMILY = "Ellery Roe Hallqvist-Obuya Tamm Finch-Yamada Strand Wetherby Abernathy-Cruz Whitcombe Redfern Lumen".split()
PLACES = "Port Verity|Halbrook|Calder Bay|Old Ferry|Little Compass|Tamarack County|Three Lakes Nation".split(
    "|"
)
ACTS = (
    ("Own one dredge together", "Neighboring harbor towns", "should buy and run one dredge together"),
    ("Publish the depth of every channel", "The State Harbor Office", "should publish the depth of every channel each quarter"),
    ("Give every harbor a telephone number", "The Coast Agency", "should name one officer for each harbor and print the number"),
    ("Lend people in both directions", "The Director of Ports", "should open ten assignments a year between harbors and the agency"),
    ("Say plainly what a harbor may sign", "The Legal Adviser", "should publish guidance of at most twelve pages on agreements between harbors"),
)  # fmt: skip
SENTENCES = (
    "A harbor that silts up loses its fishing boats first and its grain second.",
    "Four towns that own one dredge wait eleven days where others wait eleven months.",
    "The agreement should name who goes first after a storm.",
    "Nobody whom we asked could say which office answers for the sand.",
    "The cost is small beside that of a vessel that turns away.",
    "Members who work on the water pressed for a date, and the date is in the sentence.",
    "What an officer learns in one season is gone in the next, because nothing is written down.",
    "Two witnesses warned against a remedy that treats every inlet alike.",
)


class _Maker:
    """Makes the same volume for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.notes = 0

    def sentences(self, count: int) -> list[str]:
        return [self.random.choice(SENTENCES) for _ in range(count)]

    def note(self, words: int) -> Markup:
        self.notes += 1
        tail = " ".join(
            self.random.choice(("harbor", "tide", "record", "of", "the", "depth")) for _ in range(words)
        )
        return Markup(f"Harbor Institute, <em>Forty Harbors</em> ({self.notes}), {tail} {self.notes * 7}.")

    def prose(
        self, paragraphs: int, notes: float = 0.3, longest: int = 12, heads: tuple[str, ...] = ()
    ) -> Prose:
        """Paragraphs with notes at some of their sentences and headings at some of their beginnings."""
        html, texts = "", list[Markup]()
        for number in range(paragraphs):
            if number < len(heads):
                html += f"<h3>{heads[number]}</h3>"
            said = ""
            for sentence in self.sentences(self.random.randint(3, 6)):
                if self.random.random() < notes:
                    sentence = f"{sentence[:-1]} {call(len(texts))}."
                    texts.append(self.note(self.random.randint(1, longest)))
                said += sentence + " "
            html += f"<p>{said.strip()}</p>"
        return Prose(Markup(html), tuple(texts))


def people(count: int) -> tuple[Person, ...]:
    """That many invented members."""
    return tuple(
        Person(
            key=f"m{number}",
            name=f"{GIVEN[number % len(GIVEN)]} {FAMILY[number * 3 % len(FAMILY)]}{'' if number < 14 else f' {number}'}",
            title=f"{('Mayor', 'Treasurer', 'Harbor Master', 'Director of Trade')[number % 4]}, {PLACES[number % len(PLACES)]}",
            is_sample=True,
        )
        for number in range(count)
    )


def voters(count: int) -> tuple[Voter, ...]:
    """The same people as lines of the roll call, by level."""
    return tuple(
        Voter(one.key, one.name, LEVELS[number * len(LEVELS) // count], True)
        for number, one in enumerate(people(count))
    )


def result(number: int, count: int, *, adopted: bool = True) -> Result:
    """A round among `count` voters: nearly all yes, or not enough."""
    kinds = [Position.YES] * count
    if adopted:
        for at, kind in enumerate(
            (Position.NO, Position.ABSTAIN, Position.RECUSE, Position.NONE)[: number % 5]
        ):
            kinds[(number * 3 + at * 5) % count] = kind
    else:
        kinds[::2] = [Position.NO] * len(kinds[::2])
    counts = Counter(kinds)
    base = count - counts[Position.RECUSE]
    needed = -(-2 * base // 3)
    sentence = f"{counts[Position.YES]} yes of {base} not recused; two-thirds are {needed}."
    positions = {f"m{at}": kind for at, kind in enumerate(kinds)}
    return Result(adopted, sentence, counts, needed, positions, f"Round of {1 + number % 28} March 2031")


def recommendation(maker: _Maker, number: int, count: int, *, adopted: bool = True) -> Recommendation:
    """One recommendation with its round."""
    title, who, what = ACTS[(number - 1) % len(ACTS)]
    return Recommendation(
        key=f"act-{number}",
        number=str(number),
        title=title if number <= len(ACTS) else f"{title}, once more for {PLACES[number % len(PLACES)]}",
        who=who,
        what=what,
        when=f"by {1 + number % 28} May 2033",
        addressee=who.removeprefix("The "),
        vehicle="Agreement between the towns" if number % 2 else "Directive under existing law",
        derived_from=Prose(Markup(f"<p><em>Forty Harbors</em>, p. {number}{call(0)}</p>"), (maker.note(3),)),
        rationale=maker.prose(1 + number % 3),
        result=result(number, count, adopted=adopted) if count else None,
    )


def volume(
    *,
    sections: int = 3,
    recommendations: int = 9,
    voters_count: int = 20,
    practices: int = 4,
    seed: int = 1,
    text: int = 4,
) -> Volume:
    """A whole report of that size; `text`: paragraphs of each section."""
    maker = _Maker(seed)
    adopted = [recommendation(maker, number, voters_count) for number in range(1, recommendations + 1)]
    shares = [adopted[at::sections] for at in range(sections)] if sections else []
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
            Fact(
                "Host",
                Prose.plain("Harbor Institute, Port Verity. It takes no position on the recommendations."),
            ),
            Fact("Funder", Prose.plain("Supported by the Tide Fund, which had no vote.")),
        ),
        disclaimers=(
            "Members took part as individuals. Titles are given for identification only.",
            "Members endorse the general thrust of the report, not necessarily every word of it.",
        ),
        parts=tuple(_parts(maker, shares, voters_count, practices, text)),
        voters=voters(voters_count) if voters_count else (),
    )


def _parts(
    maker: _Maker, shares: list[list[Recommendation]], count: int, practices: int, text: int
) -> list[Part]:
    chairs = tuple(
        replace(
            one,
            role="Co-chair",
            quote=" ".join(SENTENCES[at : at + 2]),
            quote_context="Port Verity, 2 May 2031",
        )
        for at, one in enumerate(people(3))
    )
    members = people(max(count, 1))
    size = -(-len(members) // len(LEVELS))
    groups = tuple(Group(level, members[at * size : (at + 1) * size]) for at, level in enumerate(LEVELS))
    return [
        Letter("letter", "Letter from the co-chairs", maker.prose(4, 0), signers=chairs, caution="Sample letter, signed by nobody."),
        Summary("summary", "Executive summary", maker.prose(5, heads=("", "", "What we found", "What we ask"))),
        Listing("recommendations", "The recommendations", Prose.plain("Each sentence is given as it was put to the vote.")),
        Practices("practices", "How harbors do it today", maker.prose(1), practices=tuple(_practice(maker, at) for at in range(practices))),
        *(_section(maker, number, list(share), text) for number, share in enumerate(shares, 1)),
        RollCall("rollcall", "Roll call", Prose.plain("Positions as recorded when each round closed.")),
        Members("members", "Members of the task force", leaders=chairs, groups=groups),
        Method(
            "method", "Method and decision rule", maker.prose(3, heads=("", "How the evidence was gathered")),
            rule="A recommendation is adopted when the members voting yes are at least two-thirds of all voting members not recused.",
            facts=(Fact("Base", Prose.plain("The voting members, less those recused.")), Fact("Secrecy", Prose.plain("Positions were hidden until the round closed."))),
            not_adopted=(recommendation(maker, 98, count, adopted=False),) if count else (),
        ),
        Sources("notes", "Notes and sources", maker.prose(1, 0), groups=(SourceGroup("Reports", (Markup("Harbor Institute. <em>Forty Harbors</em>. Port Verity, 2030. <a href='https://example.org/forty-harbors/a-rather-long-address'>https://example.org/forty-harbors/a-rather-long-address</a>."),)),)),
        Meetings("meetings", "Meetings", Prose.plain("With the number of voting members present."), meetings=tuple(_meeting(at) for at in range(4))),
        Colophon("colophon", "Colophon"),
    ]  # fmt: skip


def _practice(maker: _Maker, at: int) -> Practice:
    source = Markup("Harbor Institute, <em>Forty Harbors</em>, 12.")
    return Practice(f"p{at}", PLACES[at % len(PLACES)], "The shared dredge", maker.prose(1 + at % 2), source)


def _meeting(at: int) -> Meeting:
    done = ("Charter and decision rule adopted.", "One text goes to the vote.")[: 1 + at % 2]
    return Meeting(
        f"{3 + at * 7} March 2031", f"Meeting {at + 1}", "Plenary", PLACES[at], f"{18 - at} of 20", done
    )


def _section(maker: _Maker, number: int, share: list[Recommendation], text: int) -> Section:
    if share:
        statement = Statement("Dissent", maker.prose(1, 0), people(2))
        share[0] = replace(share[0], statements=(statement,))
    title = ("Keeping the channel open", "The means to act", "Work shared with the towns")[(number - 1) % 3]
    figure = Figure(
        key=f"depth-{number}", title="Depth lost in ten years, by harbor",
        columns=("Harbor", "Feet"), rows=tuple((place, (3 + at * number % 7,)) for at, place in enumerate(PLACES)),
        source="Sample survey of seven harbors.",
    )  # fmt: skip
    return Section(
        f"section-{number}", title, maker.prose(text, heads=("A harbor is a road", "", "Sand does not wait")),
        figures=(figure,) if text else (), question="Who keeps the channel open when everyone uses it and nobody owns it?",
        recommendations=tuple(share),
    )  # fmt: skip
