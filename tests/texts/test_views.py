"""Texts in the browser: reading, comparing, commenting, answering; and two who write at once."""

import re

import pytest
from werkzeug.test import TestResponse

from taskforce.sources import actions as sources
from taskforce.sources import queries as register
from taskforce.texts import actions, queries
from taskforce.texts.models import Comment
from tests.people import Cast
from tests.texts.live import HOSTILE, live
from tests.texts.scenes import EDITED, FIELDS, Scene, open_for_comment


def words(answer: TestResponse) -> str:
    """What a reader sees, without markup and extra space."""
    main = answer.text.split("<main", 1)[1].split("</main>", 1)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def all_comments(scene: Scene) -> list[Comment]:
    return [one.comment for one in scene.record().all_comments]


def test_everyone_here_reads_the_text_with_its_notes_and_comments(cast: Cast) -> None:
    scene = open_for_comment(cast)
    scene.reply(scene.comment(kind="critical"))
    for name in ("farida", "mateo", "olive"):
        seen = words(cast.get(name, f"texts/{scene.public_id}"))
        assert "The agreement should name who goes first." in seen
        assert "Harbor Institute, Forty Harbors (January 2022), 12." in seen
        assert "Mateo de la Cruz Critical" in seen
        assert "The harbor master?" in seen


def test_only_those_who_may_find_the_forms(cast: Cast) -> None:
    scene = open_for_comment(cast)
    scene.comment()
    pages = {name: cast.get(name, f"texts/{scene.public_id}").text for name in ("farida", "mateo", "olive")}
    assert {name: "/comment?on=b1" in text for name, text in pages.items()} == {
        "farida": True,
        "mateo": True,
        "olive": False,
    }
    assert {name: text.count("/reply") for name, text in pages.items()} == {
        "farida": 1,
        "mateo": 1,
        "olive": 0,
    }
    assert {name: text.count("/answer") for name, text in pages.items()} == {
        "farida": 1,
        "mateo": 0,
        "olive": 0,
    }


def test_an_old_version_says_that_it_is_old_and_takes_no_comments(cast: Cast) -> None:
    scene = open_for_comment(cast)
    scene.write(EDITED)
    old = cast.get("mateo", f"texts/{scene.public_id}/versions/1")
    assert "The current one is version 2." in words(old)
    assert "The agreement should name who goes first." in words(old)
    assert "/comment?on=" not in old.text


def test_a_comment_is_written_on_a_block_and_shown_there(cast: Cast) -> None:
    scene = open_for_comment(cast)
    answer = cast.send(
        "mateo",
        f"texts/{scene.public_id}/versions/1/comment?on=b2",
        {"kind": "editorial", "body": "Who is first?", "proposed": "should say who"},
    )
    (made,) = all_comments(scene)
    assert answer.status_code == 303
    assert answer.location.endswith(f"/texts/{scene.public_id}#comment-{made.public_id}")
    assert (made.on, made.kind, made.body, made.proposed) == (
        "b2",
        "editorial",
        "Who is first?",
        "should say who",
    )
    assert f'id="comment-{made.public_id}"' in cast.get("olive", f"texts/{scene.public_id}").text


def test_what_was_typed_stays_when_a_comment_is_refused(cast: Cast) -> None:
    scene = open_for_comment(cast)
    path = f"texts/{scene.public_id}/versions/1/comment?on=field:action"
    facts = {"kind": "critical", "body": "  ", "proposed": "should buy two"}
    answer = cast.send("mateo", path, facts)
    assert answer.status_code == 422
    assert "Please write what you have to say." in answer.text
    assert "should buy two" in answer.text
    assert '<option selected value="critical">' in answer.text
    assert "should buy and run one dredge together" in words(answer)
    assert all_comments(scene) == []


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"kind": "loud", "body": "x"}, "Please choose one of the list."),
        ({"kind": "critical", "body": "a\0b"}, "This holds a character that cannot be kept."),
        ({"kind": "critical", "body": "x" * 1_000_000}, "At most 20,000 characters; this has 1,000,000."),
    ],
)
def test_bad_input_is_refused_beside_its_field(cast: Cast, facts: dict[str, str], sentence: str) -> None:
    scene = open_for_comment(cast)
    answer = cast.send("mateo", f"texts/{scene.public_id}/versions/1/comment?on=b1", facts)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert all_comments(scene) == []


def test_a_place_or_version_that_does_not_exist_is_not_found(cast: Cast) -> None:
    scene = open_for_comment(cast)
    at = f"texts/{scene.public_id}"
    elsewhere = open_for_comment(cast, "another").comment()
    for path in (
        f"{at}/comments/{elsewhere.public_id}/reply",
        f"{at}/versions/1/comment?on=b9",
        f"{at}/versions/9/comment?on=b1",
        f"{at}/versions/9",
        f"{at}/versions/99999999999999999999",
        f"{at}/compare?a=9",
        f"{at}/compare?a=x",
        f"{at}/compare?b=-1",
        f"{at}/compare?b=99999999999999999999",
        f"{at}/compare?a=²",
        "texts/nowhere",
        "texts/%00",
        f"{at}/comments/nowhere/reply",
    ):
        assert cast.get("mateo", path).status_code == 404, path


def test_the_words_that_are_commented_on_are_shown_without_the_marks_of_citations(cast: Cast) -> None:
    scene = open_for_comment(cast)
    page = words(cast.get("mateo", f"texts/{scene.public_id}/versions/1/comment?on=b1"))
    assert ("Four towns own one dredge." in page, "[@" in page) == (True, False)


def test_strangers_are_told_that_there_is_nothing(cast: Cast) -> None:
    scene = open_for_comment(cast)
    comment = scene.comment()
    for home in ("rivers", "harbours"):
        for path in (
            scene.public_id,
            f"{scene.public_id}/compare",
            f"{scene.public_id}/comments/{comment.public_id}/reply",
            f"{scene.public_id}/comments/{comment.public_id}/answer",
            f"{scene.public_id}/versions/1/comment?on=b1",
        ):
            assert cast.get("stig", f"/t/{home}/texts/{path}").status_code == 404, path


def test_observers_neither_comment_nor_reply_and_members_do_not_answer(cast: Cast) -> None:
    scene = open_for_comment(cast)
    comment = scene.comment()
    at = f"texts/{scene.public_id}"
    new, reply = f"{at}/versions/1/comment?on=b1", f"{at}/comments/{comment.public_id}/reply"
    for path in (new, reply):
        assert cast.get("olive", path).status_code == 403
        assert cast.send("olive", path, {"kind": "critical", "body": "x"}).status_code == 403
    answer = f"{at}/comments/{comment.public_id}/answer"
    for name in ("cora", "mateo", "olive"):
        assert cast.send(name, answer, {"disposition": "accepted"}).status_code == 403
    assert len(all_comments(scene)) == 1


def test_a_comment_after_the_close_is_refused_with_the_reason(cast: Cast) -> None:
    scene = open_for_comment(cast)
    scene.do("close_comments")
    answer = cast.send(
        "mateo", f"texts/{scene.public_id}/versions/1/comment?on=b1", {"kind": "critical", "body": "x"}
    )
    assert (answer.status_code, "This text takes no comments now." in answer.text) == (409, True)


def test_a_comment_is_replied_to_and_answered(cast: Cast) -> None:
    scene = open_for_comment(cast)
    comment = scene.comment()
    at = f"texts/{scene.public_id}/comments/{comment.public_id}"
    assert cast.send("nia", f"{at}/reply", {"body": ""}).status_code == 422
    assert cast.send("nia", f"{at}/reply", {"body": "The harbor master."}).status_code == 303
    assert (
        cast.send("farida", f"{at}/answer", {"disposition": "", "reason": "None chosen."}).status_code == 422
    )
    refused = cast.send("farida", f"{at}/answer", {"disposition": "deferred", "reason": ""})
    assert refused.status_code == 422
    assert "Please say why." in refused.text
    assert '<option selected value="deferred">' in refused.text
    facts = {"disposition": "deferred", "reason": "Until the next meeting."}
    assert cast.send("farida", f"{at}/answer", facts).status_code == 303
    seen = words(cast.get("olive", f"texts/{scene.public_id}"))
    assert "The harbor master." in seen
    assert "Deferred Farida Okonjo" in seen
    assert "Until the next meeting." in seen
    assert cast.send("farida", f"{at}/answer", facts).status_code == 409


def test_a_duplicate_leads_to_the_comment_it_repeats(cast: Cast) -> None:
    scene = open_for_comment(cast)
    first, second = scene.comment(body="First said."), scene.comment(body="Said again.", by="cora")
    at = f"texts/{scene.public_id}/comments/{second.public_id}/answer"
    facts = {"disposition": "duplicate", "reason": "Said before."}
    assert "choose the other comment" in cast.send("farida", at, facts).text
    assert cast.send("farida", at, facts | {"duplicate_of": "nowhere"}).status_code == 422
    assert cast.send("farida", at, facts | {"duplicate_of": first.public_id}).status_code == 303
    assert f'href="#comment-{first.public_id}"' in cast.get("olive", f"texts/{scene.public_id}").text


def test_changed_and_gone_words_are_shown_as_they_were(cast: Cast) -> None:
    scene = open_for_comment(cast)
    scene.comment("b2", body="on the second")
    gone = scene.comment("b1", body="on the first")
    scene.write(EDITED.split("\n\n")[1])
    answer = cast.get("olive", f"texts/{scene.public_id}")
    assert "The words have changed since The agreement should" in words(answer)
    assert "<del>name</del><ins>say</ins>" in answer.text
    assert "On words that are gone" in words(answer)
    assert f'/versions/1#comment-{gone.public_id}"' in answer.text


def test_two_versions_are_compared_by_word(cast: Cast) -> None:
    scene = open_for_comment(cast)
    scene.write(EDITED, fields=FIELDS | {"by_when": "Within a year"})
    answer = cast.get("olive", f"texts/{scene.public_id}/compare")
    assert "<del>name</del>" in answer.text
    assert "<ins>say</ins>" in answer.text
    assert "<ins>Within a year</ins>" in answer.text
    assert "7 words added, 1 taken out" in words(answer)
    turned = cast.get("olive", f"texts/{scene.public_id}/compare?a=2&b=1")
    assert words(turned) == words(answer)
    assert "Nothing changed." in words(cast.get("olive", f"texts/{scene.public_id}/compare?a=2&b=2"))


def test_hostile_words_are_dead_on_every_page(cast: Cast) -> None:
    scene = open_for_comment(cast)
    with cast.database.write() as session:
        actor = cast.actor("farida")
        source = register.by_key(session, actor)["survey"]
        long = dict.fromkeys(("author", "title", "container"), HOSTILE)
        short = dict.fromkeys(("issued", "accessed"), HOSTILE[:99])
        sources.edit_source(session, actor, source, edition=1, **long, **short)
        actions.label_text(session, actor, queries.text(session, actor, scene.public_id), label=HOSTILE)
    scene.write(HOSTILE, fields={"title": HOSTILE, "action": HOSTILE + "x"}, note=HOSTILE)
    comment = scene.comment("field:title", body=HOSTILE, version=2)
    scene.reply(comment, HOSTILE)
    scene.dispose(comment, "rejected", HOSTILE)
    scene.write("Other.\n\n" + HOSTILE + "\n\ny", fields={"title": "Other", "action": HOSTILE})
    at = f"texts/{scene.public_id}"
    for path in (
        at,
        f"{at}/versions/2",
        f"{at}/compare",
        f"{at}/compare?a=1&b=2",
        f"{at}/versions/3/comment?on=field:action",
        f"{at}/comments/{comment.public_id}/reply",
        f"{at}/comments/{comment.public_id}/answer",
        "sources",
    ):
        answer = cast.get("farida", path)
        assert answer.status_code == 200, path
        assert live(answer.text) == [], path
        assert "alert(1)" in answer.text, path


def test_the_page_of_the_register_says_which_text_cites_a_source(cast: Cast) -> None:
    scene = open_for_comment(cast)
    answer = cast.get("olive", "sources")
    assert f'<a href="/t/rivers/texts/{scene.public_id}">One dredge</a>' in answer.text
    scene.write("Nothing cited.")
    assert "Not cited anywhere." in cast.get("olive", "sources").text
