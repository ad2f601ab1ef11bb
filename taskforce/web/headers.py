"""What every answer says to the browser about trust."""

from flask import Flask, request
from werkzeug.wrappers import Response

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "X-Robots-Tag": "noindex",
}


def protect(app: Flask, secure: bool) -> None:
    """Set the headers on every answer; nothing but our own assets may be kept by a cache that others share."""

    @app.after_request
    def set_headers(response: Response) -> Response:
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if secure:
            response.headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        if request.endpoint == "static" and response.status_code in (200, 304):
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        elif not response.cache_control.private:  # what one reader may keep says so itself: a portrait
            response.headers["Cache-Control"] = "no-store"
            response.headers.pop("Expires", None)  # a file that is sent brings one, a year ahead
        return response
