"""The face as its page of patterns shows it: plain values in, markup that the security policy lets pass."""

import re
from gzip import compress
from pathlib import Path

import pytest
from flask import Flask, render_template

from taskforce.web import styleguide

TOP = Path(__file__).resolve().parents[2]
TEMPLATES = [file for file in (TOP / "templates").rglob("*.html") if "print" not in file.parts]
CSS = TOP / "taskforce" / "static" / "css"
FRAME = ("fonts.css", "tokens.css", "base.css", "shell.css", "patterns.css")


@pytest.fixture
def patterns(app: Flask) -> str:
    with app.test_request_context("/"):
        return render_template("styleguide.html", **styleguide.values())


def test_every_pattern_renders_with_its_hard_values(patterns: str) -> None:
    assert "نورا السيد عبد الرحمن" in patterns
    assert patterns.count('scope="row"') == 41  # forty people and the foot


def test_no_page_carries_a_style_or_a_handler_of_its_own(patterns: str) -> None:
    inline = re.compile(r"""\s(?:style|on[a-z]+)\s*=\s*["']|<style|<script(?![^>]*\ssrc=)""")
    assert not inline.search(patterns)
    assert [str(file) for file in TEMPLATES if inline.search(file.read_text())] == []


def test_a_fault_stands_beside_its_field_and_in_the_summary(patterns: str) -> None:
    assert re.search(r'<a href="#action">[^<]*Say one action', patterns)
    assert re.search(r'id="action-error">Say one action', patterns)
    assert re.search(
        r'<textarea[^>]*aria-describedby="action-help action-error"[^>]*aria-invalid="true"',
        patterns,
    )


def test_every_sheet_that_a_page_asks_for_exists() -> None:
    asked = {
        name
        for file in TEMPLATES
        for name in re.findall(r"asset\(['\"]css/([\w/]+\.css)['\"]\)", file.read_text())
    }
    assert asked
    assert {name for name in asked if not (CSS / name).exists()} == set()


def test_the_sheets_of_a_first_visit_stay_below_20_kb() -> None:
    largest_page = max((CSS / "pages").glob("*.css"), key=lambda file: file.stat().st_size)
    words = b"".join((CSS / name).read_bytes() for name in FRAME) + largest_page.read_bytes()
    assert len(compress(words)) < 20_000
