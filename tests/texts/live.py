"""What in a page would act in a browser: found by reading it as a browser does, not by searching for words."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

ALLOWED = frozenset({"", "http", "https", "mailto"})
DEAD = frozenset({"script", "img", "iframe", "object", "embed", "style", "link", "meta", "base", "math"})


class Reader(HTMLParser):
    """Collects whatever is live inside the `main` part of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main":
            self.inside = True
        if not self.inside:
            return
        if tag in DEAD:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                self.found.append(f"{tag} {name}")
            if name in ("href", "src", "action") and urlsplit(value or "").scheme.lower() not in ALLOWED:
                self.found.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self.inside = False


def live(page: str) -> list[str]:
    """The live things in the main part of a page; empty for a harmless one."""
    reader = Reader()
    reader.feed(page)
    return reader.found


HOSTILE = """\
<script>alert(1)</script>

<img src=x onerror=alert(1)>

"><svg onload=alert(1)>

![](https://evil.example/pixel.png)

[click](javascript:alert(1)) [click](data:text/html;base64,PHNjcmlwdD4=) [click](vbscript:x)

<a href='javascript:alert(1)'>x</a>

<https://example.org/" onmouseover=alert(1)>

| a |
|---|
| <iframe src=//evil.example> |

<style>main{display:none}</style>

&lt;script&gt;alert(1)&lt;/script&gt;

{{ 7 * 7 }} {% raw %}

</textarea></blockquote></main><script>alert(1)</script>

[@survey, <img src=x onerror=alert(1)>]"""
