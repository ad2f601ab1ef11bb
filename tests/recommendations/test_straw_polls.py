"""A straw poll on a recommendation: its version is frozen, its state stays, its page leads there."""

from taskforce.recommendations.states import State
from tests.people import Cast
from tests.recommendations import scenes


def test_a_straw_poll_on_steps_of_ones_own_changes_no_state_of_the_recommendation(cast: Cast) -> None:
    scenes.set_themes(cast)
    found = scenes.propose(cast)
    where = f"recommendations/{found.public_id}"
    form = {"question": "Where do you stand?", "closes_at": "2099-05-19T14:00", "scale": "own"}
    bad = cast.send("cora", f"{where}/open-straw-poll", {**form, "steps": "Yes\nNo"})
    assert bad.status_code == 422
    assert "must begin with" in bad.text
    sent = cast.send(
        "cora", f"{where}/open-straw-poll", {**form, "steps": "+ With it\n= Beside it\n- Against it"}
    )
    assert sent.status_code == 303
    assert "Beside it" in cast.get("nia", sent.location).text
    page = cast.get("nia", where).text
    assert "asked in a straw poll where people stand on version 1" in page
    assert "The latest straw poll" in page
    assert scenes.load(cast, found).state == State.PROPOSED
    assert cast.get("mateo", f"{where}/open-straw-poll").status_code == 403
