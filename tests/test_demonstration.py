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

from taskforce.announcement.rules.spelling import Name, otherwise
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


def test_the_announcement_says_what_the_real_one_said(file: dict[str, Any]) -> None:
    """The facts of the announcement of 22 February 2022, trumancenter.org, copied here from its text."""
    said = file["announcements"][0]["editions"][0]["content"]
    assert (said["host"], said["funder"]) == ("Truman Center for National Policy", "Open Society Foundations")
    assert (said["place"], str(said["day"])) == ("Washington", "2022-02-22")
    assert "essential participants in foreign policy" in said["purpose"]
    mandate = " ".join(said["mandate"]).lower()
    for words in (
        "develop a series of recommendations to broaden diplomatic engagement across america",
        "strengthen ties between the u.s. state department and u.s. city and state governments",
        "deepen domestic engagement on transnational issues, including climate change, migration and trade",
    ):
        assert words in mandate
    people = said["people"]
    assert [one["name"] for one in people["co_chair"]] == [
        "Chris Murphy",
        "Jocelyn Benson",
        "Andre Dickens",
        "Nina Hachigian",
        "Ted W. Lieu",
    ]
    assert [one["name"] for one in people["facilitator"]] == ["Erin Bromaghim"]
    assert "Director of Olympic & Paralympic Development" in people["facilitator"][0]["title"]
    assert [one["name"] for one in people["host_principal"]] == ["Jenna Ben-Yehuda"]
    everybody = [one for group in people.values() for one in group]
    quotes = {one["name"]: hashlib.sha256(one["quote"].encode()).hexdigest()[:16] for one in everybody}
    assert quotes == ANNOUNCED
    assert all("22 February 2022" in one["context"] for one in everybody)
    assert said["sample_notice"].startswith("Sample.")


def test_both_spellings_of_the_facilitator_are_found(file: dict[str, Any]) -> None:
    names = [
        Name(p["key"], p["printed_name"], p["given"], p["family"], tuple(p.get("name_variants", [])))
        for p in file["people"]
    ]
    one = file["announcements"][0]
    found = otherwise(one["closing"], names)
    assert [(each.found, each.approved) for each in found] == [("Erin Bromaghin", "Erin Bromaghim")]
    assert one["accepted"] == [{"place": "closing", "found": "Erin Bromaghin"}]
    without_variants = [Name(name.key, name.printed, name.given, name.family) for name in names]
    assert [each.found for each in otherwise(one["closing"], without_variants)] == ["Erin Bromaghin"]
    quotes = [p["quote"]["text"] for p in file["people"] if "quote" in p]
    assert [each for text in [one["opening"], *quotes] for each in otherwise(text, names)] == []


def test_what_the_real_people_are_printed_with_is_approved_as_printed(file: dict[str, Any]) -> None:
    for person in file["people"]:
        if person.get("listed_only"):
            approved = {one["part"]: one for one in person["approvals"]}
            assert set(approved) == {"name", "quote"}
            assert {one["how"] for one in approved.values()} == {
                "As printed in the announcement of 22 February 2022."
            }


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
    paper = tmp_path / "report.pdf"
    with app.app_context():
        command(app, "demo")
        command(app, "report", file["task_force"]["slug"], "--output", str(paper))
    with pypdfium2.PdfDocument(paper) as pdf:
        pages = [flat(page.get_textpage().get_text_bounded()) for page in pdf]
    whole = "".join(pages)
    adopted = [r for r in file["recommendations"] if r["state"] == "adopted"]
    assert adopted
    for recommendation in adopted:
        assert flat(recommendation["versions"][-1]["fields"]["title"]) in whole
    for person in file["people"]:
        if set(person["roles"]) - {"delegate", "funder"}:  # staff act for others, and sign nothing
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
