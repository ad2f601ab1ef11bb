"""Permanent keys: made from titles, known by their shape."""

import pytest

from taskforce.core import names

KEYS = [
    # title                            taken                  key
    ("Create an Office",               (),                    "create-an-office"),
    ("Créer un bureau à Genève!",      (),                    "creer-un-bureau-a-geneve"),
    ("  Fund — “exchanges”, twice  ",  (),                    "fund-exchanges-twice"),
    ("Create an Office",               ("create-an-office",), "create-an-office-2"),
    ("外交",                            (),                    "thing"),
    ("外交",                            ("thing", "thing-2"),  "thing-3"),
    ("<script>alert(1)</script>",      (),                    "script-alert-1-script"),
    ("word " * 40,                     (),                    "word-" * 7 + "word"),
    ("x" * 200,                        (),                    "x" * 40),
    ("x" * 200,                        ("x" * 40,),           "x" * 38 + "-2"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "taken", "key"), KEYS)
def test_a_key_is_made_of_the_title(title: str, taken: tuple[str, ...], key: str) -> None:
    made = names.free(names.key_of(title, "thing"), taken)
    assert made == key
    assert names.is_key(made)


def test_a_key_ends_with_a_whole_word() -> None:
    title = "Task Force on Rural Water Systems and the Compacts"
    assert names.key_of(title, "thing") == "task-force-on-rural-water-systems-and"


@pytest.mark.parametrize("words", ["", "-a", "A", "a b", "sound\n", "x" * 41])
def test_what_is_no_key(words: str) -> None:
    assert not names.is_key(words)
