"""The factory: puts the rooms of the house together."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask, g
from flask_login import LoginManager
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from taskforce.announcement.views import blueprint as announcement
from taskforce.charter.panels import stage_line
from taskforce.charter.views import blueprint as charter
from taskforce.config import Settings
from taskforce.core.db import Database
from taskforce.core.queue import Queue
from taskforce.files.views import blueprint as files
from taskforce.meetings.views import blueprint as meetings
from taskforce.meetings.views.calendar import feeds
from taskforce.members.queries import find_entry, signed_in
from taskforce.members.views import blueprint as members
from taskforce.notices.views import blueprint as notices
from taskforce.notices.views import stops
from taskforce.recommendations.views import blueprint as recommendations
from taskforce.records.panels import trust
from taskforce.report.views import blueprint as report
from taskforce.report.views import public as published
from taskforce.sources.rules import citations
from taskforce.sources.views import blueprint as sources
from taskforce.texts.views import blueprint as texts
from taskforce.texts.views import comment_rounds, reviews
from taskforce.today.views import blueprint as today
from taskforce.voting.views import blueprint as voting
from taskforce.web import access, addresses, compiled, errors, headers, navigation, page, panels, styleguide
from taskforce.web.program import Program

TOP = Path(__file__).resolve().parent.parent
LARGEST_REQUEST = 4 * 1024 * 1024
SLICES = (
    charter,
    files,
    members,
    announcement,
    sources,
    texts,
    comment_rounds,
    reviews,
    voting,
    recommendations,
    meetings,
    feeds,
    report,
    published,
    notices,
    stops,
    today,
)
PLACES = (
    ("Today", "today.show"),
    ("Recommendations", "recommendations.board"),
    ("Meetings", "meetings.index"),
    ("Votes", "voting.rounds"),
    ("Report", "report.show"),
    ("People", "members.directory"),
)
MENU = (
    ("Charter", "charter.show"),
    ("Sources", "sources.register"),
    ("Comments", "texts.overview"),
    ("Comment rounds", "comment_rounds.index"),
    ("Announcements", "announcement.index"),
    ("What you were told", "notices.index"),
    ("Your office", "members.office"),
)


def create_app(settings: Settings | None = None) -> Flask:
    """The program, with settings from the environment when none are given. Raises ConfigError, RuntimeError."""
    settings = settings or Settings.from_environment(os.environ)
    app = Program("taskforce", template_folder=str(TOP / "templates"), static_folder=None)
    app.static_folder = str(TOP / "taskforce" / "static" / "build")
    app.add_url_rule("/static/<path:filename>", "static", app.send_static_file)
    settle(app, settings)
    _sign_in(app)
    _pages(app, settings)
    access.require_declarations(app)
    return app


def settle(app: Flask, settings: Settings) -> None:
    """Put the program on these settings and on their database; done again, it moves to others."""
    _configure(app, settings)
    _open_database(app, settings)


def _configure(app: Flask, settings: Settings) -> None:
    host = urlsplit(settings.base_url).hostname or "localhost"
    local = ["localhost", "127.0.0.1"] if host in ("localhost", "127.0.0.1", "::1") else []
    app.config.update(
        SECRET_KEY=settings.secret_key,
        TRUSTED_HOSTS=[host, *local],
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LARGEST_REQUEST,
        SESSION_COOKIE_NAME="__Host-taskforce" if settings.secure_cookies else "taskforce",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SEND_FILE_MAX_AGE_DEFAULT=31_536_000,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: a form may stay open over lunch
    )
    app.extensions["settings"] = settings
    if settings.proxies:  # else tries at the door would all seem to come from the server in front
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=0, x_host=0)  # type: ignore[method-assign]


def _open_database(app: Flask, settings: Settings) -> None:
    database = Database(settings.database_url, settings.data / "write.lock")
    app.extensions["database"] = database
    app.extensions["queue"] = Queue(settings, database)


def _sign_in(app: Flask) -> None:
    login = LoginManager(app)
    login.session_protection = None  # the row on the server is the session; see members.models.Login

    @login.user_loader  # type: ignore[untyped-decorator]
    def load(token: str) -> object:
        slug = g.get("slug")
        with app.extensions["database"].read() as session:
            return signed_in(session, token, slug, access.chosen_principal(slug))

    app.extensions["find_entry"] = find_entry
    app.before_request(access.make_room)  # before the token is looked for, which reads the request
    CSRFProtect(app)


def _pages(app: Flask, settings: Settings) -> None:
    app.url_value_preprocessor(access.take_slug)
    app.url_defaults(access.give_slug)
    app.before_request(access.guard)
    app.context_processor(navigation.context)
    compiled.keep(app, settings.data)
    app.jinja_env.filters.update(page.FILTERS, uncited=citations.without)
    app.jinja_env.globals.update(asset=page.asset, csrf_token=page.csrf_token)
    headers.protect(app, settings.secure_cookies)
    errors.register(app)
    for blueprint in SLICES:
        app.register_blueprint(blueprint)
    if app.debug:
        app.register_blueprint(styleguide.blueprint)
    addresses.know(app.url_map)
    panels.fill("installation.trust", "records/_trust.html")(trust)
    navigation.stage_line(stage_line)
    for label, endpoint in PLACES:
        navigation.place(label, endpoint)
    for label, endpoint in MENU:
        navigation.menu(label, endpoint)
    navigation.menu("Who may do what", "members.permissions")
    navigation.menu("All task forces", "members.home", all="")
    navigation.menu("Your account", "members.account")
    navigation.menu("Installation", "members.installation")
