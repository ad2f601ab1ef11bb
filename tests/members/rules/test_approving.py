"""Whether an approval holds: a fingerprint, never a flag."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.members.rules.approving import Stand, digest, stand

SHOWN = {"name": "Mateo de la Cruz", "title": "Mayor of Riverton"}
OTHER = {"name": "Mateo de la Cruz", "title": "Mayor of Riverton."}  # one character more


@pytest.mark.parametrize(
    ("shown", "state", "of", "stands"),
    [
        ({"quote": "", "context": ""}, None, None, Stand.NOTHING),
        ({"quote": "", "context": ""}, "approved", SHOWN, Stand.NOTHING),
        (SHOWN, None, None, Stand.NOT_SENT),
        (SHOWN, "sent", SHOWN, Stand.SENT),
        (OTHER, "sent", SHOWN, Stand.SENT),
        (SHOWN, "approved", SHOWN, Stand.APPROVED),
        (OTHER, "approved", SHOWN, Stand.CHANGED),
        (SHOWN, "changes_asked", SHOWN, Stand.CHANGES_ASKED),
        (OTHER, "changes_asked", SHOWN, Stand.CHANGED),
    ],
)
def test_where_a_part_stands(
    shown: dict[str, str], state: str | None, of: dict[str, str] | None, stands: Stand
) -> None:
    assert stand(shown, state, digest(of) if of else "") is stands


words = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)


def written(shown: dict[str, str]) -> dict[str, str]:
    """In the one way in which Unicode writes each letter."""
    return {name: unicodedata.normalize("NFC", value) for name, value in shown.items()}


@given(words, words, words, words)
def test_other_words_have_another_fingerprint(name: str, title: str, other: str, another: str) -> None:
    one, two = {"name": name, "title": title}, {"name": other, "title": another}
    assert (digest(one) == digest(two)) is (written(one) == written(two))
    assert digest(one) == digest(dict(reversed(one.items())))


def test_words_do_not_wander_from_one_field_into_the_next() -> None:
    assert digest({"name": "ab", "title": "c"}) != digest({"name": "a", "title": "bc"})
