"""The demonstration: the real case as announced, and nothing invented about real people."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from flask import Flask

from taskforce.cli import DEMONSTRATION

# SHA-256 of each quote, letter for letter as the announcement of 22 February 2022 prints it, and the name as announced.
ANNOUNCED = {
    "Jenna Ben-Yehuda": "c686bb7f9f6233cb",
    "Erin Bromaghim": "1b5192bfe5aaac84",
    "Chris Murphy": "700fd72e27c7f312",
    "Jocelyn Benson": "5981674fa4dc6f3e",
    "Andre Dickens": "c5a719b48aedfd53",
    "Nina Hachigian": "ae67a9e2c76b2b8c",
    "Ted W. Lieu": "3af77926feec43aa",
}
ACTING = {"by", "lead", "owner", "mover", "person"}


@pytest.fixture(scope="module")
def file() -> dict[str, Any]:
    """The file as plain values."""
    values: dict[str, Any] = yaml.safe_load(DEMONSTRATION.read_text("utf-8"))
    return values


def acts(value: Any) -> Iterator[str]:
    """The key of everybody who does something anywhere in the file."""
    if isinstance(value, dict):
        for name, inside in value.items():
            if name in ACTING and isinstance(inside, str):
                yield inside
            yield from acts(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from acts(inside)


def test_the_real_people_stand_as_announced_with_their_quotes_letter_for_letter(file: dict[str, Any]) -> None:
    real = {person["printed_name"]: person for person in file["people"] if not person.get("sample")}
    digests = {
        name: hashlib.sha256(person["quote"]["text"].encode()).hexdigest()[:16]
        for name, person in real.items()
    }
    assert digests == ANNOUNCED
    assert real["Erin Bromaghim"]["name_variants"] == ["Erin Bromaghin"]
    chairs = sorted((p for p in real.values() if "co_chair" in p["roles"]), key=lambda p: p["precedence"])
    names = ["Chris Murphy", "Jocelyn Benson", "Andre Dickens", "Nina Hachigian", "Ted W. Lieu"]
    assert [person["printed_name"] for person in chairs] == names


def test_no_real_person_acts_signs_in_or_stands_in_an_electorate(file: dict[str, Any]) -> None:
    real = {person["key"] for person in file["people"] if not person.get("sample")}
    assert real.isdisjoint(acts(file))
    for person in file["people"]:
        if person["key"] in real:
            assert person["listed_only"]
            assert "email" not in person


def test_it_holds_what_it_promises(file: dict[str, Any]) -> None:
    members = [p for p in file["people"] if p.get("sample") and "member" in p["roles"]]
    levels = {person["level"] for person in members}
    comments = [
        comment
        for recommendation in file["recommendations"]
        for comment in recommendation.get("comments", [])
    ]
    places = " ".join(practice["place"] + practice["title"] for practice in file["practices"])
    assert (len(members), levels) == (20, {"federal", "state", "local", "tribal", "civic"})
    assert len(file["recommendations"]) >= 12
    assert len(comments) == 60
    assert {"closed" in round_ for round_ in file["rounds"]} == {True, False}
    for word in ("Tbilisi", "Glasgow", "Koban", "8 Can’t Wait", "City-to-city", "State-to-state"):
        assert word in places


def test_each_recommendation_says_who_what_when_why_and_from_where(file: dict[str, Any]) -> None:
    for recommendation in file["recommendations"]:
        last = recommendation["versions"][-1]
        assert all(
            last["fields"][name] for name in ("title", "addressee", "action", "by_when", "derived_from")
        )
        assert "¶" in last["fields"]["derived_from"] or "[@" in last["text"]
        assert "[@" in last["text"]


def test_its_report_holds_every_adopted_text_and_every_printed_name_and_says_on_each_page_what_it_is(
    app: Flask, file: dict[str, Any], tmp_path: Path
) -> None:
    papers = [tmp_path / name for name in ("once.pdf", "twice.pdf")]
    with app.app_context():
        command(app, "demo")
        for paper in papers:
            command(app, "report", file["task_force"]["slug"], "--output", str(paper))
    assert papers[0].read_bytes() == papers[1].read_bytes()
    with pypdfium2.PdfDocument(papers[0]) as pdf:
        pages = [flat(page.get_textpage().get_text_bounded()) for page in pdf]
    whole = "".join(pages)
    adopted = [r for r in file["recommendations"] if r["state"] == "adopted"]
    assert adopted
    for recommendation in adopted:
        assert flat(recommendation["versions"][-1]["fields"]["title"]) in whole
    for person in file["people"]:
        assert flat(person["printed_name"]) in whole
    foot = flat(file["task_force"]["sample_notice"])[:40]
    assert [number for number, page in enumerate(pages, 1) if foot not in page] == []


def command(app: Flask, *words: str) -> None:
    """Run one of our commands; it must succeed."""
    done = app.test_cli_runner().invoke(args=list(words))
    assert done.exit_code == 0, done.output


def flat(words: str) -> str:
    """Without spaces and hyphens, which the end of a line may add or take."""
    return re.sub(r"[\s\u00ad\u2010\u2011\ufffe-]+", "", words).lower()
