"""``/sparql``: the SPARQL 1.1 Protocol for queries; for a person with a browser, the editor and plain tables.

https://www.w3.org/TR/sparql11-protocol/ section 2.1 (query operation).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, Response, current_app, render_template, request, url_for
from pyoxigraph import NamedNode
from werkzeug.datastructures import MultiDict

from graph_store import QueryFailed
from graph_store.formats import RDF_FORMATS, RESULT_FORMATS, GraphFormat, ResultFormat
from web.answers import send
from web.assets import is_built
from web.context import context, query_text
from web.errors import BadRequest, Busy, NotAcceptable, UnsupportedForm
from web.negotiation import accept_header, accepted_ranges, negotiate, prefers_html, quality, vary
from web.problems import RETRY_SECONDS, describe
from web.tables import table

EXTENSION = "maillage.query_slots"
SLOT_WAIT = 0.5
"""Seconds that a query waits for a slot before it is told to come back: it holds a thread meanwhile."""

QUERY_BODY, FORM_BODY = "application/sparql-query", "application/x-www-form-urlencoded"
FORMATS: tuple[ResultFormat | GraphFormat, ...] = (*RESULT_FORMATS.values(), *RDF_FORMATS.values())

blueprint = Blueprint("sparql", __name__)


@dataclass(frozen=True, slots=True)
class Operation:
    """One query as the protocol carries it."""

    query: str
    default_graphs: Sequence[str]
    named_graphs: Sequence[str]


@blueprint.route("/sparql", methods=["GET", "POST"])
def sparql() -> Response:
    """Answer a query; without one, show the editor to a person and the service's description to a program."""
    operation = read_operation()
    html = prefers_html() and "format" not in request.args
    if operation is None:
        return vary(_editor() if html else _description(), "Accept", "Accept-Language")
    if html:
        return vary(_result_page(operation), "Accept", "Accept-Language")
    names = wanted_formats()
    with _slot():
        answer = context().reader.serialised(
            operation.query,
            accept_format=names,
            default_graphs=operation.default_graphs,
            named_graphs=operation.named_graphs,
        )
    return vary(send(answer), "Accept")


@blueprint.after_request
def open_to_other_sites(response: Response) -> Response:
    """Let pages of other sites ask: nothing here depends on who asks (CORS)."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
        response.headers["Access-Control-Allow-Headers"] = "Accept, Accept-Language, Content-Type"
        response.headers["Access-Control-Max-Age"] = "86400"
    return response


def read_operation() -> Operation | None:
    """Read the query in whichever of the protocol's three ways; ``None`` for a GET without one.

    Raises:
        BadRequest: no query or several, a graph that is no IRI, a body that is no UTF-8.
        UnsupportedForm: the body's media type is not the protocol's.
    """
    if request.method != "POST":
        return _operation(request.args) if _given(request.args) else None
    if request.mimetype == QUERY_BODY:
        try:
            query = request.get_data().decode()
        except UnicodeDecodeError as error:
            raise BadRequest("body_text") from error
        if not query.strip():
            raise BadRequest("missing_query")
        return Operation(query, *_graphs(request.args))
    if request.mimetype != FORM_BODY:
        raise UnsupportedForm("body_type", media_type=request.mimetype)
    if not _given(request.form):
        raise BadRequest("no_update" if "update" in request.form else "missing_query")
    return _operation(request.form)


def wanted_formats() -> list[str]:
    """Return the names of acceptable formats, best first: ``?format=`` decides, else the Accept header.

    Raises:
        NotAcceptable: there is none.
    """
    asked = request.args.get("format") or request.form.get("format")
    if asked:
        names = [form.name for form in FORMATS if asked.lower() in _called(form)]
    elif accept_header() is None:
        names = [form.name for form in FORMATS]
    else:
        ranges = accepted_ranges(accept_header() or "")
        welcome = {form.name: _welcome(form, ranges) for form in FORMATS}
        names = sorted(
            (name for name, value in welcome.items() if value > 0), key=lambda name: -welcome[name]
        )
    if not names:
        raise NotAcceptable(asked or accept_header() or "", [form.media_types[0] for form in FORMATS])
    return names


def _welcome(form: ResultFormat | GraphFormat, ranges: list[tuple[str, float]]) -> float:
    """Say how welcome a format is; a range with a star covers only the media type that is really sent."""
    sent, *aliases = form.media_types
    named = [value for name, value in ranges if name in aliases]
    return max([quality(sent, ranges), *named])


def _called(form: ResultFormat | GraphFormat) -> set[str]:
    return {form.name, form.extension, *form.media_types}


def _given(values: MultiDict[str, str]) -> bool:
    return any(query.strip() for query in values.getlist("query"))


def _operation(values: MultiDict[str, str]) -> Operation:
    queries = values.getlist("query")
    if len(queries) > 1:
        raise BadRequest("doubled_query", count=len(queries))
    return Operation(queries[0], *_graphs(values))


def _graphs(values: MultiDict[str, str]) -> tuple[list[str], list[str]]:
    default, named = values.getlist("default-graph-uri"), values.getlist("named-graph-uri")
    for iri in (*default, *named):
        try:
            NamedNode(iri)
        except ValueError as error:
            raise BadRequest("bad_graph", iri=iri) from error
    return default, named


@contextmanager
def _slot() -> Iterator[None]:
    """Hold one of the slots for queries: the pages keep threads of their own.

    Raises:
        Busy: none came free in time.
    """
    slots = current_app.extensions.setdefault(
        EXTENSION, threading.BoundedSemaphore(context().settings.query_slots)
    )
    if not slots.acquire(timeout=SLOT_WAIT):
        raise Busy(RETRY_SECONDS)
    try:
        yield
    finally:
        slots.release()


def _editor() -> Response:
    return Response(
        render_template(
            "sparql.html",
            built=is_built("sparql"),
            base=context().base,
            query="",
            example=query_text("example"),
        )
    )


def _result_page(operation: Operation) -> Response:
    """Show an answer as a table, or the query with what is wrong with it."""
    try:
        with _slot():
            answer = context().reader.query(
                operation.query,
                default_graphs=operation.default_graphs,
                named_graphs=operation.named_graphs,
            )
    except QueryFailed as error:
        problem = describe(error)
        body = render_template("sparql_result.html", query=operation.query, problem=problem)
        return Response(body, problem.status, headers=dict(problem.headers))
    found = table(answer)
    names = (
        ("turtle", "ntriples")
        if found.columns and not hasattr(answer, "variables")
        else ("csv", "tsv", "json")
    )
    return Response(
        render_template(
            "sparql_result.html", query=operation.query, table=found, downloads=_downloads(operation, names)
        )
    )


def _downloads(operation: Operation, names: Sequence[str]) -> list[tuple[str, str]]:
    shared = [
        ("query", operation.query),
        *(("default-graph-uri", iri) for iri in operation.default_graphs),
        *(("named-graph-uri", iri) for iri in operation.named_graphs),
    ]
    start = url_for("sparql.sparql")
    return [(name.upper(), f"{start}?{urlencode([*shared, ('format', name)])}") for name in names]


def _description() -> Response:
    """Describe the service (https://www.w3.org/TR/sparql11-service-description/), in Turtle."""
    chosen = negotiate(("text/turtle", "application/x-turtle", "text/plain"))
    body = render_template(
        "service.ttl", endpoint=url_for("sparql.sparql", _external=True), base=context().base
    )
    return Response(body, mimetype="text/turtle" if chosen != "text/plain" else chosen)
