"""Refusals as pages: what happened, and what to do now."""

import logging

from flask import Flask, current_app, render_template, request
from flask.globals import request_ctx
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from taskforce.core.errors import Busy, Conflict, TaskforceError, TooMany
from taskforce.web.access import TYPED

log = logging.getLogger(__name__)
SENTENCES = {
    400: "The browser sent something that this program cannot read.",
    403: "This is not open to you.",
    404: "There is no such page, or it is not open to you.",
    405: "This page cannot be used in that way.",
    413: "That is more than this program takes at once. Please shorten it.",
    429: "Too many tries. Please wait a few minutes.",
    500: "Something went wrong on our side. Nothing of your last act was saved.",
    503: "The program is busy. Nothing was saved; please try again.",
}

TOO_LARGE = (
    "A file may have up to {size} MB; this is larger. Nothing was stored. Go back and choose a smaller one."
)


def register(app: Flask) -> None:
    """Answer every refusal with a page of our own."""
    app.register_error_handler(Conflict, _conflict)
    app.register_error_handler(TaskforceError, _refused)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _broken)


def _conflict(error: Conflict) -> Response:
    return _page("errors/conflict.html", 409, error.sentence, theirs=error.theirs, mine=error.mine)


def _refused(error: TaskforceError) -> Response:
    response = _page("errors/error.html", error.status, error.sentence)
    if isinstance(error, Busy):
        response.headers["Retry-After"] = "2"
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.seconds)
    return response


def _forged(error: CSRFError) -> Response:
    sentence = (
        "This page has stood open too long, or you signed in again. Go back, reload it, and send again."
    )
    return _page("errors/error.html", 400, sentence)


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    if status < 400:
        return error.get_response()  # a redirect, not a refusal
    sentence = SENTENCES.get(status, error.description or error.name)
    largest = getattr(current_app.view_functions.get(request.endpoint or ""), "takes_files", 0)
    if status == 413 and request.max_content_length == largest + TYPED:
        sentence = TOO_LARGE.format(size=largest // 1024**2)
    response = _page("errors/error.html", status, sentence)
    for name, value in error.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def _broken(error: Exception) -> Response:
    if current_app.testing:
        raise error
    log.error("An act failed.", exc_info=error)
    return _page("errors/error.html", 500, SENTENCES[500])


def _page(template: str, status: int, sentence: str, **values: object) -> Response:
    if request_ctx.url_adapter is None:  # a foreign name of the host: no page of ours has an address there
        return Response(sentence, status, mimetype="text/plain")
    html = render_template(template, status=status, sentence=sentence, **values)
    return Response(html, status, mimetype="text/html")
