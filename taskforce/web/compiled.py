"""Templates compiled once for an installation, so that nobody waits for that after a start."""

from pathlib import Path

from flask import Flask
from jinja2 import FileSystemBytecodeCache

FOLDER = "compiled"  # in the data folder


def keep(app: Flask, data: Path) -> None:
    """Keep in this folder what is compiled; a template that has changed is compiled again."""
    folder = data / FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    app.jinja_env.optimized = (
        False  # what a filter makes of a constant must not outlive an update of the filter
    )
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(folder))


def load_all(app: Flask) -> None:
    """Load every template of the pages; those of the press have an environment of their own."""
    for name in app.jinja_env.list_templates(filter_func=lambda name: "/print/" not in name):
        app.jinja_env.get_template(name)
