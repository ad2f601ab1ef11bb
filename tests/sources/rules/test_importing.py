"""Lists of sources out of other programs."""

import json
import time
from contextlib import suppress

import pytest

from taskforce.sources.rules.importing import Unreadable, read

BIBTEX = r"""
This is a comment. @string{fa = "Foreign Affairs"}
@Article{Roe2021:cities,
  author = {Roe, Samuel and Ana {de la} Cruz and {Conference of Mayors}},
  title = {What {C}ities {\'e}crivent \& why},
  journal = fa, volume = 101, number = 3, month = mar, year = 2021,
}
@online{page, author={{City of Port Verity}}, title="Our {Port}", url={https://example.org/p}, urldate={2022-05-09}}
@techreport(harbors, title = {Forty} # { Harbors}, institution = {Harbor Institute}, date = {2022-01})
@misc{sign, title={G{\"o}del, \v{C}apek \ss{} and \o re}, howpublished={Mimeo}, year={1999}}
"""


def test_bibtex_becomes_what_the_register_keeps() -> None:
    article, page, report, misc = read(BIBTEX)
    assert (article.key, article.place) == ("roe2021-cities", "Line 3")
    assert article.facts == {
        "kind": "article",
        "author": "Roe, Samuel; de la Cruz, Ana; Conference of Mayors",
        "title": "What Cities écrivent & why",
        "container": "Foreign Affairs 101, no. 3",
        "issued": "March 2021",
        "url": "",
        "accessed": "",
    }
    assert page.facts["author"] == "City of Port Verity"
    assert (page.facts["kind"], page.facts["title"], page.facts["accessed"]) == (
        "web_page",
        "Our Port",
        "9 May 2022",
    )
    assert (report.facts["title"], report.facts["container"]) == ("Forty Harbors", "Harbor Institute")
    assert report.facts["issued"] == "January 2022"
    assert (misc.facts["kind"], misc.facts["title"]) == ("report", "Gödel, Čapek ß and øre")
    assert all(entry.is_sound for entry in (article, page, report, misc))


CSL = [
    {
        "id": "Roe 2021",
        "type": "article-journal",
        "title": "What <i>Cities</i> Want",
        "author": [{"family": "Cruz", "given": "Ana", "non-dropping-particle": "de la"}, {"literal": "Mayors"}],
        "container-title": "Foreign Affairs",
        "volume": 101,
        "issue": "3",
        "issued": {"date-parts": [[2021, 3, 5]]},
    },
    {"id": "a", "type": "legal_case", "title": "A v. B", "issued": {"raw": "2003"}, "number": "539 U.S. 396"},
    {"id": "w", "type": "webpage", "title": "W", "URL": "https://a.org", "accessed": {"date-parts": [["2022", "5"]]}},
]  # fmt: skip


def test_csl_json_becomes_what_the_register_keeps() -> None:
    article, case, page = read(json.dumps(CSL))
    assert article.key == "roe-2021"
    assert article.facts["author"] == "de la Cruz, Ana; Mayors"
    assert article.facts["title"] == "What Cities Want"
    assert (article.facts["container"], article.facts["issued"]) == (
        "Foreign Affairs 101, no. 3",
        "5 March 2021",
    )
    assert (case.facts["kind"], case.facts["container"], case.facts["issued"]) == (
        "case",
        "539 U.S. 396",
        "2003",
    )
    assert page.facts["accessed"] == "May 2022"


FAULTS = [
    # what stands there                                     what is said
    ("@book{a, author={X}}",                                "It has no title."),
    ("@patent{a, title={X}}",                               "We do not know what a “patent” is."),
    ("@book{a, title={X}, url={ftp://x}}",                  "Its address does not begin with https:// or http://."),
    ("@book{a, title={X}, year={" + "1" * 200 + "}}",       "Its issued is longer than 100 characters."),
    ("@book{a, title={X}",                                  "This entry is not closed: a bracket is missing."),
    ("@book{a, title={X}} @book{A, title={Y}}",             "An entry before has the key “a” too."),
    ('[{"type": "song", "title": "X"}]',                    "We do not know what a “song” is."),
    ("[3]",                                                 "This is not an entry of CSL-JSON."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), FAULTS)
def test_each_fault_stands_beside_its_entry(text: str, said: str) -> None:
    assert read(text)[-1].faults == [said]


@pytest.mark.parametrize(
    "text", ["words", "[", "{}{", "[]", '{"items": 3}', "@comment{x}", "@book{a,}" * 301, "[" * 90_000]
)
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text)


def test_what_is_in_the_register_is_left_out() -> None:
    assert [entry.is_sound for entry in read(BIBTEX, ["page"])] == [True, False, True, True]


@pytest.mark.parametrize(
    "text", ["@a{" * 100_000, "@a{b,c=" * 60_000, "@a{b,c={}}" * 40_000, '@a{b,c="' + "{" * 400_000]
)
def test_no_list_is_slow(text: str) -> None:
    start = time.process_time()
    with suppress(Unreadable):
        read(text)
    assert time.process_time() - start < 2
