"""The record of votes: a chain that shows every kind of tampering, in a file that checks itself."""

import hashlib
import io
import json
import subprocess
import sys
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from taskforce.core.actor import Actor, program
from taskforce.core.jobs import Job
from taskforce.voting import actions, queries
from taskforce.voting.assemble import packed
from taskforce.voting.matter import freeze
from taskforce.voting.queries.record import Record
from taskforce.voting.rules import chain, verify
from tests.people import Cast
from tests.voting.scenes import all_vote, close, open_round, vote

Facts = dict[str, Any]


def recorded(cast: Cast) -> Record:
    with cast.database.read() as session:
        return queries.record(session, cast.actor("olive"))


@pytest.fixture
def record(cast: Cast) -> Record:
    """Two closed votes, in the first of which Mateo changed his mind, and an open one with a position."""
    first = open_round(cast)
    vote(cast, "mateo", first, "no", reason="Too dear.", key="k1")
    all_vote(cast, first, cora="yes", mateo="yes", nia="yes", tomas="no")
    close(cast, first)
    second = open_round(cast, matter=freeze("motion", "buoy000000000", "Buoys", fields={}, blocks=[]))
    all_vote(cast, second, cora="no", mateo="abstain", nia="recuse")
    close(cast, second)
    third = open_round(cast, matter=freeze("motion", "pier000000000", "Piers", fields={}, blocks=[]))
    vote(cast, "nia", third, "no", reason="Hidden until the close.")
    return recorded(cast)


def test_a_record_as_it_stands_is_whole_and_its_program_says_so_by_itself(
    cast: Cast, record: Record, tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(record, "Task Force on Rivers"))) as file:
        file.extractall(tmp_path)
    head = f"{record.head[:8]} {record.head[8:]}"
    command = [sys.executable, "-I", "-S", str(tmp_path / "verify.py"), "--head", head]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")
    assert "Own a dredge together: Adopted: 3 yes, 1 no." in said.stdout
    assert said.stdout.endswith(f"2 votes, 14 links\nhead {record.head}\nThis record is whole.\n")


def test_the_same_record_is_packed_into_the_same_bytes(cast: Cast, record: Record) -> None:
    assert packed(record, "Rivers") == packed(recorded(cast), "Rivers")


def test_of_an_open_vote_and_of_a_position_that_was_changed_only_fingerprints_leave_the_house(
    cast: Cast, record: Record
) -> None:
    whole = json.dumps([record.rounds, record.links], ensure_ascii=False)
    assert "Hidden until" not in whole
    assert "Piers" not in whole
    assert "Too dear" not in whole
    assert [sorted(link) for link in record.links][-2:] == [["head_sha256", "n", "prev", "sha256"]] * 2


def test_the_receipt_of_a_voter_is_their_link_in_the_chain(cast: Cast, record: Record) -> None:
    receipt = record.rounds[0]["positions"][1]["link"]
    link = record.links[receipt - 1]
    with cast.database.read() as session:
        stored = session.execute(text("SELECT receipt, number FROM position ORDER BY id")).all()
    assert (link["sha256"], link["n"]) in [tuple(row) for row in stored]


def link_of(links: list[Facts], kind: str, at: int = 0) -> Facts:
    return [link for link in links if link.get("head", {}).get("kind") == kind and "said" in link][at]


def rechained(links: list[Facts]) -> None:
    """The whole chain written anew, as somebody does who holds the database."""
    prev = chain.START
    for n, link in enumerate(links, 1):
        link["n"], link["prev"] = n, prev
        if "head" in link:
            link["head"]["n"] = n
            if "said" in link:
                link["head"]["sealed"] = chain.sealed(link["salt"], link["said"])
            link["sha256"] = prev = chain.joined(prev, link["head"])
        else:
            link["sha256"] = prev = hashlib.sha256(f"tf1{prev}{link['head_sha256']}".encode()).hexdigest()


def change_choice(rounds: list[Facts], links: list[Facts]) -> None:
    link_of(links, chain.CAST)["said"]["choice"] = "abstain"


def change_stated_choice(rounds: list[Facts], links: list[Facts]) -> None:
    rounds[0]["positions"][3]["choice"] = "yes"


def remove(rounds: list[Facts], links: list[Facts]) -> None:
    links.remove(link_of(links, chain.CAST))


def remove_whole_vote(rounds: list[Facts], links: list[Facts]) -> None:
    gone = rounds.pop(0)["id"]
    links[:] = [link for link in links if link.get("head", {}).get("round") != gone]


def remove_vote_from_the_list(rounds: list[Facts], links: list[Facts]) -> None:
    rounds.pop()


def insert(rounds: list[Facts], links: list[Facts]) -> None:
    links.insert(3, deepcopy(links[2]))


def reorder(rounds: list[Facts], links: list[Facts]) -> None:
    links[2], links[3] = links[3], links[2]


def swap_two_members(rounds: list[Facts], links: list[Facts]) -> None:
    one, other = link_of(links, chain.CAST), link_of(links, chain.CAST, 3)
    one["head"]["person"], other["head"]["person"] = other["head"]["person"], one["head"]["person"]


def change_text(rounds: list[Facts], links: list[Facts]) -> None:
    rounds[0]["matter"]["text"]["fields"]["title"] = "Own two dredges"


def change_rule(rounds: list[Facts], links: list[Facts]) -> None:
    rounds[0]["rule"]["threshold"] = "1/3"


def change_electorate(rounds: list[Facts], links: list[Facts]) -> None:
    rounds[0]["electorate"].pop()


def change_hour(rounds: list[Facts], links: list[Facts]) -> None:
    rounds[0]["closes_at"] = "2026-05-18T21:00:00.000000Z"


def change_time(rounds: list[Facts], links: list[Facts]) -> None:
    link_of(links, chain.CAST)["head"]["at"] = "2026-05-17T19:00:00.000000Z"


def change_result(rounds: list[Facts], links: list[Facts]) -> None:
    rounds[1]["outcome"] = "adopted"


def change_count(rounds: list[Facts], links: list[Facts]) -> None:
    rounds[1]["counts"]["no"] = 0


def change_sentence(rounds: list[Facts], links: list[Facts]) -> None:
    rounds[1]["sentence"] = "Adopted: 3 yes."


TAMPERINGS = [
    change_choice, change_stated_choice, remove, remove_whole_vote, remove_vote_from_the_list, insert, reorder,
    swap_two_members, change_text, change_rule, change_electorate, change_hour, change_time, change_result,
    change_count, change_sentence,
]  # fmt: skip


def test_every_kind_of_tampering_is_found(record: Record) -> None:
    assert verify.verify(record.rounds, record.links, record.head) == []
    found = {}
    for tamper in TAMPERINGS:
        rounds, links = deepcopy(record.rounds), deepcopy(record.links)
        tamper(rounds, links)
        found[tamper.__name__] = verify.verify(rounds, links)
    assert [name for name, faults in found.items() if not faults] == []
    assert (len(found), found["reorder"][0]) == (
        16,
        "link 4 stands where link 3 should: one was removed, added or moved",
    )


def vote_against_told_as_for(rounds: list[Facts], links: list[Facts]) -> None:
    """Tomas voted no: he is made to have said yes, in the chain, the positions and the count."""
    link = next(link for link in links if link.get("said", {}).get("choice") == "no")
    link["said"]["choice"] = "yes"
    person = link["head"]["person"]
    next(who for who in rounds[0]["positions"] if who["person"] == person)["choice"] = "yes"
    said = link_of(links, chain.CLOSED)["said"]
    for counts in (rounds[0]["counts"], said["counts"]):
        counts |= {"yes": 4, "no": 0, "in_favour": 4}


def test_whoever_writes_the_whole_chain_anew_is_found_by_the_head_that_was_mailed(record: Record) -> None:
    rounds, links = deepcopy(record.rounds), deepcopy(record.links)
    mailed = link_of(links, chain.CLOSED)["sha256"]
    vote_against_told_as_for(rounds, links)
    rechained(links)
    assert verify.verify(rounds, links) == []
    assert verify.verify(rounds, links, mailed) == [
        "the head that was mailed is not in this chain: the chain was written anew"
    ]


def test_a_head_of_an_earlier_close_still_stands_in_a_longer_chain(record: Record) -> None:
    mailed = link_of(record.links, chain.CLOSED)["sha256"]
    assert mailed != record.head
    assert verify.verify(record.rounds, record.links, mailed.upper()) == []


def test_what_is_no_record_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "rounds.json").write_text("[]")
    for words in ("not json", '{"n": 1}', "[]"):
        (tmp_path / "links.jsonl").write_text(words)
        (fault,), told = verify.judged(tmp_path)
        assert fault.startswith("this is no record of votes")
        assert told == []


FORK = (
    "INSERT INTO chain_link (public_id, task_force_id, n, kind, round_id, round_name, person, at, event_id, salt, "
    "sealed, prev, sha256) SELECT 'fork000000000', task_force_id, 15, kind, round_id, round_name, person, at, "
    "(SELECT min(id) FROM event), salt, sealed, '1', '2' FROM chain_link WHERE n = 1"
)


def test_the_database_refuses_to_change_or_fork_the_chain(cast: Cast, record: Record) -> None:
    for statement in ("UPDATE chain_link SET salt = '0'", "DELETE FROM chain_link WHERE n = 14", FORK):
        with (
            pytest.raises(DBAPIError, match=r"only added to|joins the end"),
            cast.database.write() as session,
        ):
            session.execute(text(statement))


def test_when_a_vote_closes_everybody_gets_one_mail_with_the_result_the_head_and_their_receipt(
    cast: Cast,
) -> None:
    round_ = open_round(cast)
    receipt = vote(cast, "mateo", round_, "no")
    all_vote(cast, round_, cora="yes", nia="yes")
    close(cast, round_)
    for expected in (6, 0):
        with cast.database.write() as session:
            found = queries.round_(session, the_program(cast), round_.public_id).round
            assert actions.mail_head(session, the_program(cast), found, page="https://x/1") == expected
    with cast.database.read() as session:
        mails = {
            job.payload["to_name"]: job.payload["text"]
            for job in session.scalars(select(Job).where(Job.kind == "mail"))
        }
        head = queries.last_head(session, cast.actor("olive").task_force_id)[1]
    assert "Felix Amadi" not in mails
    grouped = " ".join(head[at : at + 8] for at in range(0, 64, 8))
    assert all(grouped in words and "2 yes, 1 no" in words for words in mails.values())
    assert receipt.sha256[:8] in mails["Mateo de la Cruz"]
    assert receipt.sha256[:8] not in mails["Farida Okonjo"]


def the_program(cast: Cast) -> Actor:
    return program(cast.actor("olive").task_force_id)


def test_every_member_can_take_the_record_home_and_nobody_else(cast: Cast, record: Record) -> None:
    answer = cast.get("olive", "votes/record.zip")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as file:
        assert json.loads(file.read("rounds.json")) == record.rounds
    assert cast.get("felix", "votes/record.zip").status_code == 403
    assert cast.get("sunniva", "/t/rivers/votes/record.zip").status_code == 404
