"""Equal contents have equal fingerprints, and only they."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.core import canonical

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.text(), values))
def test_the_order_of_keys_does_not_matter(value: dict[str, object]) -> None:
    turned = dict(reversed(value.items()))
    assert canonical.digest(value) == canonical.digest(turned)


def test_two_spellings_of_one_letter_are_one() -> None:
    assert canonical.digest("e\u0301") == canonical.digest("\u00e9")


def test_a_different_word_is_a_different_fingerprint() -> None:
    assert canonical.digest({"a": "should"}) != canonical.digest({"a": "must"})


def test_floats_have_no_canonical_form() -> None:
    with pytest.raises(TypeError):
        canonical.digest(0.1)
