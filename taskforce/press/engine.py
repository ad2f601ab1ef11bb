"""The typesetting engine, imported in one place. Loading it costs a second and 60 MiB: the child process only."""

from weasyprint import CSS, HTML  # type: ignore[import-untyped]
from weasyprint.layout import block  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
from weasyprint.urls import (  # type: ignore[import-untyped]
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
