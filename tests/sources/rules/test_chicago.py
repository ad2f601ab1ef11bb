"""Notes in Chicago style, as a table: the kind of source, its note in full, and its note from then on."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskforce.core import prose
from taskforce.sources.rules.chicago import note
from taskforce.sources.states import SourceKind


@dataclass(frozen=True)
class Made:
    """A source as the table gives it."""

    kind: str
    title: str
    author: str = ""
    container: str = ""
    issued: str = ""
    url: str = ""
    accessed: str = ""


PERSON = Made("report", "Forty Harbors: A Survey", "Ellery, Noor", "Harbor Institute", "2022")
TWO = Made("report", "Forty Harbors", "Ellery, Noor; Roe, Samuel, Jr.", "Harbor Institute", "2022")
FOUR = Made("report", "Forty Harbors", "Ellery, Noor; Roe, Sam; Voss, Ida; Lund, Per", "", "2022")
BODY = Made("report", "Annual Report", "U.S. Department of State, Bureau of Global Affairs", "", "May 2021")
PUBLISHED_BY_ITSELF = Made("report", "Transforming State: Pathways", "Truman Center", "Truman Center", "2021")
BILL = Made("bill", "City and State Diplomacy Act", "", "H.R. 4526, 117th Cong.", "2021")
STATUTE = Made("statute", "Organization of Department of State", "", "22 U.S.C. § 2651a")
ORDER = Made(
    "order", "Consultation With Tribal Governments", "The President", "Exec. Order No. 13175", "2000"
)
CASE = Made("case", "Crosby v. National Foreign Trade Council", "", "530 U.S. 363", "2000")
HEARING = Made(
    "hearing", "Cities Abroad: Hearing before the Committee", "Ellery, Noor", "117th Cong.", "2022"
)
PAGE = Made(
    "web_page", "Who We Are", "City of Oslo", "Oslo.no", url="https://oslo.no/us", accessed="3 May 2022"
)
DATED_PAGE = Made(
    "web_page", "Who We Are", "City of Oslo", "City of Oslo", "2 May 2022", accessed="3 May 2022"
)
RELEASE = Made(
    "announcement", "Announcing a New Task Force on Diplomacy", "Truman Center", "", "22 February 2022"
)
ARTICLE = Made(
    "article", "What Is “City Diplomacy”?", "Roe, Samuel", "Foreign Affairs 101, no. 3", "May 2022"
)
QUOTING = Made("article", "Of “City Diplomacy”", "", "The Port Post", "2022")
POSSESSIVE = Made("article", "Two Governors’", "", "The Port Post", "2022")
ANONYMOUS = Made("article", "A Harbor Closes", "", "The Port Post", "1 May 2022")


@pytest.mark.parametrize(
    ("source", "locator", "first", "later"),
    [
        (
            PERSON,
            "p. 12",
            "Noor Ellery, *Forty Harbors: A Survey* (Harbor Institute, 2022), 12.",
            "Ellery, *Forty Harbors*, 12.",
        ),
        (
            TWO,
            "pp. 3-5",
            "Noor Ellery and Samuel Roe Jr., *Forty Harbors* (Harbor Institute, 2022), 3–5.",
            "Ellery and Roe, *Forty Harbors*, 3–5.",
        ),
        (
            FOUR,
            "",
            "Noor Ellery et al., *Forty Harbors* (2022).",
            "Ellery et al., *Forty Harbors*.",
        ),
        (
            BODY,
            "ch. 2",
            "U.S. Department of State, Bureau of Global Affairs, *Annual Report* (May 2021), ch. 2.",
            "U.S. Department of State, Bureau of Global Affairs, *Annual Report*, ch. 2.",
        ),
        (
            PUBLISHED_BY_ITSELF,
            "",
            "Truman Center, *Transforming State: Pathways* (2021).",
            "Truman Center, *Transforming State*.",
        ),
        (
            BILL,
            "§ 2",
            "City and State Diplomacy Act, H.R. 4526, 117th Cong. (2021), § 2.",
            "City and State Diplomacy Act, § 2.",
        ),
        (
            STATUTE,
            "",
            "Organization of Department of State, 22 U.S.C. § 2651a.",
            "Organization of Department of State.",
        ),
        (
            ORDER,
            "sec. 5",
            "Consultation With Tribal Governments, Exec. Order No. 13175 (2000), sec. 5.",
            "Consultation With Tribal Governments, sec. 5.",
        ),
        (
            CASE,
            "373",
            "*Crosby v. National Foreign Trade Council*, 530 U.S. 363 (2000), 373.",
            "*Crosby v. National Foreign Trade Council*, 373.",
        ),
        (
            HEARING,
            "p. 8",
            "*Cities Abroad: Hearing before the Committee*, 117th Cong. (2022) (statement of Noor Ellery), 8.",
            "*Cities Abroad*, 8.",
        ),
        (
            PAGE,
            "¶3",
            "City of Oslo, “Who We Are,” Oslo.no, accessed 3 May 2022, ¶3, <https://oslo.no/us>.",
            "City of Oslo, “Who We Are,” ¶3.",
        ),
        (DATED_PAGE, "", "City of Oslo, “Who We Are,” 2 May 2022.", "City of Oslo, “Who We Are.”"),
        (
            RELEASE,
            "¶2",
            "Truman Center, “Announcing a New Task Force on Diplomacy,” press release, 22 February 2022, ¶2.",
            "Truman Center, “Announcing a New Task Force,” ¶2.",
        ),
        (
            ARTICLE,
            "",
            "Samuel Roe, “What Is ‘City Diplomacy’?,” *Foreign Affairs 101, no. 3*, May 2022.",
            "Roe, “What Is ‘City Diplomacy.’”",
        ),
        (QUOTING, "", "“Of ‘City Diplomacy,’” *The Port Post*, 2022.", "“Of ‘City Diplomacy.’”"),
        (POSSESSIVE, "", "“Two Governors’,” *The Port Post*, 2022.", "“Two Governors’.”"),
        (ANONYMOUS, "", "“A Harbor Closes,” *The Port Post*, 1 May 2022.", "“Harbor Closes.”"),
    ],
)
def test_a_note_is_written_in_full_and_then_short(source: Made, locator: str, first: str, later: str) -> None:
    assert note(source, locator) == first
    assert note(source, locator, first=False) == later


@given(
    st.builds(
        Made,
        st.sampled_from(list(SourceKind)),
        *[st.text(alphabet='ab*_[]<>&;,.:“”"`\\| \u00e9', max_size=12)] * 4,
    ),
    st.text(alphabet="1-, p.*<", max_size=6),
    st.booleans(),
)
def test_what_is_typed_into_a_source_never_becomes_markup(source: Made, locator: str, first: bool) -> None:
    html = prose.line_to_html(note(source, locator, first))
    assert not {tag for tag in ("<a", "<code", "<strong", "<script", "<h") if tag in html}


@given(st.builds(Made, st.sampled_from(list(SourceKind)), *[st.text(alphabet="ab.;, ”?", max_size=8)] * 4))
def test_a_note_is_one_line_that_ends_as_a_sentence(source: Made) -> None:
    for words in (note(source), note(source, first=False)):
        assert "\n" not in words
        assert re.search(r"[.?!][’”]*$", words)
