"""Linked data: ``/id/X`` leads by 303 to a page for people or data for programs (httpRange-14, Cool URIs)."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from web import entities
from web.answers import FORMAT_BY_ENDING, send_data, split_ending
from web.context import ask, context
from web.errors import Unknown
from web.negotiation import HTML, negotiate, prefers_html, vary

blueprint = Blueprint("resources", __name__)

_DATA_TYPES = {media_type: form for form in FORMAT_BY_ENDING.values() for media_type in form.media_types}
_ALTERNATES = tuple(
    (ending, FORMAT_BY_ENDING[ending].media_types[0]) for ending in ("ttl", "jsonld", "nt", "rdf")
)


@blueprint.get("/id/<slug>")
def identity(slug: str) -> AnyResponse:
    """Lead from a thing's IRI to what is written about it, by Accept header or ending."""
    name, ending = split_ending(slug)
    _must_be_known(name)
    if ending is not None:
        target = _page(name) if ending == "html" else url_for("resources.data", slug=f"{name}.{ending}")
        return redirect(target, 303)
    wants_page = prefers_html() or negotiate((HTML, *_DATA_TYPES)) == HTML
    response = redirect(_page(name) if wants_page else url_for("resources.data", slug=name), 303)
    response.vary.add("Accept")
    return response


@blueprint.get("/page/<slug>")
def page(slug: str) -> AnyResponse:
    """Show what is known of an entity, each fact with the sentences that say it."""
    name, ending = split_ending(slug)
    if ending is not None:
        return redirect(_page(name) if ending == "html" else url_for("resources.data", slug=slug), 303)
    entity = entities.find(name)
    if entity is None:
        raise _unknown(name)
    shown = entities.with_claims(name, entities.facts(name))
    body = render_template(
        "entity.html",
        entity=entity,
        data=entities.grouped([fact for fact in shown if fact.value.id is None]),
        groups=entities.grouped([fact for fact in shown if fact.value.id is not None]),
        shown_facts=len(shown),
        articles=entities.articles(name),
        totals=entities.totals(name),
        alternates=_ALTERNATES,
    )
    response = Response(body, mimetype=HTML)
    for ending, media_type in _ALTERNATES:
        address = url_for("resources.data", slug=f"{name}.{ending}")
        response.headers.add("Link", f'<{address}>; rel="alternate"; type="{media_type}"')
    response.headers.add("Link", f'<{url_for("resources.identity", slug=name)}>; rel="describes"')
    return response


@blueprint.get("/data/<slug>")
def data(slug: str) -> AnyResponse:
    """Answer an entity's facts both ways as triples, with names and types of what they lead to."""
    name, ending = split_ending(slug)
    if ending == "html":
        return redirect(_page(name), 303)
    form = FORMAT_BY_ENDING[ending] if ending else _DATA_TYPES[negotiate(tuple(_DATA_TYPES))]
    _must_be_known(name)
    response = send_data(entities.description_query(name) or "", form)
    response.headers.add("Link", f'<{url_for("resources.identity", slug=name)}>; rel="describes"')
    return response if ending else vary(response, "Accept")


def _page(slug: str) -> str:
    return url_for("resources.page", slug=slug)


def _must_be_known(slug: str) -> None:
    node = context().entity(slug)
    if node is None or not ask("known", thing=node):
        raise _unknown(slug)


def _unknown(slug: str) -> Unknown:
    return Unknown("unknown_entity", words=slug.replace("-", " "), slug=slug)
