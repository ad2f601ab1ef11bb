"""Word documents with words in them, put together part by part as Word does it."""

from collections.abc import Sequence

from tests.files.made import KINDS, RELATIONS, WORD, docx

CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = {"document": "document.main"}
SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{KINDS}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def run(words: str, marks: str = "") -> str:
    """Words in one look."""
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def line(*inside: str, style: str = "", listed: tuple[int, int] | None = None) -> str:
    """A paragraph of a style, or of a list at a depth."""
    numbered = (
        f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>' if listed else ""
    )
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{numbered}</w:pPr>{''.join(inside)}</w:p>"


def call(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def table(*rows: Sequence[str]) -> str:
    cells = ("".join(f"<w:tc>{line(run(words))}</w:tc>" for words in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def written(*body: str, footnotes: Sequence[str] = (), endnotes: Sequence[str] = ()) -> bytes:
    """The document of these paragraphs and tables; notes are counted from 2, as Word does after its separators."""
    names = {"Heading1": "heading 1", "Heading2": "heading 2", "Title": "Title", "Quote": "Quote"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names.items()
    )
    levels = {1: "bullet", 2: "decimal"}
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">'
        + "".join(f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{look}"/></w:lvl>' for depth in range(3))
        + "</w:abstractNum>"
        for key, look in levels.items()
    ) + "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>' for key in levels)
    held = {
        "document": f"<w:document {SPACES}><w:body>{''.join(body)}</w:body></w:document>",
        "styles": f"<w:styles {SPACES}>{styles}</w:styles>",
        "numbering": f"<w:numbering {SPACES}>{lists}</w:numbering>",
        "footnotes": f"<w:footnotes {SPACES}>{_notes('footnote', footnotes)}</w:footnotes>",
        "endnotes": f"<w:endnotes {SPACES}>{_notes('endnote', endnotes)}</w:endnotes>",
    }
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{CONTENT}.{MAIN.get(name, name)}+xml"/>'
        for name in held
    )
    relations = "".join(
        f'<Relationship Id="p{name}" Type="{KINDS}/{name}" Target="{name}.xml"/>'
        for name in held
        if name != "document"
    )
    place = "https://example.org/a_(b)"
    link = f'<Relationship Id="link" Type="{KINDS}/hyperlink" Target="{place}" TargetMode="External"/>'
    root = f'<Relationship Id="r" Type="{KINDS}/officeDocument" Target="word/document.xml"/>'
    return docx(
        {
            "[Content_Types].xml": f"<Types>{types}</Types>",
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{root}</Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}{link}</Relationships>',
            **{f"word/{name}.xml": xml for name, xml in held.items()},
        }
    )


def _notes(kind: str, notes: Sequence[str]) -> str:
    return "".join(
        f'<w:{kind} w:id="{number}">{line(run(" " + words))}</w:{kind}>'
        for number, words in enumerate(notes, 2)
    )


def draft() -> bytes:
    """One of everything: what comes in, and what does not."""
    return written(
        line(run("Ports"), style="Title"),
        line(
            run("Three of "),
            run("four", "<w:b/>"),
            run(" ports*, "),
            run("so far", "<w:i/>"),
            call(2),
            run("."),
        ),
        line(run("What we saw"), style="Heading1"),
        line(run("quays"), listed=(1, 0)),
        line(run("cranes"), listed=(1, 1)),
        line(run("rails"), listed=(1, 0)),
        line(run("1. no list")),
        line(run("Count"), listed=(2, 0)),
        line(run("Dig"), call(2, "endnote"), listed=(2, 0)),
        line(f'<w:hyperlink r:id="link">{run("the list")}</w:hyperlink>', run(" of ports"), style="Quote"),
        table(("Port", "Tons"), ("North | South", "3")),
        line(
            f'<w:ins w:id="1" w:author="A">{run("come")}</w:ins>',
            '<w:del w:id="2" w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del>',
            '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
            "<w:r><w:drawing/></w:r>",
        ),
        footnotes=["Harbor Survey [2021], 3."],
        endnotes=["A second note."],
    )


def long_draft(words: int = 6_000, notes: int = 39) -> bytes:
    """A draft of that many words with that many notes, each of which can be told from the others."""
    paragraphs, each = notes * 2, words // (notes * 2)
    body = [line(run("Draft"), style="Title")]
    for number in range(paragraphs):
        said = " ".join(f"w{number}x{place}" for place in range(each))
        called = call(number // 2 + 2) if number % 2 else ""
        body.append(line(run(said), called, run(".")))
    return written(*body, footnotes=[f"Note {number} of the draft." for number in range(1, notes + 1)])
