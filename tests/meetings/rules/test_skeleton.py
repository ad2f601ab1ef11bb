"""The first draft of minutes."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from taskforce.core import prose
from taskforce.meetings.rules.skeleton import Decided, Item, Record, ToDo, draft
from taskforce.sources.rules import citations

MARKS = r"# _a_ *b* **c** `d` [e](f) [g]: h <i> &amp; &copy; \\ | ~j~ 1. k - l > m #"
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
RECORD = Record(
    "Thursday 19 May 2022, 14:00 to 16:00 EDT",
    "Example Hall",
    (("Present", ("Cora van der Berg", "Nia O’Hara")), ("Absent", ())),
    "2 of 3 voting members take part; the quorum of 2 is reached.",
    (
        Item("Opening", "Information, from 14:00, 5 min."),
        Item(
            "One dredge",
            "Decision, from 14:05.",
            ("Own a dredge together",),
            (Decided("The text goes to the vote.", "Nia O’Hara"),),
            (ToDo("Write to the towns.", "Mateo de la Cruz", "Fri 20 May 2022"),),
        ),
    ),
)


def test_the_draft_gives_place_time_attendance_items_decisions_and_actions() -> None:
    assert draft(RECORD) == (
        "Held on Thursday 19 May 2022, 14:00 to 16:00 EDT, Example Hall.\n\n"
        "# Attendance\n\n"
        "**Present:** Cora van der Berg, Nia O’Hara.\n\n"
        "2 of 3 voting members take part; the quorum of 2 is reached.\n\n"
        "# Agenda\n\n"
        "## 1. Opening\n\n"
        "Information, from 14:00, 5 min.\n\n"
        "## 2. One dredge\n\n"
        "Decision, from 14:05.\n\n"
        "**On the table:** “Own a dredge together”.\n\n"
        "- **Decided:** The text goes to the vote. Moved by Nia O’Hara.\n"
        "- **Action:** Write to the towns. (Mateo de la Cruz, by Fri 20 May 2022)\n"
    )


def test_without_a_place_or_an_item_it_says_no_more_than_there_is() -> None:
    words = draft(Record("Thursday 19 May 2022", " ", (), "Attendance was not recorded.", ()))
    assert words == (
        "Held on Thursday 19 May 2022.\n\n# Attendance\n\nAttendance was not recorded.\n\n"
        "# Agenda\n\nThe meeting had no agenda.\n"
    )


@example(titles=[MARKS, "- one", "1. two"], decided=MARKS, name=MARKS)
@given(titles=st.lists(WORDS, max_size=6), decided=WORDS, name=WORDS)
def test_whatever_is_typed_makes_no_heading_link_or_emphasis_of_its_own(
    titles: list[str], decided: str, name: str
) -> None:
    items = tuple(
        Item(title, decisions=(Decided(decided, name),), actions=(ToDo(decided, name),)) for title in titles
    )
    html = prose.to_html(draft(Record("When", name, (("Present", (name,)),), "Quorum.", items)))
    assert len(re.findall(r"<h3>", html)) == 2
    assert len(re.findall(r"<h4>", html)) == len(titles)
    assert len(re.findall(r"<li>", html)) == 2 * len(titles)
    assert not re.search(r"<(em|a|code|table|blockquote|hr|h5)\b", html)


@example(decided=MARKS)
@given(decided=WORDS)
def test_the_words_of_a_decision_read_as_they_were_typed(decided: str) -> None:
    html = prose.to_html(draft(Record("When", "", (), "", (Item("One", decisions=(Decided(decided),)),))))
    shown = re.sub(r"<[^>]+>", "", html.split("Decided:</strong>")[1])
    shown = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert " ".join(shown.split()) == " ".join(prose.clean(decided).split())


def test_a_citation_that_was_typed_into_a_decision_cites_nothing() -> None:
    words = draft(Record("When", "", (), "", (Item("One", decisions=(Decided("See [@nowhere, p. 1]."),)),)))
    assert citations.find(words) == []
