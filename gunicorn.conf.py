"""How the web process serves: read by `gunicorn wsgi:app` in this folder. The address comes from the command line."""

import gc
from typing import Any

from sqlalchemy.orm import configure_mappers

from taskforce.core import schema
from taskforce.web import compiled

gc.disable()  # nothing that is loaded is garbage: looking for it took a fifth of the start; see `when_ready`

worker_class = "gthread"
workers = 2
threads = 16  # twice the seats that press a button in the same moment; nothing here keeps a connection open
preload_app = True
timeout = 60
graceful_timeout = 8
control_socket_disable = True  # it would be written into the home of whoever starts the program
worker_tmp_dir = "/dev/shm"  # noqa: S108 - a slow disk must not look like a worker that hangs
accesslog = None
loglevel = "warning"


def when_ready(server: Any) -> None:
    """Refuse another schema. Load what each worker would; move it out of the collector's sight: they share pages."""
    database = server.app.wsgi().extensions["database"]
    try:
        schema.require_present(database)
    except schema.SchemaError as error:
        raise SystemExit(str(error)) from error
    configure_mappers()
    compiled.load_all(server.app.wsgi())
    database.engine.dispose()  # a connection must not be shared by two workers
    gc.collect()
    gc.freeze()
    gc.enable()
