"""What the web server loads."""

from taskforce.app import create_app

app = create_app()
