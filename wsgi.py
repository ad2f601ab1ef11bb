"""What the web server loads, and what `flask --app wsgi` runs."""

import os

from taskforce.app import create_app

app = create_app()
if (
    os.environ.get("FLASK_RUN_FROM_CLI") == "true"
):  # a web worker need not carry migrations, import and export
    from taskforce import cli

    cli.register(app)
