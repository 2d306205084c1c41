"""The home page, the search, and the colours of the types: where a person begins."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request, url_for

from graph_store.palette import PALETTE
from ingest import DEMO_FOLDER
from ontology import ACTORS, CLASSES
from web.articles import all_articles
from web.claims import ArticleLine
from web.context import context
from web.errors import BadRequest
from web.i18n import current_language
from web.network import newest
from web.search import look_up

CONNECTED = 8
LATEST = 6
SEARCH_LIMIT = 60
EXAMPLES = (
    "around",
    "incubators-of-territory",
    "model-spread",
    "supporters",
    "events-of-year",
    "laws",
)
"""Questions for the home page by preference: the first three that the catalogue has, else its first three."""

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def home() -> str:
    """Show search, the ecosystem at a glance, the latest articles, three questions."""
    atlas = newest()
    articles = all_articles()
    figures = {
        "types": [(name, atlas.types[name]) for name in CLASSES if atlas.types.get(name)],
        "total": len(atlas.nodes),
        "links": len(atlas.edges),
        "articles": len(articles),
    }
    actors = [node for node in atlas.nodes.values() if node.degree and node.type in {"Person", *ACTORS}]
    return render_template(
        "home.html",
        figures=figures,
        connected=actors[:CONNECTED],
        articles=articles[:LATEST],
        examples=_examples(),
        demo=_shows_demo(articles),
    )


@blueprint.get("/search")
def search_page() -> str:
    """Find entities by the words of a name, by type, or both."""
    words, type_ = request.args.get("q", "").strip(), request.args.get("type") or None
    if type_ is not None and type_ not in CLASSES:
        raise BadRequest("unknown_type", value=type_, types=", ".join(CLASSES))
    found = look_up(words, limit=SEARCH_LIMIT, type_=type_)
    return render_template(
        "search.html", words=words, type=type_, hits=found.hits, cut=found.cut, classes=CLASSES
    )


@blueprint.get("/types.css")
def types_css() -> Response:
    """Write the colours of the types as style rules, from the one palette."""
    rules = "\n".join(f".type-{name} {{ --type: {colour}; }}" for name, colour in PALETTE.items())
    response = Response(rules, mimetype="text/css")
    response.cache_control.max_age = 3600
    return response


def _shows_demo(articles: Sequence[ArticleLine]) -> bool:
    """Say whether demo articles are among those read: what is invented in them must be said."""
    names = {path.stem for path in DEMO_FOLDER.glob("*.txt")}
    return any(article.id.rpartition("-")[0] in names for article in articles)


def _examples() -> list[dict[str, str]]:
    catalogue, lang = context().catalogue, current_language()
    names = [name for name in EXAMPLES if name in catalogue.names()]
    names += [name for name in catalogue.names() if name not in names]
    shown = []
    for question in map(catalogue.get, names[:3]):
        given = {item.name: item.example for item in question.parameters if item.required} or {"run": "1"}
        address = f"{url_for('questions.page', name=question.name)}?{urlencode(given)}"
        shown.append({"title": question.title[lang], "summary": question.summary[lang], "address": address})
    return shown
