"""The words for what a source is."""

from enum import StrEnum


class SourceKind(StrEnum):
    """What a source is; it decides how its note is written."""

    ANNOUNCEMENT = "announcement"
    ARTICLE = "article"
    BILL = "bill"
    CASE = "case"
    HEARING = "hearing"
    ORDER = "order"
    REPORT = "report"
    STATUTE = "statute"
    WEB_PAGE = "web_page"
