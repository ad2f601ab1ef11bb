"""The typesetting engine, imported in one place. Loading it costs a second and 60 MiB: the child process only."""

from weasyprint import CSS, HTML, layout
from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.css.tokens import Pending
from weasyprint.formatting_structure import build
from weasyprint.layout import LayoutContext, block, block_level_layout
from weasyprint.pdf import pydyf, tags
from weasyprint.text import line_break
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import (
    FatalURLFetchingError,
    URLFetcher,
    URLFetcherResponse,
)

__all__ = [
    "CSS",
    "HTML",
    "INHERITED",
    "INITIAL_NOT_COMPUTED",
    "INITIAL_VALUES",
    "PHYSICAL_FUNCTIONS",
    "ComputedStyle",
    "FatalURLFetchingError",
    "FontConfiguration",
    "LayoutContext",
    "Pending",
    "URLFetcher",
    "URLFetcherResponse",
    "block",
    "block_level_layout",
    "build",
    "layout",
    "line_break",
    "pydyf",
    "tags",
]
