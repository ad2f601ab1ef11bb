"""The page of a roll call: called at the meeting that is on, filled in as a plain form, read by all afterwards."""

from datetime import timedelta

from taskforce.core import clock
from taskforce.meetings import actions as meetings
from taskforce.meetings import queries as agendas
from taskforce.members import queries as people
from tests.people import Cast
from tests.voting.scenes import seen_by, vote
from tests.voting.test_views import close_now, open_now, words

HERE = {"cora": "present", "nia": "remote", "mateo": "absent", "tomas": "present"}


def meet(cast: Cast) -> dict[str, str]:
    """A meeting that is on, with its attendance; the public ids of the cast by name."""
    now = clock.now()
    with cast.database.write() as session:
        actor = cast.actor("farida")
        start, end = now - timedelta(hours=1), now + timedelta(hours=1)
        made = meetings.call_meeting(
            session,
            actor,
            title="Fourth meeting",
            kind="plenary",
            starts_at=start,
            ends_at=end,
            zone="UTC",
            place="",
            link="",
        )
        found, known = agendas.meeting(session, actor, made.public_id), people.by_key(session, actor)
        meetings.record_attendance(
            session, actor, found, {known[name]: how for name, how in HERE.items()}, roll=0
        )
        return {name: known[name].public_id for name in HERE}


def test_a_roll_is_called_and_written_down_without_script_and_stands_with_the_vote(cast: Cast) -> None:
    round_ = open_now(cast)
    where = f"votes/{round_.public_id}"
    assert "with its attendance recorded" in words(cast.get("farida", f"{where}/call-roll").text)
    assert cast.send("farida", f"{where}/call-roll", {}).status_code == 409
    ids = meet(cast)
    vote(cast, "tomas", round_, "no", now=clock.now())
    assert "Fourth meeting is on: 3 of 4 voting members take part" in words(
        cast.get("farida", f"{where}/call-roll").text
    )
    assert cast.send("farida", f"{where}/call-roll", {}).status_code == 303
    page = cast.get("farida", f"{where}/call-roll").text
    assert "Has voted by themselves" in page
    assert [f'name="says_{ids[name]}"' in page for name in HERE] == [True, True, False, False]
    said = {f"says_{ids['cora']}": "yes", f"says_{ids['nia']}": "abstain", f"says_{ids['tomas']}": "yes"}
    bad = cast.send("farida", f"{where}/enter-position", {**said, f"says_{ids['cora']}": "block"})
    assert bad.status_code == 422
    assert seen_by(cast, "nia", round_).position is None
    assert cast.send("farida", f"{where}/enter-position", said).status_code == 303
    assert "2 positions are written down." in words(cast.get("farida", f"{where}/call-roll").text)
    mine = words(cast.get("nia", where).text)
    assert "Written down by Farida Okonjo when the roll was called." in mine
    close_now(cast, round_)
    after = words(cast.get("olive", where).text)
    assert "Roll called at Fourth meeting" in after
    assert "3 of 4 voting members took part in the meeting; its quorum of 2 was there." in after
    assert "1 no, 1 abstaining" in after
    assert cast.get("cora", f"{where}/call-roll").status_code == 403
