"""The HTML of the printed report, before any engine sees it."""

from dataclasses import replace

import pytest
from markupsafe import Markup

from taskforce.press import marks
from taskforce.press.rounds import Known
from taskforce.report.composition import Composition
from taskforce.report.frozen import fingerprint
from taskforce.report.typeset import job
from taskforce.report.volume import (
    Letter,
    Members,
    Paper,
    Part,
    Person,
    Prose,
    Recommendation,
    Section,
    Volume,
)
from tests.report import volumes

EMPTY = Volume(title="Small Harbors", task_force="Task Force on Small Harbors", parts=())
SHAPES = {
    "usual": volumes.volume(),
    "nothing": EMPTY,
    "no_votes": volumes.volume(voters_count=0),
    "no_practices": volumes.volume(practices=0),
    "no_sections": volumes.volume(sections=0, recommendations=0),
    "one_of_each": volumes.volume(sections=1, recommendations=1, voters_count=1, practices=1, text=1),
    "empty_section": volumes.volume(sections=2, recommendations=1, text=0),
    "many": volumes.volume(sections=7, recommendations=60, voters_count=60, practices=20),
}


def composed(volume: Volume, **pages: int) -> str:
    return Composition(volume, fingerprint(volume)).compose(Known(pages))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_volume_of_any_shape_has_live_links_single_anchors_and_headings_in_order(shape: str) -> None:
    read = marks.read(composed(SHAPES[shape]))
    assert (read.dead(), read.repeated_ids) == (set(), ())
    assert read.headings[0] == 1
    assert all(after <= before + 1 for before, after in zip(read.headings, read.headings[1:], strict=False))


@pytest.mark.parametrize("shape", SHAPES)
def test_every_note_is_set_once_and_in_order(shape: str) -> None:
    html = composed(SHAPES[shape])
    count = len(marks.read(html).notes)
    assert [html.count(f'id="n{number}"') for number in range(1, count + 1)] == [1] * count
    places = [html.index(f'id="n{number}"') for number in range(1, count + 1)]
    assert places == sorted(places)


def test_notes_of_all_parts_are_there() -> None:
    volume = SHAPES["usual"]
    wanted = [note for part in volume.parts for note in part.text.notes]
    read = marks.read(composed(volume)).notes
    assert wanted
    assert [note.striptags() in read for note in wanted] == [True] * len(wanted)


def test_recommendations_have_anchors_that_stay() -> None:
    read = marks.read(composed(SHAPES["usual"]))
    assert {"rec-act-1", "rec-act-9", "rec-act-98", "practice-p0", "part-summary"} <= read.ids


def test_contents_lead_to_every_part_and_recommendation_with_their_pages() -> None:
    volume = SHAPES["usual"]
    html = composed(volume, **{"part-summary": 77, "rec-act-2": 78})
    contents = html[html.index('id="contents"') : html.index("</section>", html.index('id="contents"'))]
    targets = {link.target: link.printed for link in marks.read(contents).links}
    assert {f"part-{part.key}" for part in volume.parts} <= targets.keys()
    assert {f"rec-act-{number}" for number in range(1, 10)} <= targets.keys()
    assert (targets["part-summary"], targets["rec-act-2"]) == (77, 78)


def test_words_of_people_are_never_markup() -> None:
    bad = '<img src="x" onerror="y">&\'"'
    person = Person("x", bad, title=bad, role=bad, quote=bad)
    volume = replace(
        EMPTY,
        title=bad,
        subtitle=bad,
        host=bad,
        sample_notice=bad,
        disclaimers=(bad,),
        parts=(
            Letter("l", bad, signers=(person,), caution=bad),
            Members("m", bad, leaders=(person,)),
            Section("s", bad, question=bad, recommendations=(_bad_recommendation(bad),)),
        ),
    )
    html = composed(volume)
    assert "<img" not in html
    assert "&lt;img" in html


def _bad_recommendation(bad: str) -> Recommendation:
    one = volumes.recommendation(volumes.Maker(), 1, 3)
    assert one.result
    told = replace(one.result, sentence=bad, occasion=bad)
    return replace(one, title=bad, who=bad, what=bad, when=bad, addressee=bad, vehicle=bad, result=told)


def test_a_sample_says_so_on_the_cover_and_at_every_foot() -> None:
    html = composed(volumes.volume())
    cover = html[html.index('<section class="cover">') : html.index("</section>")]
    assert f'<p class="notice">{volumes.NOTICE}</p>' in cover
    assert f'data-notice="{volumes.NOTICE}"' in cover
    assert "ample report" not in composed(replace(volumes.volume(), sample_notice=""))


def test_an_invented_person_is_marked_and_a_real_one_is_not() -> None:
    people = (Person("a", "Ann Real"), Person("b", "Bob Made", is_sample=True))
    html = composed(replace(EMPTY, parts=(Members("m", "Members", leaders=people),)))
    assert "<h3>Ann Real</h3>" in html
    assert '<h3>Bob Made <span class="sample">sample</span></h3>' in html


def test_leaders_stand_in_the_order_given() -> None:
    people = tuple(Person(name, name) for name in ("Zora", "Ann", "Mia"))
    html = composed(replace(EMPTY, parts=(Members("m", "Members", leaders=people),)))
    assert html.index("Zora") < html.index("Ann") < html.index("Mia")


def test_a_recommendation_without_a_round_says_so() -> None:
    assert "No round has been held" in composed(SHAPES["no_votes"])
    assert "no vote yet" in composed(SHAPES["no_votes"])


def test_what_was_not_adopted_is_printed_with_its_result() -> None:
    html = composed(SHAPES["usual"])
    assert "<strong>Not adopted.</strong> 10 yes of 20 not recused" in html


def test_an_empty_section_is_said_in_words() -> None:
    assert "No recommendation was adopted under this theme." in composed(SHAPES["empty_section"])


def test_a_reference_to_a_recommendation_names_and_numbers_it() -> None:
    text = Prose(Markup('<p>See <a href="#rec-act-2"></a>.</p>'))
    volume = replace(SHAPES["usual"], parts=(Part("intro", "Introduction", text), *SHAPES["usual"].parts))
    html = composed(volume, **{"rec-act-2": 31})
    assert '<a class="x" href="#rec-act-2" data-p="31">Recommendation\u00a02</a>' in html


def test_both_papers_have_the_same_words_and_the_same_fingerprint() -> None:
    letter, other = SHAPES["usual"], replace(SHAPES["usual"], paper=Paper.A4)
    assert fingerprint(letter) == fingerprint(other)
    assert composed(letter).partition("<body>")[2] == composed(other).partition("<body>")[2]


def test_another_word_is_another_fingerprint_and_it_is_printed() -> None:
    volume = SHAPES["usual"]
    other = replace(volume, disclaimers=("Another word.",))
    assert fingerprint(volume) != fingerprint(other)
    assert fingerprint(volume)[:4] in composed(volume)


def test_every_printed_name_and_title_must_be_in_the_file() -> None:
    must_hold = job(SHAPES["usual"], {}).must_hold
    assert {"Small Harbors", "Own one dredge together", "Noor Ellery", volumes.NOTICE} <= set(must_hold)


def test_any_accent_of_a_host_can_be_read() -> None:
    assert "--flood: #14506f" in composed(replace(EMPTY, accent=""))
    assert "--flood: #ffd24d" not in composed(replace(EMPTY, accent="#ffd24d"))
