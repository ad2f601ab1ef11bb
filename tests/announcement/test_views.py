"""The pages of an announcement, inside and outside, and its file."""

import re
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest

from taskforce.core import clock, jobs
from taskforce.press import reading
from tests.announcement.scenes import approve, begin, edit, publish
from tests.people import Cast

ADDRESS = "/announcements/a-task-force-on-rivers"
ALIVE = re.compile(r"^(on\w+|style|srcdoc|formaction)$")
# Of every class of the public sheets, written by ourselves: tags, handlers, schemes, broken quotes, templates, bidi.
TURNED = "\u202e"
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "[x](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "</title><iframe srcdoc='<script>alert(1)</script>'>",
    "{{ 7*7 }}${7*7}<% 7*7 %>",
    TURNED + "gnp.exe",
)


class Reader(HTMLParser):
    """Collects what would act: scripts, handlers, frames, addresses of a scheme that runs."""

    def __init__(self) -> None:
        super().__init__()
        self.live: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag in ("iframe", "object", "embed", "svg") or (tag == "script" and "src" not in facts):
            self.live.append(tag)
        self.live += [f"{tag} {name}" for name in facts if ALIVE.match(name)]
        schemes = [value for name, value in facts.items() if name in ("href", "src", "action")]
        self.live += [
            f"{tag} {value}" for value in schemes if re.match(r"\s*(javascript|data:text|vbscript)", value)
        ]


def fetched(cast: Cast, address: str) -> tuple[int, bytes]:
    """What anybody gets there, whole, with its file closed again."""
    with cast.browser("nobody").get(address) as answer:
        return answer.status_code, answer.get_data()


def live(html: str) -> list[str]:
    reader = Reader()
    reader.feed(html)
    return reader.live


def test_before_its_hour_there_is_nothing_at_its_address_for_nobody(cast: Cast) -> None:
    public_id, hour = begin(cast), clock.now() + timedelta(hours=1)
    nothing = cast.app.test_client().get("/announcements/no-such")
    draft = cast.app.test_client().get(ADDRESS)
    approve(cast)
    publish(cast, public_id, public_at=hour)
    early = [
        cast.browser(name).get(ADDRESS + end)
        for name in ("nobody", "farida", "mateo")
        for end in ("", "/pdf")
    ]
    assert {answer.status_code for answer in [nothing, draft, *early]} == {404}
    assert draft.text == nothing.text == early[0].text
    assert cast.get("mateo", f"announcements/{public_id}").status_code == 200
    with clock.at(hour):
        public = cast.browser("nobody").get(ADDRESS)
    assert public.status_code == 200
    for words in ("A task force on rivers", "Cora van der Berg", "“Rivers join us.”", "Farida Okonjo"):
        assert words in public.text


def test_the_embargo_is_an_hour_in_the_zone_of_the_task_force(cast: Cast) -> None:
    public_id = begin(cast)
    approve(cast)
    sent = cast.send("farida", f"announcements/{public_id}/publish", {"public_at": "2031-03-09T02:30"})
    assert (sent.status_code, "does not exist" in sent.text) == (422, True)
    sent = cast.send("farida", f"announcements/{public_id}/publish", {"public_at": "2031-03-09T09:30"})
    assert sent.status_code == 303
    assert "09:30 EDT" in cast.get("farida", f"announcements/{public_id}").text


def test_the_page_tells_what_is_missing_and_each_spelling_has_its_buttons(cast: Cast) -> None:
    public_id = begin(cast, opening="Mayor Okonja leads.")
    page = cast.get("farida", f"announcements/{public_id}").text
    assert "Not asked yet" in page
    assert "Correct “Okonja”" in page
    assert "Correct “Okonja”" not in cast.get("mateo", f"announcements/{public_id}").text
    facts = {"place": "opening", "found": "Okonja"}
    assert cast.send("farida", f"announcements/{public_id}/spelling/correct", facts).status_code == 303
    assert "Mayor Okonjo leads." in cast.get("farida", f"announcements/{public_id}").text
    assert cast.send("farida", f"announcements/{public_id}/spelling/accept", facts).status_code == 422


def test_it_is_begun_written_and_refused_on_its_pages(cast: Cast) -> None:
    facts = {"headline": "Rivers first", "dated_on": "2022-02-22", "edition": "0", "place": "Riverton"}
    sent = cast.send("farida", "announcements/begin", facts)
    assert sent.status_code == 303
    path = sent.headers["Location"]
    facts = {**facts, "headline": "Rivers, first", "edition": "1"}
    assert cast.send("farida", path + "/write", facts).status_code == 303
    page = cast.get("farida", path).text
    assert "Rivers, first" in page
    assert "Riverton, 22 February 2022" in page
    refused = cast.send("farida", path + "/publish", {})
    assert (refused.status_code, "Not approved yet" in refused.text) == (422, True)
    assert cast.get("mateo", "announcements").status_code == 200


def test_the_file_holds_every_name_title_and_quote(cast: Cast) -> None:
    public_id = begin(cast, contact="press@rivers.example")
    edit(cast, "cora", printed_title="Mayor of Riverton")
    approve(cast)
    publish(cast, public_id)
    assert cast.browser("nobody").get(ADDRESS + "/pdf").status_code == 404
    jobs.run_due(cast.database, cast.app.extensions["settings"])
    status, file = fetched(cast, ADDRESS + "/pdf")
    assert (status, file[:5]) == (200, b"%PDF-")
    assert "PDF, 1 page" in cast.browser("nobody").get(ADDRESS).text
    reader = pypdfium2.PdfDocument(file)
    words = " ".join(reader[at].get_textpage().get_text_range() for at in range(len(reader)))
    reader.close()
    for said in ("A task force on rivers", "Cora van der Berg", "Mayor of Riverton", "Rivers join us."):
        assert said in words
    assert "press@rivers.example" in words


def hostile(cast: Cast, payload: str) -> str:
    """An announcement, and a co-chair in it, that say this wherever anything can be said; its public id."""
    fields = ("opening", "closing", "about_host", "contact", "headline", "place")
    public_id = begin(cast, **dict.fromkeys(fields, payload), slug="hostile")
    said = ("printed_name", "printed_title", "quote", "quote_context", "bio_short", "bio_long")
    edit(cast, "cora", **dict.fromkeys(said, payload))
    return public_id


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_attackers_write_is_only_words_on_page_and_in_mail(cast: Cast, payload: str) -> None:
    public_id = hostile(cast, payload)
    sent = cast.send("farida", "approvals/send", {})
    assert sent.status_code == 303
    with cast.database.read() as session:
        asked = session.query(jobs.Job).filter(jobs.Job.kind == "mail").all()
    tokens = [found for one in asked for found in re.findall(r"/do/(\S+)", one.payload["text"])]
    pages = [cast.browser("nobody").get(f"/do/{token}").text for token in tokens]
    approve(cast)
    publish(cast, public_id)
    pages += [cast.browser("nobody").get("/announcements/hostile").text]
    pages += [
        cast.get("farida", path).text for path in (f"announcements/{public_id}", "announcements", "approvals")
    ]
    pages += [cast.get("cora", "approve").text]
    assert [live(page) for page in pages] == [[]] * len(pages)
    assert [page for page in pages for sum_of in ("49$", "$49", "}49") if sum_of in page] == []
    settings = cast.app.extensions["settings"]
    for one in asked:
        jobs.run(cast.database, settings, one.id)
    mails = [file.read_bytes() for file in (settings.data / "outbox").glob("*.eml")]
    assert mails
    assert all(mail.count(b"\nTo: ") == 1 for mail in mails)


def test_what_attackers_write_is_only_words_on_paper(cast: Cast, tmp_path: Path) -> None:
    publish_all(cast, hostile(cast, " ".join(one for one in PAYLOADS if not one.startswith(TURNED))))
    status, file = fetched(cast, "/announcements/hostile/pdf")
    assert status == 200
    place = tmp_path / "hostile.pdf"
    place.write_bytes(file)
    found = reading.read(place)
    assert list(found.forbidden) == []
    assert [link.address for link in found.links if not str(link.address).startswith("https://")] == []
    assert found.words.count("{{ 7*7 }}") > 4


def test_a_name_that_turns_the_words_around_it_is_printed_without_what_turns(
    cast: Cast, tmp_path: Path
) -> None:
    public_id = hostile(cast, TURNED + "gnp.exe")
    publish_all(cast, public_id)
    status, data = fetched(cast, "/announcements/hostile/pdf")
    (tmp_path / "turned.pdf").write_bytes(data)
    words = reading.read(tmp_path / "turned.pdf").words
    assert (status, "gnp.exe" in words, TURNED in words) == (200, True, False)


def publish_all(cast: Cast, public_id: str) -> None:
    """Everybody approves, it is published, and what that asks for is done."""
    approve(cast)
    publish(cast, public_id)
    jobs.run_due(cast.database, cast.app.extensions["settings"])
