"""Offices on the page: who acts for whom, what they did, and out at the next click."""

import re

import pytest

from taskforce.core.errors import NotAllowed
from taskforce.members import actions, queries
from taskforce.recommendations import actions as recommendations
from tests.people import Cast, whole_form
from tests.recommendations.scenes import FIELDS, set_themes


def path_of(cast: Cast, name: str) -> str:
    """The page of one of Rivers."""
    with cast.database.read() as session:
        found = queries.by_key(session, cast.actor("farida"))[name]
    return f"/t/rivers/people/{found.public_id}"


def buttons(page: str) -> list[str]:
    """Where the small forms of a page lead."""
    return re.findall(r'<form method="post" action="([^"]+)"', page)


def delegation_of(cast: Cast, name: str) -> str:
    """Where the first button of that person's own office leads that ends something."""
    return next(path for path in buttons(cast.get(name, "office").text) if path.endswith("/end"))


def test_a_principal_sees_who_acts_for_them_and_in_what(cast: Cast) -> None:
    page = cast.get("mateo", "office").text
    assert "Dana Reyes" in page
    assert "read drafts, draft, comment and attend meetings" in page
    assert "Nobody acts for you" in cast.get("nia", "office").text


def test_an_office_is_open_to_its_principal_and_the_facilitator(cast: Cast) -> None:
    path = f"{path_of(cast, 'mateo')}/office"
    status = {name: cast.get(name, path).status_code for name in ("mateo", "farida", "nia", "dana", "felix")}
    assert status == {"mateo": 200, "farida": 200, "nia": 403, "dana": 403, "felix": 403}


def test_above_every_page_stands_for_whom_one_acts(cast: Cast) -> None:
    page = cast.get("dana", "people").text
    assert re.search(r"Acting for <b><bdi>Mateo de la Cruz", page)
    assert "Act as yourself" not in page
    assert "For whom you act" not in cast.get("nia", "people").text


def test_the_delegate_is_out_at_the_next_click_and_told_why(cast: Cast) -> None:
    assert cast.get("dana", "people").status_code == 200
    assert cast.send("mateo", delegation_of(cast, "mateo"), {}).status_code == 303
    answer = cast.get("dana", "people")
    assert answer.status_code == 303
    assert "Nobody lets you act for them now" in cast.get("dana", answer.location).text
    assert cast.send("dana", "people/add", {}).status_code == 403


def test_what_ended_is_granted_again_with_one_button(cast: Cast) -> None:
    cast.send("mateo", delegation_of(cast, "mateo"), {})
    page = cast.get("mateo", "office").text
    again = next(path for path in buttons(page) if path.endswith("/again"))
    assert "Ended by <bdi>Mateo de la Cruz</bdi>" in page
    assert cast.send("mateo", again, {}).status_code == 303
    assert cast.get("dana", "people").status_code == 200


def test_what_was_done_for_somebody_stands_in_their_office_in_plain_words(cast: Cast) -> None:
    set_themes(cast)
    with cast.database.write() as session:
        recommendations.propose(session, cast.actor("dana"), theme="ties", fields=FIELDS, source="Do it.")
    page = cast.get("mateo", "office").text
    assert re.search(r"<bdi>Dana Reyes</bdi> proposed a recommendation: <a href=", page)
    assert "Nothing was done yet" in cast.get("nia", "office").text


def test_only_what_the_charter_allows_is_offered_and_the_rest_explained(cast: Cast) -> None:
    page = cast.get("nia", f"{path_of(cast, 'nia')}/office/grant").text
    offered = re.findall(r'name="scopes"[^>]*value="(\w+)"', page) + re.findall(
        r'value="(\w+)"[^>]*name="scopes"', page
    )
    assert set(offered) == {"read", "draft", "comment", "attend"}
    assert "keeps to principals: prepare a vote, vote, sign" in page


def test_somebody_new_is_invited_with_the_grant(cast: Cast) -> None:
    path = f"{path_of(cast, 'nia')}/office/grant"
    new = {"printed_name": "Sam Ito", "printed_title": "Aide", "address": "sam@example.org", "delegate": ""}
    assert cast.send("nia", path, {**new, "scopes": ["read"]}).status_code == 303
    assert "Has not come yet" in cast.get("nia", "office").text
    refused = cast.send("nia", path, {**new, "address": "sam", "scopes": ["read"]})
    assert refused.status_code == 422
    assert "Please give a mail address" in refused.text


def test_a_grant_wants_somebody_and_something(cast: Cast) -> None:
    refused = cast.send("nia", f"{path_of(cast, 'nia')}/office/grant", {"delegate": ""})
    assert refused.status_code == 422
    assert "choose somebody above, or name somebody new" in refused.text
    assert "Please tick at least one thing" in refused.text


def test_whoever_acts_for_several_chooses_and_comes_back_to_themselves(cast: Cast) -> None:
    grant = {"delegate": path_of(cast, "olive").rpartition("/")[2], "scopes": ["read"]}
    for name in ("nia", "tomas"):
        assert cast.send(name, f"{path_of(cast, name)}/office/grant", grant).status_code == 303
    assert "You may act for 2 people" in cast.get("olive", "people").text
    nia = path_of(cast, "nia").rpartition("/")[2]
    assert cast.send("olive", "acting", {"principal": nia}).status_code == 303
    page = cast.get("olive", "people").text
    assert "Acting for <b><bdi>Nia O’Hara" in page
    assert "Olive Brandt for Nia O’Hara" in page
    assert cast.send("olive", "acting", {"principal": ""}).status_code == 303
    assert "Acting for" not in cast.get("olive", "people").text


def test_nobody_chooses_somebody_who_did_not_let_them(cast: Cast) -> None:
    cora = path_of(cast, "cora").rpartition("/")[2]
    assert cast.send("dana", "acting", {"principal": cora}).status_code == 404
    assert cast.send("nia", "acting", {"principal": cora}).status_code == 404


def test_editing_somebody_leaves_their_right_to_act_for_others(cast: Cast) -> None:
    path = f"{path_of(cast, 'dana')}/edit"
    sent = whole_form(cast, "farida", path)
    answer = cast.send("farida", path, {**sent, "printed_title": "Chief of staff"})
    assert answer.status_code == 303, answer.text
    assert cast.get("dana", "people").status_code == 200


def test_actions_and_queries_agree_on_who_may_be_let_act(cast: Cast) -> None:
    with cast.database.write() as session:
        actor = cast.actor("nia")
        people = queries.by_key(session, actor)
        for person in queries.may_be_lent(session, actor, people["nia"]):
            again = queries.person(session, actor, person.public_id)
            actions.grant_delegation(session, actor, people["nia"], again, scopes=["read"])


def test_who_pays_can_let_nobody_read_drafts_for_them(cast: Cast) -> None:
    with cast.database.write() as session:
        everybody = queries.by_key(session, cast.actor("farida"))
        for who in ("farida", "felix"):
            with pytest.raises(NotAllowed):
                actions.grant_delegation(
                    session, cast.actor(who), everybody["felix"], everybody["dana"], scopes=["read"]
                )
