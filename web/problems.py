"""From exceptions to answers: a status, a problem body (RFC 9457) for programs, a sentence for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, current_app, json, render_template, request
from werkzeug.exceptions import HTTPException

from graph_store import (
    FormatRefused,
    QueryCrashed,
    QueryFailed,
    QuerySyntax,
    QueryTimeout,
    QueryTooLarge,
    ServiceRefused,
    StoreError,
    StoreInUse,
    StoreMissing,
    StoreTooNew,
)
from ontology import BadDate
from queries import BadParameter, UnknownQuestion
from web.errors import Busy, RequestError, Unknown
from web.i18n import current_language, messages, translate
from web.negotiation import accept_header, prefers_html, vary
from web.search import Found, look_up

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 10
"""What a client that met a time limit is told to wait."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that went wrong, in the request's language; ``kind`` tells programs which."""

    status: int
    kind: str
    detail: str
    extras: Mapping[str, object] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The status in two or three words."""
        key = f"problem.{self.status}"
        known = key in messages("en")
        return translate(key if known else "problem.400" if self.status < 500 else "problem.500")

    def as_json(self) -> dict[str, Any]:
        """Return the body for programs."""
        standard = {
            "type": f"urn:maillage:problem:{self.kind}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }
        return standard | dict(self.extras)


def describe(error: Exception) -> Problem:
    """Say what an exception means for the one who asked; what is not known here is a fault of ours (500)."""
    match error:
        case RequestError():
            headers = {"Retry-After": str(error.retry_after)} if isinstance(error, Busy) else {}
            found = _problem(error.status, error.key.removeprefix("error."), headers=headers, **error.values)
        case HTTPException():
            found = _of_http(error)
        case QueryFailed():
            found = _of_query(error)
        case StoreError():
            found = _of_store(error)
        case UnknownQuestion():
            found = Problem(404, "unknown-question", error.sentence(current_language()))
        case BadParameter():
            extras = {"parameter": error.parameter}
            found = Problem(400, "bad-parameter", error.sentence(current_language()), extras)
        case BadDate():
            found = _problem(400, "bad_date")
        case _:
            found = _problem(500, "bug")
    return found


def answer(error: Exception) -> Response:
    """Answer an exception: the handler of the application."""
    problem = describe(error)
    if problem.status >= 500 and not isinstance(error, QueryFailed | RequestError):
        current_app.logger.error("%s %s", request.method, request.path, exc_info=error)
    if prefers_html() and not request.path.startswith("/api/"):
        body = render_template("problem.html", problem=problem, **_offer(error))
        response = Response(body, problem.status, mimetype="text/html")
    else:
        body = json.dumps(problem.as_json(), ensure_ascii=False)
        response = Response(body, problem.status, content_type=MEDIA_TYPE)
    response.headers.update(problem.headers)
    if isinstance(error, HTTPException) and error.response is None:
        allowed = [(name, value) for name, value in error.get_headers() if name == "Allow"]
        response.headers.update(allowed)
    return vary(response, "Accept", "Accept-Language")


def init_app(app: Flask) -> None:
    """Answer every exception of an application here."""
    app.register_error_handler(Exception, answer)


def _problem(status: int, key: str, *, headers: Mapping[str, str] | None = None, **values: object) -> Problem:
    return Problem(status, key.replace("_", "-"), translate(f"error.{key}", **values), headers=headers or {})


def _of_http(error: HTTPException) -> Problem:
    status = error.code or 500
    match status:
        case 404:
            return _problem(404, "unknown_page")
        case 405:
            return _problem(405, "method", method=request.method)
        case 406:
            return _problem(406, "not_acceptable", asked=accept_header() or "", offers="")
        case 413:
            limit = (current_app.config["MAX_CONTENT_LENGTH"] or 0) // 1024
            return _problem(413, "too_large_body", limit=limit)
        case _:
            return _problem(status, "bug" if status >= 500 else "other")


def _of_query(error: QueryFailed) -> Problem:
    match error:
        case QuerySyntax():
            detail = translate(
                "error.query_syntax", line=error.line, column=error.column, message=error.message
            )
            return Problem(400, "query-syntax", detail, {"line": error.line, "column": error.column})
        case QueryTimeout():
            wait = {"Retry-After": str(RETRY_SECONDS)}
            return _problem(503, "query_timeout", seconds=f"{error.seconds:g}", headers=wait)
        case QueryTooLarge():
            return _problem(413, "query_too_large", limit=max(1, error.limit // 1_000_000))
        case ServiceRefused():
            return _problem(403, "service_refused")
        case FormatRefused():
            asked = request.args.get("format") or accept_header() or ""
            return _problem(
                406, "not_acceptable", asked=asked, offers=str(error).rpartition(": ")[2].rstrip(".")
            )
        case _:
            status = 503 if isinstance(error, QueryCrashed) else 400
            return _problem(status, "query_failed", reason=error)


def _of_store(error: StoreError) -> Problem:
    match error:
        case StoreMissing():
            key = "store_missing"
        case StoreTooNew():
            key = "store_too_new"
        case StoreInUse():
            key = "store_busy"
        case _:
            key = "store"
    return _problem(503, key)


def _offer(error: Exception) -> dict[str, object]:
    """Return what the page of an unknown address offers: a search for its words, and the names near them."""
    words = error.words if isinstance(error, Unknown) else ""
    return {"words": words, "hits": look_up(words, limit=8).hits if words else Found.nothing().hits}
