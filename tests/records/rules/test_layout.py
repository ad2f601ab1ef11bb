"""What is set can be read again and is the same; what people read is easy to read."""

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

import taskforce
from taskforce.records.rules.layout import to_yaml
from taskforce.records.rules.parsing import parse

DEMONSTRATION = Path(taskforce.__file__).parent / "demo" / "city-state-diplomacy.yaml"

words = some.text(some.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"))).filter(
    lambda text: "\ufeff" not in text
)
prose = some.lists(words.map(str.strip), max_size=5).map("\n\n".join) | some.lists(words).map("\n".join)
values = some.recursive(
    words | prose | some.integers(-(10**14), 10**14) | some.booleans(),
    lambda inner: some.lists(inner) | some.dictionaries(some.text("abc_", min_size=1), inner),
    max_leaves=20,
)


def _normal(value: Any) -> Any:
    return parse(to_yaml({"value": value}).encode()).values["value"]


@settings(deadline=None, max_examples=60)
@given(values)
def test_what_is_set_reads_back_the_same(value: Any) -> None:
    once = _normal(value)  # reading brings letters and their marks together
    assert _normal(once) == once
    assert to_yaml({"value": once}) == to_yaml({"value": _normal(once)})


@settings(deadline=None, max_examples=60)
@given(
    words.filter(lambda text: text.isascii())
    | some.sampled_from(["yes", "no", "on", "~", "null", "2022-05-12", "12:30", "1e3"])
)
def test_plain_words_read_back_to_the_letter(text: str) -> None:
    assert _normal(text) == text


def test_the_demonstration_is_set_by_these_rules() -> None:
    raw = DEMONSTRATION.read_bytes()
    assert to_yaml(parse(raw).values).encode() == raw


def test_a_short_record_stands_on_one_line_with_its_time_unquoted() -> None:
    assert to_yaml({"founded": {"by": "roe", "at": "2022-05-12T14:00-04:00"}}) == (
        "founded: {by: roe, at: 2022-05-12T14:00-04:00}\n"
    )


def test_paragraphs_are_folded_and_lists_keep_their_lines() -> None:
    paragraphs, list_ = "one " * 40 + "end\n\nnext", "- one\n- two"
    assert to_yaml({"text": paragraphs}).startswith("text: >-\n  one one")
    assert to_yaml({"text": list_}) == "text: |-\n  - one\n  - two\n"
