"""Whatever is sent in any field of any form: taken, or refused in words with nothing stored; never a fault of ours."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import pytest
from markupsafe import escape
from werkzeug.test import TestResponse

from tests.web.doors import doors
from tests.web.house import House
from tests.web.sheets import Field, Pairs, Sheet, sheets

SLICES = (
    "charter",
    "members",
    "sources",
    "texts",
    "comment_rounds",
    "voting",
    "recommendations",
    "meetings",
    "report",
)
SENT_AS = "application/x-www-form-urlencoded"
# Bytes stand for what no text can hold: half a surrogate pair, and what is not UTF-8 at all.
VALUES: dict[str, str | bytes] = {
    "nothing": "",
    "a megabyte": "x " * 500_000,
    "NUL": "a\0b",
    "turned round": "\u202eabc\u2066def",
    "emoji": "🦀👩‍👩‍👧‍👦",
    "half a pair": b"a\xed\xa0\x80b",
    "2^63": str(2**63),
    "-1": "-1",
    "null": "null",
}
OF_TYPE: dict[str, dict[str, str | bytes]] = {
    "text": {"lines": "a\r\nBcc: b@example.org\r\n\r\nc", "not UTF-8": b"\xff\xfe\xc0\x80"},
    "number": {"a superscript": "²", "too large": "1e309", "long": "9" * 5000},
    "hidden": {"a superscript": "²", "long": "9" * 5000},
    "date": {"the first day": "0001-01-01", "the last day": "9999-12-31"},
    "datetime-local": {"the first hour": "0001-01-01T00:00", "the last hour": "9999-12-31T23:59"},
}
WORKING_COPY = ("INSERT INTO working_copy", "UPDATE working_copy")
SHOWN_AGAIN = {"emoji", "null", "-1"}  # by a page that refuses them, as they were typed
ACCOUNT = {
    "members.remove_password",
    "members.end_session",
    "members.end_sessions",
    "members.add_operator",
    "members.remove_operator",
    "members.found_another",
    "members.withdraw_invitation",
    "members.invite_all",
}
# A step fits one state only; a report is begun, and an edition published, once.
LATE = {"recommendations.step", "report.begin_report", "report.publish_edition"}
# Forms that stand on a page only in a state which the tests of their own slice bring about, or behind a secret.
ELSEWHERE = {

    "announcement.correct_announcement", "announcement.correct_spelling", "announcement.move_announcement",
    "meetings.begin_item", "meetings.carry_over", "meetings.lengthen_item", "meetings.open_paper",
    "meetings.place_item", "meetings.remind_people", "meetings.take_back_paper",
    "members.approve", "members.choose_principal", "members.come_back", "members.do", "members.found",
    "members.grant_again", "members.invitation", "members.record_approval", "members.send_all_for_approval",
    "members.send_for_approval", "members.use_link",
    "report.begin_report", "report.download_copy", "report.publish_edition", "report.state_clearance",
    "reviews.review", "stops.stop", "recommendations.sign_statement", "recommendations.unsign_statement",
    "texts.be_here", "texts.drop_copy", "texts.keep_copy", "texts.accept_suggestions", "texts.respond_to_disposition",
    "voting.call_roll", "voting.prepare_ballot",
    "voting.state_outcome",
}  # fmt: skip
REFUSED = {  # as everything is filled in at once, or as nobody fills it in; their own tests do it rightly
    "meetings.send_paper",  # without a file: tests/meetings/test_actions_papers.py
    "texts.import_dispositions",  # the same: tests/texts/test_matrix.py
    "texts.open_review",  # one line for each reviewer, with an address: tests/texts/test_reviews.py
    "report.open_endorsement",  # while one is open: tests/report/test_endorsing.py
    "report.answer_endorsement",  # a view goes with one answer alone: the same
}
PLAN = Field("first_day", "date")  # of a form that stands only where there are no stages


@pytest.fixture(scope="module")
def all_sheets(house: House) -> list[Sheet]:
    """Every form; and the faults of ours answer as they do to people, by a page with status 500."""
    house.app.testing = False
    facilitator = house.visitor("facilitator")
    plan = Sheet(facilitator, "charter.plan_stages", "/t/harbors/charter/plan", {PLAN.name: PLAN})
    with house.rehearsal():
        return [
            sheet
            for sheet in [*sheets(house), plan]
            if sheet.endpoint not in LATE or send(house, sheet, sheet.filled).status_code != 409
        ]


def fields_of(all_sheets: list[Sheet], name: str) -> Iterator[tuple[Sheet, Field]]:
    """Every field of a slice with its form; of rows that are alike those of the first."""
    for sheet in all_sheets:
        if sheet.endpoint.startswith(f"{name}."):
            for field in sheet.fields.values():
                if not re.search(r"-[1-9]\d*(-|$)", field.name):
                    yield sheet, field


def send(house: House, sheet: Sheet, pairs: list[tuple[str, Any]]) -> TestResponse:
    body = urlencode([*pairs, ("csrf_token", sheet.visitor.token)])
    return house.ask(sheet.visitor, "POST", sheet.path, data=body, content_type=SENT_AS)


def without(sheet: Sheet, name: str) -> Pairs:
    return [pair for pair in sheet.filled if pair[0] != name]


def shapes(house: House, sheet: Sheet, name: str) -> dict[str, Callable[[], TestResponse]]:
    """By words: sending the field in a shape that no browser makes of it."""
    rest, usual = without(sheet, name), (sheet.fields[name].filled or ["x"])[0]
    names = (name, f"{name}[]", f"{name}-0", f"{name}-²")
    several = [(name, "other"), *((one, usual) for one in names)]
    file = {**dict(rest), name: (BytesIO(usual.encode()), "../x.txt"), "csrf_token": sheet.visitor.token}
    return {
        "left out": lambda: send(house, sheet, rest),
        "several times": lambda: send(house, sheet, [*several, *rest]),
        "a file": lambda: house.ask(sheet.visitor, "POST", sheet.path, data=file),
    }


def is_wrong(answer: TestResponse, kept: list[str]) -> bool:
    """A fault of ours; or a refusal after which something is stored, but that somebody tried the door, or the words
    that could not be saved."""
    kept = [one for one in kept if "door_try" not in one and not one.startswith(WORKING_COPY)]
    return answer.status_code >= 500 or (answer.status_code >= 400 and bool(kept))


def is_lost(answer: TestResponse, field: Field, value: str | bytes) -> bool:
    """Whether a page that refuses words forgot them: they can be corrected only where they stand."""
    is_typed = field.type in ("text", "textarea", "email", "number")
    return answer.status_code == 422 and is_typed and str(escape(value)) not in answer.text


def test_every_form_as_a_person_fills_it_in_is_taken(house: House, all_sheets: list[Sheet]) -> None:
    """Else what follows would be refused for another reason and never reach the act behind the form."""
    with house.rehearsal():
        answers = [(sheet, send(house, sheet, sheet.filled).status_code) for sheet in all_sheets]
    refused = [(sheet.endpoint, sheet.filled, status) for sheet, status in answers if status >= 400]
    assert [one for one in refused if one[0] not in REFUSED] == []
    behind = {
        door.endpoint
        for door in doors(house.app, "harbors", house.things["harbors"])
        if door.method == "POST"
    }
    assert behind - {sheet.endpoint for sheet in all_sheets} - ACCOUNT == ELSEWHERE


@pytest.mark.parametrize("name", SLICES)
def test_no_value_of_any_field_breaks_a_page_or_is_half_stored(
    house: House, all_sheets: list[Sheet], on_postgresql: bool, name: str
) -> None:
    """Some values at each field, others at the next; `bin/soak` sends every value to every field."""
    assert faults_of_values(house, all_sheets, name, 12 if on_postgresql else 4) == []


def faults_of_values(house: House, all_sheets: list[Sheet], name: str, every: int = 1) -> list[object]:
    """What is wrong with the answers to the values, of which each field gets every so manieth."""
    wrong: list[object] = []
    with house.rehearsal() as kept:
        for turn, (sheet, field) in enumerate(fields_of(all_sheets, name)):
            tried = VALUES | OF_TYPE.get(field.type, {})
            for what in list(tried)[turn % every :: every]:
                kept.clear()
                answer = send(house, sheet, [(field.name, tried[what]), *without(sheet, field.name)])
                if is_wrong(answer, kept) or (what in SHOWN_AGAIN and is_lost(answer, field, tried[what])):
                    wrong.append((sheet.endpoint, field.name, what, answer.status_code, kept[:1]))
    return wrong


@pytest.mark.parametrize("name", SLICES)
def test_no_shape_of_any_field_breaks_a_page_or_is_half_stored(
    house: House, all_sheets: list[Sheet], on_postgresql: bool, name: str
) -> None:
    """One shape of each field, another of the next; `bin/soak` tries every shape of every field."""
    assert faults_of_shapes(house, all_sheets, name, 12 if on_postgresql else 3) == []


def faults_of_shapes(house: House, all_sheets: list[Sheet], name: str, every: int = 1) -> list[object]:
    """What is wrong with the answers to the shapes, of which each field gets every so manieth."""
    wrong: list[object] = []
    with house.rehearsal() as kept:
        for turn, (sheet, field) in enumerate(fields_of(all_sheets, name)):
            for what, ask in list(shapes(house, sheet, field.name).items())[turn % every :: every]:
                kept.clear()
                answer = ask()
                if is_wrong(answer, kept):
                    wrong.append((sheet.endpoint, field.name, what, answer.status_code, kept[:1]))
    return wrong


def test_an_id_of_another_task_force_can_be_chosen_in_no_field(house: House, all_sheets: list[Sheet]) -> None:
    kind_of = {public_id: kind for kind, public_id in house.things["harbors"].items()}
    wrong, tried = [], set()
    with house.rehearsal() as kept:
        for sheet in all_sheets:
            for field in sheet.fields.values():
                for kind in {kind_of[option] for option in field.options if option in kind_of}:
                    tried.add(field.name)
                    foreign = house.things["islands"][kind]
                    answer = send(house, sheet, [(field.name, foreign), *without(sheet, field.name)])
                    if answer.status_code not in (404, 422) or kept:
                        wrong.append((sheet.endpoint, field.name, answer.status_code))
                    kept.clear()
    assert wrong == []
    assert tried >= {"lead", "recommendations", "mover", "owner", "signers-0", "after"}


@pytest.mark.parametrize("token", ["x", "x" * 3000, "%00", "%ED%A0%80", "🦀", "..%2f..", "a.b.c", "-1"])
@pytest.mark.parametrize("page", ["sign-in", "invitation", "found"])
def test_a_link_that_is_none_leads_to_a_page_that_says_so(house: House, page: str, token: str) -> None:
    house.app.testing = False
    for answer in (
        house.get(house.visitor("nobody"), f"/{page}/{token}"),
        house.send(house.visitor("nobody"), f"/{page}/{token}", {}),
    ):
        assert answer.status_code == 404
