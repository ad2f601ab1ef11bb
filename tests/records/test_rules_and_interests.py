"""Rules, recusals, ballots cast for somebody, and interests go out as a file and come back the same."""

from pathlib import Path

import pytest
from sqlalchemy import select

from taskforce.core.db import Database
from taskforce.core.jobs import Job
from taskforce.members.models import Interest, InterestStatement
from taskforce.records import reading, writing
from taskforce.records.reading import Faulty
from taskforce.records.replay import replay
from taskforce.records.rules.tidying import tidy
from taskforce.voting.models import Position, Seat
from tests.records.lively import LIVELY

LENT = """\
delegations:
- principal: lund
  delegate: ellery
  scopes: [read, vote]
  starts_on: '2022-03-01'
  granted: {by: lund, at: 2022-03-01T09:00-05:00}
"""
INTERESTS = """\
interests:
- {by: roe, at: 2022-05-01T10:00-04:00, category: holdings, recommendation: clear-first, words: I own a dock.}
- by: lund
  at: 2022-05-02T10:00-04:00
  category: family
  words: My brother digs.
  withdrawn_at: 2022-05-03T10:00-04:00
interest_statements:
- {by: lund, at: 2022-05-03T11:00-04:00}
- {by: roe, at: 2022-05-04T10:00-04:00, words: That is all.}
meetings:
"""
SECOND = """\
  rule: {base: cast, operator: more_than, threshold: 1/2, quorum: 1}
  electorate: [roe]
"""
CONSENSUS = """\
  rule: {base: fixed, operator: at_least, threshold: 1, quorum: 1/2, choices: ['yes', block, abstain, recuse]}
  recused: [roe]
"""
POSITIONS = """\
  closes_at: 2052-05-16T17:00-04:00
  positions:
  - {by: lund, at: 2022-05-21T10:00-04:00, choice: block, reason: Not before the tide tables are in.}
  - {by: roe, at: 2022-05-21T11:00-04:00, choice: 'yes', reason: I sold the dock.}
"""
ROLL = LIVELY[LIVELY.index("  rolls:\n") : LIVELY.index("straw_polls:\n")]
FILE = (
    LIVELY.replace(ROLL, "")
    .replace("meetings:\n", INTERESTS, 1)
    .replace(SECOND, CONSENSUS)
    .replace("  closes_at: 2052-05-16T17:00-04:00\n", POSITIONS)
)


def back(database: Database, text: str, folder: Path) -> str:
    with database.write() as session:
        task_force = replay(session, reading.read(text.encode()), folder)
        session.flush()
        session.expunge_all()
        return writing.export(session, task_force, folder)


def test_they_come_back_as_they_went(database: Database, tmp_path: Path) -> None:
    assert reading.read(back(database, FILE, tmp_path).encode()).values == tidy(
        reading.read(FILE.encode()).values
    )
    with database.read() as session:
        interests = session.scalars(select(Interest).order_by(Interest.id)).all()
        assert [(one.matter_kind, one.withdrawn_at is None) for one in interests] == [
            ("recommendation", True),
            ("", False),
        ]
        statements = session.scalars(select(InterestStatement).order_by(InterestStatement.id))
        assert [(one.year, one.interests) for one in statements] == [(2022, 0), (2022, 1)]
        (recused,) = session.scalars(select(Seat).where(Seat.recused_why != ""))
        assert (recused.printed_name, recused.recused_by_name) == ("Samuel Roe Jr.", "Noor Ellery")


def test_a_ballot_cast_for_somebody_comes_back_with_both_names_and_nobody_is_written_to(
    database: Database, tmp_path: Path
) -> None:
    theirs = FILE.replace("{by: lund, at: 2022-05-21", "{by: ellery, for: lund, at: 2022-05-21")
    theirs = theirs.replace("\n  zone: America", "\n  delegable: [read, vote]\n  zone: America", 1)
    theirs = theirs.replace("roles: [facilitator]", "roles: [delegate, facilitator]", 1)
    theirs = theirs.replace("\nsources:", f"\n{LENT}sources:", 1)
    assert reading.read(back(database, theirs, tmp_path).encode()).values == tidy(
        reading.read(theirs.encode()).values
    )
    with database.read() as session:
        names = session.scalars(select(Position.cast_by_name)).all()
        assert "Noor Ellery for Åsa Lund" in names
        assert session.scalars(select(Job).where(Job.kind == "tell_of_ballot")).all() == []


@pytest.mark.parametrize(
    ("wrong", "right", "words"),
    [
        ("recused: [roe]", "recused: [lund]", "Åsa Lund has declared no interest in this."),
        (
            "recommendation: clear-first, words",
            "recommendation: nothing, words",
            "no recommendation with the key",
        ),
        ("choice: block, reason: Not before the tide tables are in.", "choice: block", "Please say why"),
        ("choice: block, reason", "choice: 'no', reason", "Please choose one of the positions."),
        (
            "by: lund, at: 2022-05-21",
            "by: ellery, for: lund, at: 2022-05-21",
            "could not act for this principal at that moment",
        ),
        ("threshold: 1, quorum", "threshold: 2/3, quorum", "fixed number stands with the base"),
        ("category: family", "category: hobby", "hobby"),
    ],
)
def test_what_a_page_would_refuse_is_refused_with_its_line(
    database: Database, wrong: str, right: str, words: str, tmp_path: Path
) -> None:
    assert wrong in FILE
    with pytest.raises(Faulty, match=words):
        back(database, FILE.replace(wrong, right), tmp_path)
