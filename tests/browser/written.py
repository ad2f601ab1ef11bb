"""Texts to write with: every construct that a text can hold, and what Word puts on the clipboard, made by ourselves."""

CONSTRUCTS = (
    "A paragraph of *emphasis*, **weight**, ***both*** and `code with a | in it`.",
    "A line\\\nbroken by hand, and one\nwrapped by an editor.",
    'A [link](https://example.org/a_b?c=d), [one with a title](https://example.org "Title") and <https://example.org/x>.',
    "[Brackets](<https://example.org/a (b)>) in an address.",
    "A source [@transforming-state, p. 3] and another[@transforming-state].",
    "A note^[It says *more*, at [its place](https://example.org) and in [@transforming-state, 4].] in a line.",
    "Signs that are only signs: \\*not\\*, \\[@key\\], snake_case, a * b, 3 < 4, R&D, \\&amp;, x\\^[y], 1 | 2.",
    "1\\. no list, 2. neither",
    "\\# no heading",
    "\\- no list",
    "A word that is half**weight** and **weight.**&#65;fter a stop.",
    "# First heading",
    "## Second with *emphasis* and a note^[Here.]",
    "Underlined heading\n==================",
    "- one\n- two\n  - two and a half\n- three",
    "* loose\n\n* with paragraphs\n\n  and a second one",
    "+ another sign",
    "3. from three\n4. to four\n   1. and deeper",
    "10. ten\n11. eleven",
    "1) a bracket",
    "- 1. a list in a list",
    "- > a quotation in a list",
    "> A quotation\n> of two lines\n>\n> - with a list",
    "| Who | How *many* |\n| :-- | --: |\n| a \\| b | 3 [@transforming-state] |\n| `c` | |",
    "Who | What\n--- | ---\na | b",
    "```\ncode\n\n  as it is\n```",
    "---",
    "Names: Łódź, São Paulo, 東京, مدينة, 🏛.",
)
BETWEEN = "\n\nBetween.\n\n"

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0in;} --></style>
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings></o:OfficeDocumentSettings></xml><![endif]--></head>
<body lang=EN-US style='tab-interval:.5in'><!--StartFragment-->
<h1 style='margin-top:12.0pt'><span style='mso-bidi-font-size:14pt'>Ports<o:p></o:p></span></h1>
<p class=MsoNormal style='mso-margin-top-alt:auto'>Three of <b>four</b> ports, <i style='mso-bidi-font-style:normal'>so far</i>, see
<a href="https://example.org/ports" style='color:blue'>the list</a>.<a style='mso-footnote-id:ftn1' href="#_ftn1"
name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a>
<span class=MsoCommentReference><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[AL1]</a></span><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>quays</p>
<p class=MsoListParagraphCxSpMiddle style='text-indent:-.25in;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>cranes</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>rails</p>
<h2>Steps</h2>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>Count</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span><![endif]>Dig</p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>Port</b></p></td><td><p class=MsoNormal>Tons</p></td></tr>
<tr><td><p class=MsoNormal>North</p></td><td><p class=MsoNormal>3</p></td></tr></table>
<p class=MsoNormal><img src="file:///C:/x.png"><span style='display:none;mso-hide:all'>hidden</span>
<del>gone</del><ins>come</ins> <a href="javascript:alert(1)">end</a>.<script>alert(1)</script></p>
<div style='mso-element:footnote-list'><hr align=left><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><span
class=MsoFootnoteReference>[1]</span></a> Harbor <i>Survey</i>, at <a href="https://example.org/s">its page</a>.<o:p></o:p></p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment' id="_com_1"><p class=MsoCommentText>Is it so?</p></div></div>
<!--EndFragment--></body></html>"""

OF_WORD = """# Ports

Three of **four** ports, *so far*, see [the list](https://example.org/ports).\
^[Harbor *Survey*, at [its page](https://example.org/s).]

- quays
  - cranes
- rails

## Steps

1. Count
2. Dig

| **Port** | Tons |
| --- | --- |
| North | 3 |

come end."""
