"""``/api``: JSON for the explorer and for programs. Ids are slugs; labels are in the request's language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, json, request

from graph_store.palette import OTHER_COLOUR, PALETTE, SHAPES
from ontology import CLASSES, DATED, RELATIONS, term_comment
from web import entities
from web.answers import one_of, whole_number
from web.context import context
from web.errors import BadRequest, Unknown
from web.i18n import current_language
from web.labels import predicate_label, term
from web.network import edge_json, newest, node_json
from web.search import look_up

DESCRIPTION = Path(__file__).with_name("openapi.json")
MAX_NODES = 2000
MAX_HITS = 100

blueprint = Blueprint("api", __name__, url_prefix="/api")


@blueprint.get("/search")
def search() -> Response:
    """Find entities by the words of a name."""
    limit, type_ = whole_number("limit", 10, 1, MAX_HITS), one_of("type", CLASSES, "unknown_type")
    found = look_up(request.args.get("q", ""), limit=limit, type_=type_)
    results = [
        {
            "id": hit.id,
            "iri": f"{context().base}/id/{hit.id}",
            "label": hit.label,
            "type": hit.type,
            "names": list(hit.names),
            "degree": hit.degree,
        }
        for hit in found.hits
    ]
    return _send({"results": results})


@blueprint.get("/overview")
def overview() -> Response:
    """Answer the best connected entities with those beside them, their facts, and the figures by type."""
    atlas = newest()
    nodes = atlas.overview(whole_number("limit", 120, 1, MAX_NODES))
    return _send(
        {
            "nodes": [node_json(node) for node in nodes],
            "edges": [edge_json(edge) for edge in atlas.between(node.id for node in nodes)],
            "total": {"nodes": len(atlas.nodes), "edges": len(atlas.edges)},
            "types": {name: atlas.types[name] for name in CLASSES if atlas.types.get(name)},
        }
    )


@blueprint.get("/entity/<slug>")
def entity(slug: str) -> Response:
    """Answer one entity with its facts in both directions and the articles that name it, and their totals."""
    found = entities.find(slug)
    if found is None:
        raise Unknown("unknown_entity", slug=slug)
    listed = entities.as_json(found, entities.facts(slug), entities.articles(slug))
    totals = entities.totals(slug)
    return _send(listed | {"total": {"facts": totals.facts, "articles": totals.articles}})


@blueprint.get("/neighbours/<slug>")
def neighbours(slug: str) -> Response:
    """Answer an entity, those linked to it (the best supported first), and the facts among them all."""
    atlas = newest()
    if slug not in atlas.nodes and entities.find(slug) is not None:
        atlas = newest(patience=None)  # it came with a snapshot whose map is still being drawn
    centre = atlas.nodes.get(slug)
    if centre is None:
        raise Unknown("unknown_entity", slug=slug)
    limit = whole_number("limit", 50, 1, MAX_NODES)
    predicate = one_of("predicate", RELATIONS, "unknown_predicate")
    others = atlas.neighbours(slug, predicate, one_of("type", CLASSES, "unknown_type"))
    shown = others[:limit]
    return _send(
        {
            "nodes": [node_json(node) for node in (centre, *shown)],
            "edges": [edge_json(edge) for edge in atlas.between(node.id for node in (centre, *shown))],
            "total": {"nodes": len(others)},
            "shown": len(shown),
        }
    )


@blueprint.get("/evidence")
def evidence() -> Response:
    """Answer the claims that say one fact, each with the sentence that proves it."""
    subject, value = _required("subject"), _required("object")
    predicate = one_of("predicate", (*RELATIONS, *DATED), "unknown_predicate") or _required("predicate")
    claims = entities.evidence(subject, predicate, value)
    return _send(
        {
            "subject": _thing(subject),
            "predicate": predicate,
            "label": predicate_label(predicate),
            "object": {"date": value} if predicate in DATED else _thing(value),
            "claims": [claim.as_json() for claim in claims],
        }
    )


@blueprint.get("/vocabulary")
def vocabulary() -> Response:
    """Answer the types with their colours and shapes, and the relations, with labels and explanations."""
    lang = current_language()
    classes = [
        {
            "name": name,
            "label": term(name),
            "comment": term_comment(name, lang),
            "color": PALETTE.get(name, OTHER_COLOUR),
            "shape": SHAPES.get(name, "circle"),
        }
        for name in CLASSES
    ]
    relations = [
        {"name": name, "label": term(name), "comment": term_comment(name, lang)}
        for name in (*RELATIONS, *DATED)
    ]
    return _send({"classes": classes, "relations": relations})


@blueprint.get("/openapi.json")
def description() -> Response:
    """Describe this API (OpenAPI 3.1)."""
    return Response(DESCRIPTION.read_bytes(), mimetype="application/json")


@blueprint.after_request
def open_to_other_sites(response: Response) -> Response:
    """Let pages of other sites ask: nothing here depends on who asks (CORS)."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _thing(slug: str) -> dict[str, str]:
    found = entities.find(slug)
    if found is None:
        raise Unknown("unknown_entity", slug=slug)
    return {"id": found.id, "label": found.label, "type": found.type}


def _required(name: str) -> str:
    given = request.args.get(name)
    if not given:
        raise BadRequest("missing_parameter", name=name)
    return given


def _send(content: Mapping[str, Any]) -> Response:
    response = Response(json.dumps(content, ensure_ascii=False), mimetype="application/json")
    response.vary.add("Accept-Language")
    return response
