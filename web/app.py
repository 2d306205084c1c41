"""Builds the application: blueprints, templates' words, limits, the headers that every answer carries."""

from __future__ import annotations

from flask import Flask, Response, request

from graph_store import open_store
from graph_store.isolated import IsolatedReader
from ontology import PREFIXES
from queries import Catalogue
from web import (
    api,
    articles,
    assets,
    explorer,
    health,
    home,
    i18n,
    problems,
    questions,
    resources,
    sparql,
    vocabulary,
)
from web.context import Context
from web.labels import term
from web.network import AtlasShelf
from web.settings import Settings

STATIC_SECONDS = 3600

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def create_app(settings: Settings) -> Flask:
    """Build the application over the store at ``settings.store_path``.

    Raises:
        StoreMissing: there is no store there.
        StoreTooNew: it was made by a newer version.
    """
    store = open_store(settings.store_path, create=False)
    reader = IsolatedReader(
        settings.store_path,
        timeout=settings.query_timeout,
        memory_mb=settings.memory_mb,
        max_bytes=settings.max_result_bytes,
        prefixes=PREFIXES,
    )
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = settings.max_request_bytes
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = STATIC_SECONDS
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["term"] = term
    app.jinja_env.filters["term"] = term
    Context(settings, reader, Catalogue.load(), store.threshold).attach(app)
    AtlasShelf(settings.store_path).attach(app)
    for part in (assets, i18n, problems):
        part.init_app(app)
    for subject in (home, explorer, questions, sparql, resources, articles, vocabulary, api, health):
        app.register_blueprint(subject.blueprint)
    app.after_request(_protect)
    return app


def _protect(response: Response) -> Response:
    """Say what a browser may do with an answer: load from this server alone, guess nothing, tell no one."""
    policy = dict(_POLICY)
    if request.endpoint == "sparql.sparql" and response.mimetype == "text/html":
        policy["style-src"] = "'self' 'unsafe-inline'"  # YASGUI and its CodeMirror write style elements
    response.headers.setdefault("Content-Security-Policy", "; ".join(f"{k} {v}" for k, v in policy.items()))
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "same-origin")
    return response
