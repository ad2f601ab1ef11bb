"""The volume made of the record."""

from typing import TypeVar

import pytest

from taskforce.charter import actions as charter
from taskforce.charter import queries as charters
from taskforce.core.actor import program
from taskforce.members import actions as members
from taskforce.members import queries as members_queries
from taskforce.report import actions, assemble, queries, volume
from taskforce.report.assemble import people
from taskforce.report.frozen import fingerprint
from taskforce.report.queries import Record
from taskforce.report.volume import Position, Volume
from tests.people import Cast
from tests.recommendations import scenes as recommendation
from tests.report.scene import BOATS, DREDGE, act, begin, build, found, settle, write

Kind = TypeVar("Kind", bound=volume.Part)


def record(cast: Cast) -> Record:
    with cast.database.read() as session:
        return queries.record(session, program(cast.actor("farida").task_force_id))


def bound(cast: Cast) -> Volume:
    return assemble.volume(record(cast))


def part(made: Volume, kind: type[Kind]) -> Kind:
    return next(part for part in made.parts if type(part) is kind)


def test_everything_of_record_is_in_it(cast: Cast) -> None:
    build(cast)
    made = bound(cast)
    assert (made.title, made.task_force, made.host) == (
        "Rivers That Carry",
        "Task Force on Rivers",
        "River Institute",
    )
    assert made.disclaimers == ("Members speak for themselves.",)
    assert [fact.label for fact in made.imprint] == ["Task force", "Host", "Funder"]
    assert [type(part).__name__ for part in made.parts] == [
        "Letter", "Summary", "Listing", "Practices", "Section", "Section", "RollCall", "Endorsement", "Members",
        "Method", "Sources", "Meetings", "Colophon",
    ]  # fmt: skip
    assert [person.name for person in part(made, volume.Letter).signers] == ["Cora van der Berg"]
    assert part(made, volume.Practices).practices[0].place == "Port Verity"
    assert part(made, volume.Meetings).meetings[0].done == ("The outline was agreed.",)
    assert part(made, volume.Meetings).meetings[0].date == "20 May 2026"
    names = [person.name for person in part(made, volume.Members).leaders]
    names += [person.name for group in part(made, volume.Members).groups for person in group.people]
    silent = {"Dana Reyes", "Felix Amadi"}  # staff and funder hold no seat
    everybody = {person.printed_name for person in record(cast).people}
    assert sorted(names) == sorted(everybody - silent)


def test_an_adopted_recommendation_is_printed_as_it_was_voted_on(cast: Cast) -> None:
    build(cast)
    made = bound(cast)
    (one,) = part(made, volume.Section).recommendations
    assert (one.number, one.title) == ("1.1", "Own a dredge together")
    sentence = f"{one.who} {one.what} {one.when}"
    assert sentence == "The river towns should buy and run one dredge together within one year of publication"
    assert one.derived_from.notes == ("River Institute, <em>Forty Harbors</em>, 12.",)
    assert len(one.rationale.notes) == 2
    assert one.result is not None
    assert one.result.sentence.startswith("3 yes, 1 no. Needed: more than half")
    assert one.result.occasion == "Closed on 19 May 2026."
    assert one.result.positions["tomas"] == Position.NO
    assert {voter.key for voter in made.voters} == {"cora", "mateo", "nia", "tomas"}


def test_what_was_not_adopted_stands_in_the_method_with_its_result(cast: Cast) -> None:
    build(cast)
    method = part(bound(cast), volume.Method)
    assert [(one.number, one.title) for one in method.not_adopted] == [("2.1", "Ban the old boats")]
    result = method.not_adopted[0].result
    assert result is not None
    assert (result.is_adopted, result.needed) == (False, 2)
    assert result.positions["tomas"] == Position.NONE
    assert method.rule.startswith("Adopted when more than half of the votes cast")
    assert [fact.label for fact in method.facts] == ["Purpose", "Mandate", "Positions"]


def test_a_source_is_given_in_full_where_it_is_first_cited_in_the_order_of_print(cast: Cast) -> None:
    build(cast)
    made = bound(cast)
    assert part(made, volume.Summary).text.notes == ("River Institute, <em>Forty Harbors</em> (2022), 3.",)
    practice, other = part(made, volume.Practices).practices
    assert practice.what.notes == ("River Institute, <em>Forty Harbors</em>, 9.",)
    assert practice.source == ""  # the note says it
    assert (other.what.notes, other.source) == ((), "River Institute, <em>Forty Harbors</em>, 9.")
    groups = part(made, volume.Sources).groups
    assert [(group.title, len(group.entries)) for group in groups] == [("Reports", 1), ("Statutes", 1)]
    assert "Never Cited" not in str(groups)


def test_the_same_record_gives_the_same_volume_and_a_changed_one_another(cast: Cast) -> None:
    build(cast)
    first = bound(cast)
    assert fingerprint(bound(cast)) == fingerprint(first)
    write(cast, "method", "We read two.")
    assert fingerprint(bound(cast)) != fingerprint(first)
    assert first.date == "21 May 2026"  # of the last act in the record, not of the print


def test_a_second_vote_prints_the_last_and_names_the_earlier(cast: Cast) -> None:
    found(cast)
    made = settle(cast, DREDGE, cora="no", mateo="yes", nia="no")
    recommendation.act(cast, "farida", "take_up_again", made, why="With a figure.")
    for verb in ("open_for_comment", "close_comments"):
        recommendation.act(cast, "farida", verb, made)
    round_ = recommendation.put_to_vote(cast, made)
    recommendation.vote(cast, round_, cora="yes", mateo="yes", nia="yes")
    recommendation.close(cast, round_)
    begin(cast)
    (one,) = part(bound(cast), volume.Section).recommendations
    assert one.result is not None
    assert one.result.is_adopted
    assert [fact.label for fact in one.facts] == ["Earlier vote"]
    assert "Not adopted" in one.facts[0].text.html


def test_a_theme_with_something_adopted_and_no_section_is_not_printed_at_all(cast: Cast) -> None:
    build(cast)
    act(cast, actions.remove_part, part="section-ties")
    with pytest.raises(assemble.Unprintable, match="“Structuring commitment”"):
        bound(cast)
    act(cast, actions.remove_part, part="section-capacity")  # nothing was adopted there
    act(cast, actions.put_back_part, part="section-ties")
    assert bound(cast).parts


def test_a_reference_to_what_is_not_printed_keeps_its_words(cast: Cast) -> None:
    found(cast)
    settle(cast, {**BOATS, "title": "Ban"}, cora="yes", mateo="yes", nia="yes")
    begin(cast)
    write(cast, "summary", "See [this](#rec-ban), [that](#rec-count-the-fish) and [the list](#part-members).")
    html = part(bound(cast), volume.Summary).text.html
    assert 'href="#rec-ban"' in html
    assert 'href="#part-members"' in html
    assert "that" in html
    assert "rec-count-the-fish" not in html


def test_a_sample_says_so(cast: Cast) -> None:
    begin(cast)
    write(cast, "letter", "Dear reader.")
    with cast.database.write() as session:
        farida = cast.actor("farida")
        rivers = charters.charter(session, farida)
        charter.edit_charter(session, farida, rivers, edition=rivers.edition, sample_notice="Only a sample.")
    made = bound(cast)
    assert (made.kind, made.sample_notice) == ("Sample report", "Only a sample.")
    assert part(made, volume.Letter).caution == "Sample letter."


def test_an_empty_report_has_what_needs_no_text(cast: Cast) -> None:
    begin(cast)
    made = bound(cast)
    assert [type(part).__name__ for part in made.parts][:2] == [
        "Listing",
        "RollCall",
    ]  # no practices: no empty page
    assert made.voters == ()


def test_leaders_stand_in_order_of_precedence_and_members_by_level(cast: Cast) -> None:
    rows = [
        ("zoe", 3, "facilitator", "none"), ("abe", 2, "host_principal", "civic"), ("bea", 1, "co_chair", "state"),
        ("cal", 1000, "member", "tribal"), ("dan", 1000, "member", "federal"), ("eve", 5, "observer", "local"),
    ]  # fmt: skip
    with cast.database.write() as session:
        for key, precedence, role, level in rows:
            members.add_person(
                session, cast.actor("stig"), key=key, printed_name=key.title(), roles=[role], level=level,
                precedence=precedence, quote="Said.",
            )  # fmt: skip
    with cast.database.read() as session:
        everybody = members_queries.everybody(session, cast.actor("stig"))
    found = [person for person in everybody if person.key in {row[0] for row in rows}]
    leaders = people.leaders(found)
    assert [(one.name, one.role, one.quote) for one in leaders] == [
        ("Bea", "Co-chair", "Said."),
        ("Abe", "Principal of the host", "Said."),
        ("Zoe", "Facilitator", "Said."),
    ]
    assert [(group.title, [one.name for one in group.people]) for group in people.groups(found)] == [
        ("Federal government", ["Dan"]),
        ("Tribal nations", ["Cal"]),
        ("Observers", ["Eve"]),
    ]
