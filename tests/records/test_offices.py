"""Who acts for whom, what people hold and who left go out as a file and come back the same."""

import pytest

from taskforce.core.db import Database
from taskforce.records import reading, writing
from taskforce.records.reading import Faulty
from taskforce.records.replay import replay
from taskforce.records.rules.tidying import tidy
from taskforce.texts.models import Comment
from tests.records.small import SMALL

DANA = """\
- key: dana
  printed_name: Dana Reyes
  sort_name: Reyes, Dana
  preferred: Dee
  pronunciation: RAY-es
  zone: America/Chicago
  affiliations:
  - {organisation: Port Verity, title: Aide, level: local, branch: executive, starts_on: 2021-01-01}
  - {organisation: Harbor Institute, title: Fellow, ends_on: 2020-12-31, is_printed: true}
  left: {by: ellery, at: 2022-05-06T09:00-04:00, last_on: 2022-05-05, how: replaced, why: New post., replaced_by: roe}
  precedence: 9
  email: dana.reyes@example.org
  sample: true
delegations:
- principal: roe
  delegate: dana
  scopes: [read, comment]
  starts_on: 2022-04-01
  granted: {by: roe, at: 2022-04-01T09:00-04:00}
  ended: {by: roe, at: 2022-04-02T09:00-04:00}
- principal: roe
  delegate: dana
  scopes: [read, comment]
  starts_on: 2022-04-03
  ends_on: 2022-06-30
  granted: {by: ellery, at: 2022-04-03T09:00-04:00}
  ended: {by: ellery, at: 2022-05-06T09:00-04:00}
"""
FILE = (
    SMALL.replace("\nsources:", f"\n{DANA}sources:", 1)
    .replace("\n  zone: America", "\n  delegable: [read, comment]\n  embargo_days: 0\n  zone: America", 1)
    .replace("  - key: c1\n    by: roe\n", "  - key: c1\n    by: dana\n    for: roe\n", 1)
)


def back(database: Database, text: str) -> str:
    with database.write() as session:
        task_force = replay(session, reading.read(text.encode()))
        session.flush()
        session.expunge_all()
        return writing.export(session, task_force)


def test_they_come_back_as_they_went(database: Database) -> None:
    wanted = tidy(reading.read(FILE.encode()).values)
    found = reading.read(back(database, FILE).encode()).values
    charter = found["task_force"]
    assert (charter["delegable"], charter["embargo_days"]) == (["read", "comment"], 0)
    for part in ("people", "delegations", "recommendations"):
        assert found[part] == wanted[part]
    with database.read() as session:
        names = [comment.by_name for comment in session.query(Comment)]
    assert names[0] == "Dana Reyes for Samuel Roe Jr."


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        (
            "scopes: [read, comment]\n  starts_on: 2022-04-03",
            "scopes: [read, vote]\n  starts_on: 2022-04-03",
            "vote",
        ),
        ("principal: roe", "principal: harper", "only listed"),
        ("replaced_by: roe", "replaced_by: nobody", "nobody with the key"),
        ("starts_on: 2022-04-03", "starts_on: 2022-05-03", "could not act for this principal"),
    ],
)
def test_what_a_page_would_refuse_is_refused(database: Database, right: str, wrong: str, words: str) -> None:
    assert right in FILE
    with pytest.raises(Faulty, match=words):
        back(database, FILE.replace(right, wrong))
