"""Invitations in a task-force file: told, never sent again."""

from taskforce.core import jobs
from taskforce.core.actor import program
from taskforce.members import queries
from taskforce.records import reading, writing
from taskforce.records.replay import replay
from tests.people import Cast
from tests.records.lively import LIVELY

PERSON = """\
- key: vane
  printed_name: Ada Vane
  sort_name: Vane, Ada
  roles: [member]
  precedence: 9
  invite_to: ada@example.org
  invitations:
  - {to: old@example.org, at: 2022-02-23T09:00-05:00, state: withdrawn, ended_at: 2022-02-23T10:00-05:00}
  - {to: ada@example.org, at: 2022-02-24T09:00-05:00, state: declined, ended_at: 2022-02-25T09:00-05:00, word: Not yet.}
  - {to: ada@example.org, at: 2022-03-24T09:00-04:00}
sources:
"""


def test_what_became_of_each_invitation_comes_back_and_nobody_is_written_to(cast: Cast) -> None:
    text = LIVELY.replace("sources:\n", PERSON, 1)
    with cast.database.write() as session:
        made = replay(session, reading.read(text.encode()))
        session.flush()
        session.expunge_all()
        once = writing.export(session, made)
        assert session.query(jobs.Job).filter_by(kind="mail").count() == 0
    (vane,) = (person for person in reading.read(once.encode()).values["people"] if person["key"] == "vane")
    wanted = next(
        person for person in reading.read(text.encode()).values["people"] if person["key"] == "vane"
    )
    assert {name: vane[name] for name in ("invite_to", "invitations")} == {
        name: wanted[name] for name in ("invite_to", "invitations")
    }
    with cast.database.read() as session:
        found = next(one for one in queries.everybody(session, program(made.id)) if one.key == "vane")
        assert [one.standing for one in found.invitations] == ["withdrawn", "declined", "lapsed"]
