"""The typesetting engine, imported in one place. Loading it costs a second and 60 MiB: the child process only."""

from weasyprint import CSS, HTML
from weasyprint.layout import block
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import (
    FatalURLFetchingError,
    URLFetcher,
    URLFetcherResponse,
)

__all__ = [
    "CSS",
    "HTML",
    "FatalURLFetchingError",
    "FontConfiguration",
    "URLFetcher",
    "URLFetcherResponse",
    "block",
]
