"""The table of permissions, checked in: whoever changes who may do what changes a page that others read."""

from pathlib import Path

from flask import Flask

from taskforce.core import permissions

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "permissions.md"


def test_the_page_of_permissions_is_that_of_the_policies(app: Flask) -> None:
    said = app.test_cli_runner().invoke(args=["permissions"]).output
    assert PAGE.read_text() == said, "flask --app wsgi permissions > docs/permissions.md"
    assert said == permissions.document(reversed(permissions.table()))
    assert (
        "| Vote (`cast_position`) | co_chair, facilitator, host_principal, member, observer | vote | " in said
    )
