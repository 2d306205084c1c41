"""The vocabulary: a page for people, Turtle and other forms for programs."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from flask import Blueprint, Response, abort, render_template
from pyoxigraph import RdfFormat, parse, serialize

from graph_store.formats import GraphFormat
from ontology import (
    ACTORS,
    CLASSES,
    DATED,
    MLG,
    PREFIXES,
    RELATIONS,
    VOCABULARY_FILE,
    signature,
    term_comment,
)
from web.answers import FORMAT_BY_ENDING
from web.i18n import current_language
from web.labels import term
from web.negotiation import HTML, negotiate, prefers_html, vary

blueprint = Blueprint("vocabulary", __name__)

OTHERS = ("mentions", "confidence", "rule", "role", "since", "until", "ended", "amount",
          "inseeCode", "isoCode", "validFrom", "validUntil")  # fmt: skip


@blueprint.get("/ontology")
def ontology() -> Response:
    """List the classes and properties; answer triples to who asks for them."""
    forms = {form.media_types[0]: form for form in FORMAT_BY_ENDING.values()}
    chosen = HTML if prefers_html() else negotiate((HTML, *forms))
    if chosen != HTML:
        return vary(_file(forms[chosen]), "Accept")
    return vary(Response(render_template("vocabulary.html", namespace=MLG, sections=_sections())), "Accept")


@blueprint.get("/ontology.<ending>")
def ontology_file(ending: str) -> Response:
    """Answer the vocabulary as triples."""
    form = FORMAT_BY_ENDING.get(ending)
    if form is None:
        abort(404)
    return _file(form)


def _file(form: GraphFormat) -> Response:
    response = Response(_serialised(form), mimetype=form.media_types[0])
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@cache
def _serialised(form: GraphFormat) -> bytes:
    if form.oxigraph == RdfFormat.TURTLE:
        return VOCABULARY_FILE.read_bytes()  # as written, with its order and its comments
    output = io.BytesIO()
    quads = parse(path=VOCABULARY_FILE, format=RdfFormat.TURTLE)
    prefixes = dict(PREFIXES) if form.oxigraph != RdfFormat.N_TRIPLES else None
    serialize((quad.triple for quad in quads), output, form.oxigraph, prefixes=prefixes)
    return output.getvalue()


def _sections() -> list[tuple[str, list[dict[str, Any]]]]:
    return [
        ("classes", [_entry(name) for name in CLASSES]),
        ("relations", [_property(name) for name in RELATIONS]),
        ("dated", [_property(name) for name in DATED]),
        ("others", [_entry(name) for name in OTHERS]),
    ]


def _entry(name: str) -> dict[str, Any]:
    return {"name": name, "label": term(name), "comment": term_comment(name, current_language())}


def _property(name: str) -> dict[str, Any]:
    subjects, objects = signature(name)
    return _entry(name) | {
        "domain": _in_order(subjects),
        "range": None if name in DATED else _in_order(objects),
    }


def _in_order(names: frozenset[str]) -> list[str]:
    """Return class names in the guide's order, all actors as one; nothing where all classes are meant."""
    if len(names) == len(CLASSES):
        return []
    actors = ["Actor"] if names >= ACTORS else []
    return actors + [name for name in CLASSES if name in names and not (actors and name in ACTORS)]
