"""Every page in every view by every rule of axe; `bin/test` judges each in one of the views."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Site, chromium, demo_site
from tests.browser.pages import PAGES, ROLES
from tests.browser.test_every_page import VIEWS, faults_of_role

__all__ = ["chromium", "demo_site"]  # the fixtures of the short walk


@pytest.mark.parametrize("role", ROLES)
def test_every_page_stands_in_every_view(demo_site: Site, chromium: Browser, role: str) -> None:
    views = {page.name: VIEWS for page in PAGES if page.role == role}
    assert "\n".join(faults_of_role(demo_site, chromium, role, views)) == ""
