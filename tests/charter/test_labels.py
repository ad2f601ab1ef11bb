"""The words under the ruler of stages."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from taskforce.charter.rules.labels import RULER, Label, Place, labels, shorter, width

CASE = [
    Place("Charter and members", 0, 2),
    Place("Evidence", 2, 5),
    Place("Proposals", 5, 8),
    Place("Drafts for comment", 8, 11),
    Place("Consideration and votes", 11, 15, is_bold=True),
    Place("Clearance and fact check", 15, 16),
    Place("Endorsement", 16, 17),
    Place("Freeze and layout", 17, 17.86),
    Place("Launch", 17.86, 18),
]


def test_the_labels_of_the_case_are_whole_words_on_two_lines() -> None:
    assert labels(CASE, 18) == [
        Label("Charter"),
        Label("Evidence"),
        Label("Proposals"),
        Label("Drafts for comment"),
        Label("Consideration and votes"),
        Label("Clearance"),
        Label("Endorsement", 2),
        Label("Freeze"),
        Label("Launch", 2, at_end=True),
    ]


def test_what_fits_nowhere_has_no_label() -> None:
    crowd = [Place("Endorsement", week, week + 1) for week in range(30)]
    found = labels(crowd, 30)
    assert Label() in found
    assert {label.words for label in found} == {"Endorsement", ""}


@pytest.mark.parametrize(
    ("title", "forms"),
    [
        ("Votes", ["Votes"]),
        ("Charter and members", ["Charter and members", "Charter"]),
        ("Clearance by every principal", ["Clearance by every principal", "Clearance by every", "Clearance"]),
        ("To the printer", ["To the printer", "To"]),
    ],
)
def test_a_title_is_shortened_to_whole_words(title: str, forms: list[str]) -> None:
    assert shorter(title) == forms


title = some.lists(
    some.sampled_from(["Charter", "and", "of", "Internationalization", "a"]), min_size=1, max_size=5
)


@given(
    some.lists(
        some.tuples(title.map(" ".join), some.integers(1, 20), some.booleans()), min_size=1, max_size=20
    )
)
def test_no_label_covers_another_or_leaves_the_ruler(stages: list[tuple[str, int, bool]]) -> None:
    weeks, places = 0, []
    for words, length, is_bold in stages:
        places.append(Place(words, weeks, weeks + length, is_bold))
        weeks += length
    free = {1: 0.0, 2: 0.0}
    for place, label in zip(places, labels(places, weeks), strict=True):
        if not label.words:
            continue
        needed = width(label.words, place.is_bold)
        start = RULER - needed if label.at_end else place.start * RULER / weeks
        assert free[label.line] <= start
        assert start + needed <= RULER + 1e-6
        assert place.title.startswith(label.words)
        free[label.line] = start + needed
